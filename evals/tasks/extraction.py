"""`extraction`: one message, as an answer to a question or on its own, and the facts that stand in it."""

import json
from pathlib import Path

from inspect_ai import Task, task

from casebuilder.case.model import Case
from casebuilder.dialogue.graph import run_turn
from casebuilder.dialogue.state import Interview, TurnInput
from casebuilder.measuring.record import MeasureInfo
from evals.data import ROOT, read_lines
from evals.inspecting import build
from evals.kinds import SECONDS, TOKENS, Kind, Performance, Row
from evals.product import TODAY, Product, timed
from evals.scoring.extraction import score

MEASURES = {
    "recall": MeasureInfo(title="Expected values right", unit="%", bar=0.90),
    "wrong": MeasureInfo(title="Expected values wrong", better="lower", unit="%", bar=0.03),
    "invented_figures": MeasureInfo(title="Figures that nobody said", better="lower", unit="%", bar=0.0),
    "forbidden": MeasureInfo(title="Forbidden values taken", better="lower", unit="%", bar=0.0),
    "spare_items": MeasureInfo(title="List items that nobody stated, a message", better="lower"),
    "seconds": SECONDS.model_copy(update={"title": "Seconds a message"}),
    "tokens": TOKENS.model_copy(update={"title": "Tokens a message"}),
}


def files(split: str) -> list[Path]:
    """Return the files of a split."""
    return [ROOT / "extraction" / f"{split}.jsonl"]


def rows(split: str) -> list[Row]:
    """Return the messages of a split."""
    return [{**row, "section": row["asked"] or ""} for path in files(split) for row in read_lines(path)]


def perform(row: Row, product: Product) -> Performance:
    """Send the message as the first of a conversation in which that section was just asked about."""
    entry = TurnInput(
        case=Case(), interview=Interview(last_asked=row["asked"]), message=row["message"], turn=1, today=TODAY
    )
    output, seconds, tokens = timed(product, lambda: run_turn(entry, product.deps))
    case = output.case.model_dump(mode="json")
    taken = {entry.path: entry.value for entry in output.captured}
    return Performance(
        prompt=row["message"],
        answer=json.dumps(taken, ensure_ascii=False, indent=1, default=str),
        outcome={"case": case},
        seconds=seconds,
        tokens=tokens,
    )


KIND = Kind("extraction", MEASURES, rows, files, perform, score)


@task
def extraction(split: str = "test", prompt: str = "") -> Task:
    """The messages of a split, for Inspect."""
    return build(KIND, split, prompt)
