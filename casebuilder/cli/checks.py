"""`casebuilder validate`, `extract` and `schema`."""

import argparse
import sys
import time
from pathlib import Path

from casebuilder.cli import lines, output
from casebuilder.cli.opening import open_services
from casebuilder.cli.running import unexpected
from casebuilder.errors import CasebuilderError
from casebuilder.rules.finding import Finding, Report
from casebuilder.services import casefiles


def validate(arguments: argparse.Namespace, home: Path | None) -> int:
    """Check a case file; 0 if nothing blocks, 1 otherwise."""
    raw = sys.stdin.buffer.read(casefiles.MAX_BYTES) if arguments.file == "-" else None
    raw = casefiles.read_bytes(Path(arguments.file)) if raw is None else raw
    parsed = casefiles.parse(raw)
    report = open_services(home).conversation.validate(parsed.data) if parsed.readable else Report()
    blocking = [*parsed.problems, *report.blocking]
    if arguments.json:
        output.as_json({
            "complete": not blocking,
            "blocking": [f.model_dump(mode="json") for f in blocking],
            "warnings": [f.model_dump(mode="json") for f in report.warnings],
        })
    else:
        _print(blocking, report.warnings)
    return 1 if blocking else 0


def _print(blocking: list[Finding], warnings: list[Finding]) -> None:
    output.line("Complete: nothing blocks." if not blocking else f"Not complete: {len(blocking)} blocking.")
    for mark, findings in (("blocks", blocking), ("weigh", warnings)):
        for f in findings:
            evidence = f" [{', '.join(f.evidence)}]" if f.evidence else ""
            where = output.printable(f.path) or "the file"
            output.line(f"{mark}  {where}  {output.printable(f.message)} {output.printable(f.fix)}{evidence}")


def extract(_arguments: argparse.Namespace, home: Path | None) -> int:
    """Read values out of messages: one line in, one line out."""
    services = open_services(home)
    services.warm_up()
    for line in lines.objects():
        message = line if isinstance(line, lines.BadLine) else lines.text_of(line, "message")
        if isinstance(message, lines.BadLine) or isinstance(line, lines.BadLine):
            lines.reply_error(str(message))
            continue
        asked = line.get("asked")
        if asked is not None and not isinstance(asked, str):
            lines.reply_error('"asked" must be a section or null')
            continue
        began = time.monotonic()
        try:
            captured = services.conversation.extract(message, asked)
        except CasebuilderError as error:
            lines.reply_error(error.message)
        except BrokenPipeError:
            raise
        except Exception as error:  # the next line may be fine
            lines.reply_error(unexpected(error))
        else:
            lines.reply({
                "captured": [entry.model_dump(mode="json") for entry in captured],
                "elapsed_ms": int((time.monotonic() - began) * 1000),
            })
    return 0


def schema(_arguments: argparse.Namespace, _home: Path | None) -> int:
    """Print the JSON Schema of a case."""
    from casebuilder.services.schema import case_schema

    output.as_json(case_schema())
    return 0
