"""Reading KPIs out of 40 labelled messages: the product against few-shot prompting of the same model.

Every message goes through all ways one after another in one process, one thread each, so that the ratios of processor
time hold on a busy machine too. `bench_peers.py` measures other packages. Run:

    python benchmarks/bench_extraction.py [--messages 40] [--seconds 360] [-v]

- ours: `dialogue.extract.extract_message(message, "kpis", deps)` with the real model, router and rules;
- ours without model: the same with rules and router alone;
- few-shot: three solved examples and a JSON-schema grammar through our own engine, prompt read once.

The last one stops after `--seconds`; the messages come in a mixed order, so those that they saw are of all styles.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kpi_scoring import TODAY, Tally, read_messages, score
from pydantic import BaseModel, Field

from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.extract import extract_message
from casebuilder.llm.base import Message
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.engine import LlamaEngine
from casebuilder.services.runtime import Runtime
from casebuilder.settings import Settings

MAX_TOKENS = 320  # three KPIs take some 220; a model that goes round in circles stops earlier
SYSTEM = (
    "Extract the KPIs from the message as JSON. Each KPI has a name, a unit, a baseline (the number today), a target"
    " (the number wanted), due (the date of the target as YYYY-MM-DD; a quarter or month means its last day), a source"
    " (report or system) and an owner (person). Use null for what the message does not say. Never invent anything."
    " Today is 2026-11-21."
)


class Kpi(BaseModel):
    """A KPI in the message."""

    name: str = Field(description="name of the KPI")
    unit: str | None = Field(description="unit of the figures")
    baseline: float | None = Field(description="the number today")
    target: float | None = Field(description="the number wanted")
    due: str | None = Field(description="date of the target, YYYY-MM-DD")
    source: str | None = Field(description="report or system the figure comes from")
    owner: str | None = Field(description="person who owns the figure")


class Kpis(BaseModel):
    """All KPIs in the message."""

    # Every message has one; where the list may be empty, the small model answers with an empty one most of the time.
    kpis: list[Kpi] = Field(description="the KPIs", min_length=1)


def _solved(*kpis: tuple[str, str | None, float | None, float | None, str | None, str | None, str | None]) -> str:
    rows = [dict(zip(Kpi.model_fields, kpi, strict=True)) for kpi in kpis]
    return json.dumps({"kpis": rows})


SHOTS = [
    (
        "Tickets solved at first contact are 61 percent now, we aim for 75 percent by June 2027. Priya Nair owns it.",
        _solved(("Tickets solved at first contact", "%", 61, 75, "2027-06-30", None, "Priya Nair")),
    ),
    ("Invoice errors should drop to 2%.", _solved(("Invoice errors", "%", None, 2, None, None, None))),
    (
        "From 12 days down to 5 days by the end of 2026, that is our onboarding time, and 30 leavers a year should be"
        " 20. Both come from the HR system.",
        _solved(
            ("onboarding time", "days", 12, 5, "2026-12-31", "HR system", None),
            ("leavers", None, 30, 20, None, "HR system", None),
        ),
    ),
]

Reader = Callable[[str], list[dict[str, Any]]]


@dataclass
class Result:
    """What one way did."""

    tally: Tally = field(default_factory=Tally)
    failed: int = 0
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    by_message: list[Tally] = field(default_factory=list)


def ours(deps: Deps) -> Reader:
    """The product's path."""

    def read(message: str) -> list[dict[str, Any]]:
        items: dict[str, dict[str, Any]] = {}
        for entry in extract_message(message, "kpis", deps, today=TODAY):
            head, _, name = entry.path.partition("].")
            if not head.startswith("kpis[") or name not in Kpi.model_fields:
                continue
            quote = getattr(entry.source, "quote", None)
            assert quote is not None and quote in message, f"{entry.path} quotes words that nobody said"
            items.setdefault(head, {})[name] = entry.value
        return list(items.values())

    return read


