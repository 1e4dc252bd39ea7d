"""An eval task in Inspect's terms: dataset → a solver that runs the product → a deterministic scorer."""

import json
import math
from collections.abc import Callable
from contextvars import ContextVar

from inspect_ai import Task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ModelOutput, get_model
from inspect_ai.scorer import Metric, SampleScore, Score, Scorer, Target, Value, metric, scorer
from inspect_ai.solver import Generate, Solver, TaskState, solver

from casebuilder.errors import UserError
from casebuilder.measuring.record import Part, SampleRecord
from evals.data import data_version, row_version
from evals.kinds import Kind, Performance
from evals.pins import parse_pins
from evals.product import Product
from evals.provider import CasebuilderAPI
from evals.tasks import load

PERFORMANCE = "performance"
RECORD = "record"
TELL: ContextVar[Callable[[SampleRecord], None] | None] = ContextVar("TELL", default=None)
"""Whoever wants to hear of each scored sample at once."""


def build(kind: Kind, split: str, prompt: str = "") -> Task:
    """Return the task of a split.

    Args:
        kind: what is measured.
        split: `dev` or `test`.
        prompt: versions to use instead of the pinned ones (`extract=3,phrases=2`).
    """
    rows = kind.rows(split)
    samples = [
        Sample(id=row["id"], input=_shown(row), metadata={"row": json.dumps(row, ensure_ascii=False)}) for row in rows
    ]
    return Task(
        dataset=MemoryDataset(samples, name=f"{kind.name}-{split}"),
        solver=run_product(kind.name, prompt),
        scorer=compare_with_labels(kind.name),
        name=kind.name,
        metadata={
            "split": split,
            "data_version": data_version(kind.files(split)),
            "measures": {name: info.model_dump() for name, info in kind.measures.items()},
        },
    )


def _shown(row: dict[str, object]) -> str:
    """Return what Inspect's viewer shows as the input."""
    for key in ("message", "query", "opening"):
        if isinstance(row.get(key), str):
            return str(row[key])
    turns = row.get("turns")
    return "\n\n".join(map(str, turns)) if isinstance(turns, list) else json.dumps(row, ensure_ascii=False)


def product_of(prompt: str) -> Product:
    """Return the product around the model that Inspect was told to use.

    Raises:
        UserError: if that is not a model of ours.
    """
    api = get_model().api
    if not isinstance(api, CasebuilderAPI):
        raise UserError("these tasks run the product's own model; use --model casebuilder/embedded, or another of ours")
    return api.product(parse_pins(prompt))


@solver
def run_product(task: str, prompt: str = "") -> Solver:
    """Run the product on the sample."""
    kind = load(task)

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        row = json.loads(state.metadata["row"])
        done = kind.perform(row, product_of(prompt))
        state.store.set(PERFORMANCE, done.model_dump(mode="json"))
        state.output = ModelOutput.from_content(str(state.model), done.answer)
        return state

    return solve


@metric
def ratios() -> Metric:
    """Each measure over all samples: the sum of what was counted, out of the sum of what could be."""

    def compute(scores: list[SampleScore]) -> Value:
        sums: dict[str, list[float]] = {}
        for one in scores:
            for name, part in ((one.score.metadata or {}).get(RECORD) or {}).get("measures", {}).items():
                total = sums.setdefault(name, [0.0, 0.0])
                total[0] += part["num"]
                total[1] += part["den"]
        return {name: num / den for name, (num, den) in sums.items() if den}

    return compute


@scorer(metrics=[ratios()])
def compare_with_labels(task: str) -> Scorer:
    """Score what the product did; it needs the log alone, so `inspect score` works without running anything."""
    kind = load(task)

    async def compute(state: TaskState, target: Target) -> Score:
        row = json.loads(state.metadata["row"])
        done = Performance.model_validate(state.store.get(PERFORMANCE))
        record = _record(kind, row, done)
        tell = TELL.get()
        if tell is not None:
            tell(record)
        return Score(
            value={name: _value(record.measures.get(name)) for name in kind.measures},
            answer=done.answer,
            explanation="\n".join(f"{f.measure}: {f.where} {f.rule}" for f in record.failures) or "all as expected",
            metadata={RECORD: record.model_dump(mode="json")},
        )

    return compute


def _record(kind: Kind, row: dict[str, object], done: Performance) -> SampleRecord:
    scored = kind.score(row, done)
    return SampleRecord(
        id=str(row["id"]),
        version=row_version(row),
        style=str(row.get("style") or row.get("kind") or ""),
        section=str(row.get("section") or ""),
        prompt=done.prompt,
        answer=done.answer,
        measures=scored.measures,
        failures=scored.failures,
        seconds=round(done.seconds, 3),
        tokens=done.tokens,
    )


def _value(part: Part | None) -> float:
    return part.num / part.den if part is not None else math.nan
