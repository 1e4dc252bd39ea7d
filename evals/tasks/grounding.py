"""`grounding`: what a sponsor says, and the evidence that is shown for it."""

import re
from pathlib import Path
from typing import Any

from inspect_ai import Task, task

from casebuilder.dialogue.state import TurnOutput
from casebuilder.measuring.record import MeasureInfo
from evals.data import ROOT, read_lines
from evals.inspecting import build
from evals.kinds import SECONDS, Kind, Performance, Row
from evals.product import Product, Talk, timed
from evals.scoring.grounding import score

MEASURES = {
    "exists": MeasureInfo(title="Cited cards that exist", unit="%", bar=1.0),
    "verbatim": MeasureInfo(title="Quotes that stand in the card", unit="%", bar=1.0),
    "relevant": MeasureInfo(title="Cited cards that fit", unit="%"),
    "cited": MeasureInfo(title="Something fitting cited where something fits", unit="%"),
    "silent": MeasureInfo(title="Nothing cited where nothing fits", unit="%"),
    "seconds": SECONDS.model_copy(update={"title": "Seconds a message"}),
}
_MARK = re.compile(r"(?<!\\)\[([A-Z]{1,3}\d+|[A-Z]+(?:-[A-Za-z0-9]+)+)\](?!\()")
"""A card's id as replies mark it: `[C5]`, `[RISK-CHAT]`. Brackets that a sponsor wrote are escaped in replies."""


def files(split: str) -> list[Path]:
    """Return the files of a split."""
    return [ROOT / "grounding" / f"{split}.jsonl"]


def rows(split: str) -> list[Row]:
    """Return the conversations of a split."""
    return [{**row, "style": "none fits" if row["none"] else "fits"} for p in files(split) for row in read_lines(p)]


def perform(row: Row, product: Product) -> Performance:
    """Say all turns and note what every reply cites."""

    def talk_through() -> Talk:
        talk = Talk(product)
        for turn in row["turns"]:
            talk.say(turn)
        return talk

    talk, seconds, tokens = timed(product, talk_through)
    cited = [one for at, output in enumerate(talk.outputs, 1) for one in citations(output, at, product)]
    shown = [f"[{c['card']}] {c['quote'] or '(named in the reply)'}" for c in cited]
    return Performance(
        prompt="\n\n".join(row["turns"]),
        answer="\n\n---\n\n".join([*talk.replies, "\n".join(shown) or "nothing cited"]),
        outcome={"citations": cited},
        seconds=seconds,
        tokens=tokens,
    )


def citations(output: TurnOutput, turn: int, product: Product) -> list[dict[str, Any]]:
    """Return what one reply cites: the citations beside it, and ids that stand in its text alone."""
    bank = product.deps.questions.get(output.asked or "")
    reason = str(bank["why_card"]) if bank else ""
    known = {card.id for card in product.library.cards()}
    quoted = {c.card: c.quote for c in output.citations}
    marked = {card: None for card in _MARK.findall(output.reply) if card not in quoted}
    return [
        {
            "turn": turn,
            "card": card,
            "quote": quote,
            "exists": card in known,
            "verbatim": quote is not None and product.library.check_quote(card, quote),
            "reason": card == reason,
        }
        for card, quote in {**quoted, **marked}.items()
    ]


KIND = Kind("grounding", MEASURES, rows, files, perform, score)


@task
def grounding(split: str = "test", prompt: str = "") -> Task:
    """The conversations of a split, for Inspect."""
    return build(KIND, split, prompt)
