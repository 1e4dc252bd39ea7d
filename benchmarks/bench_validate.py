"""How many complete cases the gate checks in a second, in one process.

Run from the repository root: `python benchmarks/bench_validate.py [seconds]`. Exits with 1 below 500 cases/s.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.complete_case import TODAY, complete_case  # noqa: E402 - found only after the line above

from casebuilder.rules.engine import check, check_document  # noqa: E402

WANTED = 500


def rate(work: Callable[[], object], seconds: float) -> float:
    """Return how often a piece of work is done in a second."""
    work()
    done, start = 0, time.process_time()
    while (elapsed := time.process_time() - start) < seconds:
        work()
        done += 1
    return done / elapsed


def main() -> int:
    """Measure both ways in and print the figures."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    case = complete_case()
    text = case.model_dump_json()
    figures = {
        "typed case": rate(lambda: check(case, today=TODAY), seconds),
        "case file (JSON text)": rate(lambda: check_document(json.loads(text), today=TODAY), seconds),
    }
    for name, figure in figures.items():
        print(f"{name}: {figure:,.0f} cases/s")
    return 0 if min(figures.values()) >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
