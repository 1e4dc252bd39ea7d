"""Runs every task on both halves with the embedded model and writes what later runs are compared with.

    python -m evals.rebase [TASK ...]

Look at `casebuilder eval compare baseline RUN` before you write over a baseline: a loss that is committed is accepted.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from casebuilder.errors import CasebuilderError
from casebuilder.measuring.record import Run, SampleRecord
from casebuilder.services.environment import make_private
from evals.data import SPLITS
from evals.run import run
from evals.tasks import TASKS

BASELINES = Path(__file__).parent / "baselines"
DIGITS = 4
"""Of seconds; nobody needs them finer."""


def write_baseline(record: Run, folder: Path = BASELINES) -> Path:
    """Write measures and failures of a run without its long texts, one line a sample, so that a diff can be read."""
    head = record.model_copy(update={"samples": [], "log": ""}).model_dump(mode="json", exclude_defaults=True)
    lines = ",\n".join(f"  {json.dumps(_slim(s, record), ensure_ascii=False)}" for s in record.samples)
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{record.task}.{record.split}.json"
    path.write_text(f'{text},\n "samples": [\n{lines}\n ]\n}}\n', encoding="utf-8")
    return path


def _slim(sample: SampleRecord, record: Run) -> dict[str, Any]:
    parts = {
        name: part.model_copy(update={"num": round(part.num, DIGITS)}) if record.measures[name].unit == "s" else part
        for name, part in sample.measures.items()
    }
    short = sample.model_copy(update={"prompt": "", "answer": "", "measures": parts})
    return short.model_dump(mode="json", exclude_defaults=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Write the baselines of the tasks named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m evals.rebase", description=__doc__.partition("\n")[0])
    parser.add_argument("task", nargs="*", metavar="TASK", help="default: all")
    tasks = parser.parse_args(argv).task or list(TASKS)
    make_private()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for task in tasks:
                for split in SPLITS:
                    record = run(task, split, Path(folder))
                    print(
                        f"{write_baseline(record)}: {len(record.samples)} samples, {record.seconds:.0f} s", flush=True
                    )
    except CasebuilderError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.exit_code
    finally:
        provider = sys.modules.get("evals.provider")
        if provider is not None:
            provider.close_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
