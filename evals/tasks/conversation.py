"""`conversation`: a simulated sponsor, from the opening to the last question (contract, section 4)."""

from pathlib import Path

from inspect_ai import Task, task

from casebuilder.measuring.record import MeasureInfo
from evals.data import ROOT
from evals.inspecting import build
from evals.kinds import SECONDS, TOKENS, Kind, Performance, Row
from evals.play import play
from evals.product import TODAY, Product, timed
from evals.scoring.conversation import MEDIAN_BAR, P95_BAR, score
from evals.sheets import read_sheets

MEASURES = {
    "recall": MeasureInfo(title="Expected values right", unit="%", bar=0.90),
    "wrong": MeasureInfo(title="Expected values wrong", better="lower", unit="%", bar=0.03),
    "unquoted": MeasureInfo(title="Figures without a verbatim quote", better="lower", unit="%", bar=0.0),
    "forbidden": MeasureInfo(title="Forbidden values taken", better="lower", unit="%", bar=0.0),
    "false_complete": MeasureInfo(title="Called complete with a gap", better="lower", unit="%", bar=0.0),
    "not_complete": MeasureInfo(title="Not complete without a gap", better="lower", unit="%", bar=0.05),
    "asked_again": MeasureInfo(title="Questions asked though answered", better="lower", unit="%", bar=0.03),
    "turn_ratio": MeasureInfo(title="Turns to complete, a section left open by the opening", better="lower", bar=1.3),
    "spare_items": MeasureInfo(title="List items that nobody stated, a case", better="lower"),
    "seconds": SECONDS.model_copy(update={"title": "Seconds a turn"}),
    "over_median_bar": MeasureInfo(title=f"Turns over {MEDIAN_BAR} s", better="lower", unit="%", bar=0.5, judged=False),
    "over_p95_bar": MeasureInfo(title=f"Turns over {P95_BAR:.0f} s", better="lower", unit="%", bar=0.05, judged=False),
    "tokens": TOKENS.model_copy(update={"title": "Tokens a turn"}),
}


def files(split: str) -> list[Path]:
    """Return the sheets of a split."""
    return sorted((ROOT / "sponsors" / split).glob("*.json"))


def rows(split: str) -> list[Row]:
    """Return the sponsors of a split."""
    return read_sheets(split)


def perform(sheet: Row, product: Product) -> Performance:
    """Play the sheet with the whole product."""
    played, seconds, tokens = timed(product, lambda: play(sheet, product.deps, today=TODAY))
    outcome = {
        "case": played.case,
        "complete": played.complete,
        "blocking": played.blocking,
        "turns_to_complete": played.turns_to_complete,
        "open_in_opening": played.open_in_opening,
        "asked": dict(played.asked),
        "again": played.again,
        "unquoted": played.unquoted,
        "extra": dict(played.extra),
        "turn_seconds": played.seconds,
    }
    return Performance(
        prompt=sheet["opening"], answer=played.transcript, outcome=outcome, seconds=seconds, tokens=tokens
    )


KIND = Kind("conversation", MEASURES, rows, files, perform, score)


@task
def conversation(split: str = "test", prompt: str = "") -> Task:
    """The sponsors of a split, for Inspect."""
    return build(KIND, split, prompt)
