"""Reading one message into one flat object: the product against four other ways with the same model file.

The messages are of the extraction data set (`flat_messages.py` says which). Every message goes through all ways one
after another in one process, one thread each, so that the ratios of processor time hold on a busy machine too. Needs
the `bench` extra (`make bench` installs it beside the locked environment):

    python benchmarks/bench_peers.py [--split dev|test] [--messages 34] [--examples] [-v]

- casebuilder: `dialogue.extract.extract_message` with the real model, tagger, router and rules;
- chat model, instructor, trustcall: `peers.py` says how they are set up, and where their defaults had to be changed;
- few-shot and grammar: two solved examples and a JSON-schema grammar through our own engine, prompt read once.

Intervals are of 95 %, from drawing the messages anew (`casebuilder/measuring/intervals.py`), paired.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import peers
from flat_messages import FIELDS, TODAY, Row, Tally, messages, score

from casebuilder.case.sections import SECTIONS
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.extract import extract_message
from casebuilder.llm.config import LlmConfig
from casebuilder.measuring.intervals import Estimate, estimate
from casebuilder.measuring.record import Part
from evals.product import open_product

OURS = "casebuilder"
WARM_UP = "We begin on 9 August 2027."

Reader = Callable[[str, str], Sequence[Mapping[str, Any]]]
"""From section and message to the objects that were read."""


@dataclass
class Result:
    """What one way did, message by message."""

    tallies: list[Tally] = field(default_factory=list)
    failed: list[bool] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


def ours(deps: Deps) -> Reader:
    """The product's path; checks on the way that every value quotes the message."""

    def read(section: str, message: str) -> list[dict[str, Any]]:
        holder = SECTIONS[section].items or section
        items: dict[str, dict[str, Any]] = {}
        for entry in extract_message(message, section, deps, today=TODAY):
            if not entry.path.startswith((f"{holder}.", f"{holder}[")):
                continue
            quote = getattr(entry.source, "quote", None)
            assert quote is not None and quote in message, f"{entry.path} quotes words that nobody said"
            item, _, name = entry.path.removeprefix(holder).partition(".")
            put(items.setdefault(item, {}), section, name.replace(".", "_"), entry.value)
        return list(items.values())

    return read


def put(values: dict[str, Any], section: str, name: str, value: object) -> None:
    """Put a captured value into a flat object: an entry of a list at its end, of three points the likely one."""
    name, _, entry = name.partition("[")
    ask = FIELDS[section].get(name)
    if ask is None:
        return
    if ask.kind == "number":
        value = float(str(getattr(value, "likely", value)))
    if entry:
        values.setdefault(name, []).append(value)
    else:
        values[name] = value


def single(read: peers.Reader) -> Reader:
    """A peer gives one object."""
    return lambda section, message: [read(section, message)]


def measure(name: str, read: Reader, row: Row, result: Result, verbose: bool) -> None:
    """Put one message through one way; an answer that cannot be used holds no fields."""
    wall, cpu = time.perf_counter(), time.process_time()
    items: Sequence[Mapping[str, Any]] = []
    problem = ""
    try:
        items = read(row["asked"], row["message"])
    except AssertionError:
        raise
    except Exception as error:
        problem = type(error).__name__
    result.cpu.append(time.process_time() - cpu)
    result.wall.append(time.perf_counter() - wall)
    result.failed.append(bool(problem))
    result.tallies.append(score(row, items))
    if verbose:
        print(f"  {name}: {problem or result.tallies[-1]} {json.dumps(items, ensure_ascii=False, default=str)}")


def shown(found: Estimate, unit: str = "") -> str:
    """Return a value with its interval."""
    if found.value is None or found.low is None or found.high is None:
        return "-"
    if unit == "%":
        return f"{found.value:.0%} [{found.low:.0%}, {found.high:.0%}]"
    return f"{found.value:.2f}{unit} [{found.low:.2f}, {found.high:.2f}]"


def ratio(theirs: Sequence[float], mine: Sequence[float]) -> Estimate:
    """Return sum over sum, paired by message."""
    # A message that only one side has something of counts too; a denominator of zero would leave it out.
    return estimate([Part(num=a, den=max(b, 1e-9)) for a, b in zip(theirs, mine, strict=True)])


def line(name: str, r: Result, own: Result) -> list[str]:
    """Return one row of the table."""
    wanted = [t.wanted for t in r.tallies]
    rights = [float(t.right) for t in r.tallies]
    fields = {n: [Part(num=getattr(t, n), den=t.wanted) for t in r.tallies] for n in ("right", "wrong")}
    row = [name, f"{sum(rights):.0f} of {sum(wanted)}", shown(estimate(fields["right"], share=True), "%")]
    row += [f"{sum(t.wrong for t in r.tallies)}", shown(estimate(fields["wrong"]))]
    row += [f"{sum(t.invented for t in r.tallies)}", f"{sum(r.failed)} of {len(r.failed)}"]
    row.append(shown(estimate([Part(num=s) for s in r.cpu]), " s"))
    row.append(f"{sum(r.wall) / len(r.wall):.2f} s")
    row.append(shown(ratio(rights, [float(t.right) for t in own.tallies]), "x"))
    row.append(shown(ratio(r.cpu, own.cpu), "x"))
    return row


HEAD = (
    "way", "right fields", "share", "wrong fields", "for each labelled field", "invented figures", "failures",
    "processor a message", "clock", "right / ours", "processor / ours",
)  # fmt: skip


def report(results: Mapping[str, Result]) -> None:
    """Print a Markdown table: each way, and as a ratio to ours."""
    rows = [list(HEAD), ["---"] * len(HEAD)]
    rows += [line(name, r, results[OURS]) for name, r in results.items()]
    print("\n".join("| " + " | ".join(row) + " |" for row in rows))


def all_ways(deps: Deps, sections: Sequence[str], examples: bool) -> dict[str, Reader]:
    """Return every way, loaded and warm."""
    model = deps.model
    assert model is not None and model.engine is not None and model.info.path is not None
    assert deps.router is not None
    path: Path = model.info.path
    ways = {
        OURS: ours(deps),
        "few-shot and grammar": single(peers.few_shot(model.engine, sections)),
        "ChatLlamaCpp": single(peers.chat_model(path, examples)),
        "instructor": single(peers.instructor(path, examples)),
        "trustcall": single(peers.trustcall(path, examples)),
    }
    for name, read in ways.items():
        try:
            read("timeline", WARM_UP)
        except Exception as error:
            print(f"{name}: warm-up gave {type(error).__name__}: {str(error)[:200]}")
    return ways


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--messages", type=int, default=34)
    parser.add_argument("--examples", action="store_true", help="give the packages the solved examples too")
    parser.add_argument("-v", action="store_true", help="print what every way read")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home:
        product = open_product(LlmConfig(n_threads=1), Path(home))
        rows = messages(options.split, options.messages)
        ways = all_ways(product.deps, sorted({row["asked"] for row in rows} | {"timeline"}), options.examples)
        results = {name: Result() for name in ways}
        for row in rows:
            if options.v:
                print(f"{row['id']} {row['asked']}, {row['style']}: {row['message']}\n  {row['facts'][0]['expect']}")
            for name, read in ways.items():
                measure(name, read, row, results[name], options.v)
        report(results)
        product.close()


if __name__ == "__main__":
    main()
