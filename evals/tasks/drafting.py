"""`drafting`: a case, and the paragraph that sums it up: the model's if it may draft and every word holds.

Each sample also brings faithful and unfaithful paragraphs, written by hand: they tell how good the checks are,
whatever the model.
"""

import time
from pathlib import Path

from inspect_ai import Task, task

from casebuilder.case.model import Case
from casebuilder.dialogue.checking import REASONS, check_draft, ground
from casebuilder.dialogue.drafting import case_lines, draft
from casebuilder.measuring.record import MeasureInfo
from evals.data import ROOT, read_lines
from evals.inspecting import build
from evals.kinds import SECONDS, Kind, Performance, Row
from evals.product import TODAY, Product
from evals.scoring.drafting import score

MEASURES = {
    "unsupported_figures": MeasureInfo(title="Figures without a source, a text", better="lower", bar=0.0),
    "unsupported_claims": MeasureInfo(title="Claims without a source, a text", better="lower", bar=0.0),
    "fallback": MeasureInfo(title="Drafts that were not used", better="lower", unit="%"),
    "kept": MeasureInfo(title="Faithful texts that pass the checks", unit="%"),
    "caught": MeasureInfo(title="Unfaithful texts that are caught", unit="%"),
    "reading_ease": MeasureInfo(title="Reading ease (Flesch)", better="neither"),
    "seconds": SECONDS.model_copy(update={"title": "Seconds a text"}),
}


def files(split: str) -> list[Path]:
    """Return the files of a split."""
    return [ROOT / "drafting" / f"{split}.jsonl"]


def rows(split: str) -> list[Row]:
    """Return the cases of a split."""
    return [row for p in files(split) for row in read_lines(p)]


def perform(row: Row, product: Product) -> Performance:
    """Draft the paragraph as the product does, and let the checks judge the texts written by hand."""
    case = Case.model_validate(row["case"])
    cards = [(card["card"], card["passage"]) for card in row["cards"]]
    lines = case_lines(case)
    composed = "\n".join(f"{line}." for line in lines)
    began = time.perf_counter()
    worded = draft(case, product.deps, TODAY, cards=cards)
    seconds = time.perf_counter() - began
    wording = worded.wording
    drafted = wording.by == "model"
    grounds = ground(case, TODAY, listed=lines, cards=cards)
    return Performance(
        prompt=composed,
        answer=worded.written or "(composed)",
        outcome={
            "shown": worded.written if drafted else composed,
            "written": worded.written,
            "asked": drafted or wording.fallback is not None,
            "reason": None if wording.fallback is None else f"{REASONS[wording.fallback]}: {wording.detail}",
            "verdicts": {
                "faithful": [[f"{p.code}: {p.detail}" for p in check_draft(t, grounds)] for t in row["faithful"]],
                "unfaithful": [[p.code for p in check_draft(u["text"], grounds)] for u in row["unfaithful"]],
            },
        },
        seconds=seconds,
        tokens=0,
    )


KIND = Kind("drafting", MEASURES, rows, files, perform, score)


@task
def drafting(split: str = "test", prompt: str = "") -> Task:
    """The cases of a split, for Inspect."""
    return build(KIND, split, prompt)
