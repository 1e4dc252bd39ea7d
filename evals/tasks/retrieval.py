"""`retrieval`: a query, the cards that answer it, and nonsense that nothing answers."""

from hashlib import sha256
from pathlib import Path

from inspect_ai import Task, task

from casebuilder.measuring.record import MeasureInfo
from evals.data import ROOT, read_lines
from evals.inspecting import build
from evals.kinds import SECONDS, Kind, Performance, Row
from evals.product import Product, timed
from evals.scoring.retrieval import score

MEASURES = {
    "recall_at_5": MeasureInfo(title="Relevant cards among the first five", unit="%"),
    "ndcg_at_10": MeasureInfo(title="nDCG of the first ten", unit="%"),
    "empty": MeasureInfo(title="Nonsense left without an answer", unit="%"),
    "seconds": SECONDS.model_copy(update={"title": "Seconds a query"}),
}
DEPTH = 10


def files(_split: str) -> list[Path]:
    """Return the one file of all queries."""
    return [ROOT / "retrieval" / "queries.jsonl"]


def rows(split: str) -> list[Row]:
    """Return the queries of a split; a query is named by its own hash, so that the file may be sorted anew."""
    found = [row for path in files(split) for row in read_lines(path) if row["split"] == split]
    return [
        {
            **row,
            "id": "q-" + sha256(row["query"].encode()).hexdigest()[:8],
            "style": "question" if row["relevant"] else "nonsense",
        }
        for row in found
    ]


def perform(row: Row, product: Product) -> Performance:
    """Search the shipped cards."""
    passages, seconds, _ = timed(product, lambda: product.library.search(row["query"], k=DEPTH))
    answer = "\n\n".join(f"[{p.card_id}] {p.title} ({p.score:.2f})\n{p.passage}" for p in passages)
    return Performance(
        prompt=row["query"],
        answer=answer or "nothing found",
        outcome={"cards": [p.card_id for p in passages]},
        seconds=seconds,
    )


KIND = Kind("retrieval", MEASURES, rows, files, perform, score)


@task
def retrieval(split: str = "test", prompt: str = "") -> Task:
    """The queries of a split, for Inspect."""
    return build(KIND, split, prompt)
