"""`casebuilder cases`."""

import argparse
import os
import sys
from pathlib import Path

from casebuilder.cli import output
from casebuilder.cli.opening import open_services
from casebuilder.errors import EnvironmentProblem, UserError
from casebuilder.services import casefiles
from casebuilder.services.conflicts import ExportRefused
from casebuilder.services.views import CaseView


def list_cases(arguments: argparse.Namespace, home: Path | None) -> int:
    """Print the cases, last changed first."""
    found = open_services(home).conversation.cases()
    if arguments.json:
        output.as_json([c.model_dump(mode="json") for c in found])
    elif not found:
        output.line("There are no cases yet; `casebuilder run` or `casebuilder chat` begins one.")
    else:
        rows = [
            (
                c.case_id,
                f"{c.updated_at.astimezone():%Y-%m-%d %H:%M}",
                f"{c.answered} of 17",
                f"{c.blocking} blocking",
                c.status,
                c.title,
            )
            for c in found
        ]
        output.table(rows, ("ID", "SAVED", "ANSWERED", "GATE", "STATUS", "TITLE"))
    return 0


def show(arguments: argparse.Namespace, home: Path | None) -> int:
    """Print a case as it stands."""
    view = open_services(home).conversation.view(arguments.id, last=1)
    if arguments.json:
        output.as_json(view.case.model_dump(mode="json"))
    else:
        _show(view)
    return 0


def _show(view: CaseView) -> None:
    from casebuilder.case.sections import section_leaves

    output.line(output.printable(view.title))
    blocking, warnings = len(view.report.blocking), len(view.report.warnings)
    output.line(f"{view.answered} of 17 sections answered, {blocking} blocking, {warnings} to weigh")
    for section in view.sections:
        output.line(f"\n{section.title}" + ("" if section.state in {"done", "part"} else f" ({section.state})"))
        for path, value in section_leaves(view.case, section.id):
            output.line(f"  {path}: {output.printable(_words(value))}")
    if view.report.blocking:
        output.line("\nWhat blocks")
        for finding in view.report.blocking:
            output.line(f"  {output.printable(finding.message)} {output.printable(finding.fix)}")


def _words(value: object) -> str:
    points = [getattr(value, name, None) for name in ("low", "likely", "high")]
    return " / ".join(str(p) for p in points) if all(p is not None for p in points) else str(value)


def export(arguments: argparse.Namespace, home: Path | None) -> int:
    """Write a case as a document."""
    publishing = open_services(home).publishing
    try:
        document = publishing.export(arguments.id, arguments.format, draft=arguments.draft)
    except ExportRefused as refusal:
        for finding in refusal.findings:
            output.error(f"- {output.printable(finding.path)}: {output.printable(finding.message)}")
        raise
    if arguments.output == "-":
        sys.stdout.buffer.write(document.content)
        sys.stdout.buffer.flush()
        return 0
    target = Path(arguments.output or document.name)
    if target.is_dir():
        target = target / document.name
    _write(target, document.content)
    output.line(str(target))
    return 0


def _write(target: Path, content: bytes) -> None:
    """Write all of a file or leave what was there."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise EnvironmentProblem(
            f"{target} cannot be written ({error.strerror}); choose another file with -o"
        ) from error


def import_(arguments: argparse.Namespace, home: Path | None) -> int:
    """Bring in a case from a JSON file as a new case; print its id."""
    parsed = casefiles.parse(casefiles.read_bytes(Path(arguments.file)))
    if parsed.problems:
        first = parsed.problems[0]
        raise UserError(f"{arguments.file}: {first.message} {first.fix}")
    output.line(open_services(home).conversation.import_case(parsed.data).case_id)
    return 0


def delete(arguments: argparse.Namespace, home: Path | None) -> int:
    """Remove a case with everything said in it; ask first where somebody can answer."""
    conversation = open_services(home).conversation
    if sys.stdin.isatty() and not arguments.yes:
        title = conversation.view(arguments.id, last=0).title
        sys.stderr.write(f"Delete {output.printable(title)!r} with everything said in it? [y/N] ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            output.error("casebuilder: nothing was deleted")
            return 1
    conversation.delete(arguments.id)
    return 0
