"""Runs one eval task with Inspect, quietly and offline, and leaves a record beside Inspect's log.

    python -m evals.run extraction --split dev --model embedded --prompt extract=3 --limit 20 --out DIR

One line of JSON a sample goes to stdout: `{"event": "sample", "done": 3, "of": 20, "id": …, "failed": false}`.
`casebuilder eval run` shows them as a progress bar.
"""

import argparse
import datetime as dt
import json
import logging
import os
import secrets
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from casebuilder import __version__
from casebuilder.errors import CasebuilderError, EnvironmentProblem, ModelError
from casebuilder.measuring.record import ModelUsed, Run, SampleRecord
from casebuilder.services.environment import make_private
from evals.data import SPLITS, data_version
from evals.kinds import Kind
from evals.pins import parse_pins
from evals.tasks import TASKS, load

if TYPE_CHECKING:
    from inspect_ai.log import EvalLog

    from evals.product import Product

QUIET = {"INSPECT_DISPLAY": "none", "INSPECT_LOG_LEVEL": "error", "INSPECT_TELEMETRY": "", "HF_HUB_OFFLINE": "1"}


class Lines:
    """Tells a program how far a run is, one JSON object a line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._done = 0
        self.of = 0

    def tell(self, event: str, **more: object) -> None:
        """Write one line."""
        self._stream.write(json.dumps({"event": event, **more}) + "\n")
        self._stream.flush()

    def sample(self, record: SampleRecord) -> None:
        """Tell of a scored sample."""
        self._done += 1
        failed = bool(record.failures)
        self.tell("sample", done=self._done, of=self.of, id=record.id, failed=failed, seconds=record.seconds)


def run(
    task: str,
    split: str,
    out: Path,
    *,
    model: str = "embedded",
    pins: Sequence[str] = (),
    limit: int | None = None,
    ids: Sequence[str] = (),
    lines: Lines | None = None,
) -> Run:
    """Run a task and return its record; the log is in `out`, the record is not written yet.

    Args:
        task: a name in `TASKS`.
        split: `dev` or `test`.
        out: folder for Inspect's log.
        model: `embedded`, `active`, `none`, a name of the catalogue, a GGUF file, or a server's address.
        pins: versions of prompts to try (`extract=3`).
        limit: only so many samples, from the start.
        ids: only these samples.
        lines: told of each sample.

    Raises:
        CasebuilderError: if the task, a pin or the model does not exist, or the product failed on a sample.
    """
    kind, started, began = load(task), dt.datetime.now(dt.UTC), time.monotonic()
    lines = lines or Lines(open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as the process
    rows = [str(r["id"]) for r in kind.rows(split)]
    lines.of = len(ids) or min(limit or len(rows), len(rows))
    lines.tell("start", task=task, split=split, of=lines.of)
    log, product = _inspect(kind, split, out, model, ",".join(pins), limit, list(ids), lines)
    name = f"{task}-{split}-{started:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    used = product.deps.model
    return Run(
        id=name,
        task=task,
        split=split,
        started=started,
        seconds=round(time.monotonic() - began, 2),
        model=ModelUsed(
            name=used.info.name if used else "none",
            sha256=(used.info.sha256 or "") if used else "",
        ),
        prompts=product.prompts(),
        data_version=data_version(kind.files(split)),
        limit=limit if ids == () else len(ids),
        measures=dict(kind.measures),
        samples=sorted(_samples(log), key=lambda s: rows.index(s.id)),
        log=Path(log.location).name,
        product=__version__,
    )


def _inspect(
    kind: Kind, split: str, out: Path, model: str, prompt: str, limit: int | None, ids: list[str], lines: Lines
) -> "tuple[EvalLog, Product]":
    """Run Inspect's `eval()`; what it prints is kept off stdout."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    os.environ["XDG_DATA_HOME"] = str(out / ".inspect")  # Inspect's own scratch files
    logging.getLogger("inspect_ai").setLevel(logging.ERROR)
    from inspect_ai import eval as inspect_eval
    from inspect_ai.model import get_model

    from evals.inspecting import TELL, build
    from evals.provider import CasebuilderAPI

    parse_pins(prompt)
    named, arguments = _model(model)
    chosen = get_model(named, memoize=False, **arguments)
    assert isinstance(chosen.api, CasebuilderAPI)  # noqa: S101 - the name says so
    product = chosen.api.product(parse_pins(prompt))  # what is missing is said before anything runs
    TELL.set(lines.sample)
    with redirect_stdout(sys.stderr):
        log = inspect_eval(
            build(kind, split, prompt),
            model=chosen,
            log_dir=str(out),
            log_format="eval",
            display="none",
            limit=limit,
            sample_id=ids or None,
            max_samples=1,
            max_tasks=1,
            fail_on_error=True,
            log_realtime=False,
            acp_server=False,
            ctl_server=False,
            metadata={"prompts": {p.name: p.version for p in product.prompts()}},
        )[0]
    if log.status != "success":
        raise ModelError(_why(log))
    return log, product


def _model(name: str) -> tuple[str, dict[str, Any]]:
    """Return a model as Inspect names it, and its arguments."""
    if name.startswith(("http://", "https://")):
        return "casebuilder/server", {"server_url": name}
    if name.endswith(".gguf") or Path(name).is_file():
        return f"casebuilder/{Path(name).stem}", {"path": str(Path(name).resolve())}
    return f"casebuilder/{name}", {}


def _why(log: "EvalLog") -> str:
    message = (log.error.message if log.error else "").strip().splitlines()
    return f"the run stopped: {message[-1] if message else log.status}; the log is {log.location}"


def _samples(log: "EvalLog") -> list[SampleRecord]:
    from evals.inspecting import RECORD

    found = []
    for sample in log.samples or []:
        for score in (sample.scores or {}).values():
            found.append(SampleRecord.model_validate((score.metadata or {})[RECORD]))
    return found


def write(record: Run, out: Path) -> Path:
    """Write a record beside its log; return where."""
    path = out / f"{record.id}.json"
    path.write_text(record.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return path


def main(argv: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m evals.run", description=__doc__.partition("\n")[0])
    parser.add_argument("task", help="one of " + ", ".join(TASKS))
    parser.add_argument("--split", choices=SPLITS, default="test")
    parser.add_argument("--model", default="embedded", help="embedded, active, none, a name, a GGUF file, an address")
    parser.add_argument("--prompt", action="append", default=[], metavar="NAME=VERSION")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--out", type=Path, help="folder for log and record (default: evals in the data folder)")
    options = parser.parse_args(argv)
    make_private()
    lines = Lines(sys.stdout)
    try:
        out = (options.out or _default_out()).resolve()
        out.mkdir(parents=True, exist_ok=True)
        record = run(
            options.task,
            options.split,
            out,
            model=options.model,
            pins=options.prompt,
            limit=options.limit,
            lines=lines,
        )
        path = write(record, out)
    except CasebuilderError as error:
        lines.tell("error", message=error.message, exit_code=error.exit_code)
        return error.exit_code
    except ImportError as error:
        lines.tell("error", message=f"{error}; install it with `pip install 'casebuilder[evals]'`", exit_code=4)
        return EnvironmentProblem.exit_code
    finally:
        _close()
    lines.tell("done", run=str(path), id=record.id)
    return 0


def _default_out() -> Path:
    from casebuilder.settings import load_settings

    return load_settings().home / "evals"


def _close() -> None:
    """Close the model while native libraries still work; at exit it would be too late."""
    provider = sys.modules.get("evals.provider")
    if provider is not None:
        provider.close_all()


if __name__ == "__main__":
    sys.exit(main())