def few_shot(engine: LlamaEngine) -> Reader:
    """Solved examples and a JSON-schema grammar."""
    shown: list[Message] = [{"role": "system", "content": SYSTEM}]
    for text, solved in SHOTS:
        shown += [{"role": "user", "content": text}, {"role": "assistant", "content": solved}]
    schema = Kpis.model_json_schema()
    engine.prime(shown)

    def read(message: str) -> list[dict[str, Any]]:
        ask: list[Message] = [*shown, {"role": "user", "content": message}]
        answer = engine.answer(ask, schema=schema, static=len(shown), max_tokens=MAX_TOKENS)
        return [k.model_dump() for k in Kpis.model_validate_json(answer.text).kpis]

    return read


def measure(name: str, read: Reader, row: dict[str, Any], result: Result, verbose: bool) -> None:
    """Put one message through one way; an answer that cannot be parsed holds no fields."""
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        items = read(row["message"])
    except AssertionError:
        raise
    except Exception as error:
        items = []
        result.failed += 1
        if verbose:
            print(f"  {name}: no answer ({type(error).__name__})")
    result.cpu.append(time.process_time() - cpu)
    result.wall.append(time.perf_counter() - wall)
    tally = score(row, items)
    result.by_message.append(tally)
    result.tally += tally
    if verbose:
        print(f"  {name}: {tally} {json.dumps(items, ensure_ascii=False, default=str)}")


def warm(readers: dict[str, Reader]) -> None:
    """Put a message through every way that counts for nothing."""
    for name, read in readers.items():
        try:
            read("Open orders are 40 today and should be 30 by May 2027.")
        except Exception as error:
            print(f"{name}: warm-up gave {type(error).__name__}")


def report(results: dict[str, Result]) -> None:
    """Print each way, then ours against the others on the messages that both had."""
    for name, r in results.items():
        t = r.tally
        print(
            f"{name}: {len(r.cpu)} messages, right {t.right}/{t.wanted} ({t.right / t.wanted:.0%}), wrong {t.wrong},"
            f" figures and dates not said {t.invented}, texts with foreign words {t.foreign_words},"
            f" no answer {r.failed}; median {statistics.median(r.cpu):.2f} s of processor,"
            f" {statistics.median(r.wall):.2f} s by the clock"
        )
    own = results["ours"]
    for name in [n for n in results if n != "ours"]:
        other = results[name]
        count = len(other.cpu)
        mine, theirs = sum(t.right for t in own.by_message[:count]), other.tally.right
        paired = statistics.median(a / b for a, b in zip(own.cpu, other.cpu, strict=False))
        print(
            f"ours / {name} on {count} messages: right fields {mine / max(theirs, 1):.1f}x, processor time"
            f" {paired:.2f}x (median of pairs), {sum(own.cpu[:count]) / sum(other.cpu):.2f}x (sums)"
        )


def mixed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The messages in an order in which the first ones are of many styles."""
    return [rows[number * 7 % len(rows)] for number in range(len(rows))]


def open_deps(home: Path) -> Deps:
    """The product's collaborators, all loaded, on one thread."""
    runtime = Runtime(Settings(home=home, llm=LlmConfig(n_threads=1)))
    deps = runtime.ready()
    runtime.library.search("warm up", k=1)  # waits for the index, which is built in the background
    return deps


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=360.0, help="stop the few-shot way after this long")
    parser.add_argument("-v", action="store_true", help="print what every way read")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home:
        deps = open_deps(Path(home))
        assert deps.model is not None and deps.model.engine is not None
        assert deps.router is not None
        readers = {
            "ours": ours(deps),
            "ours without model": ours(replace(deps, model=None)),
            "few-shot": few_shot(deps.model.engine),
        }
        warm(readers)
        results = {name: Result() for name in readers}
        for row in mixed(read_messages())[: options.messages]:
            if options.v:
                print(f"{row['id']} {row['style']}: {row['message']}", flush=True)
            for name, read in readers.items():
                if name.startswith("ours") or sum(results[name].wall) < options.seconds:
                    measure(name, read, row, results[name], options.v)
        report(results)
        deps.model.close()


if __name__ == "__main__":
    main()
