"""Playing a sponsor sheet to the end (contract, section 4): `python -m evals.play dev [--sheet ID] [-v]`."""

import argparse
import datetime as dt
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from casebuilder.case.model import Case
from casebuilder.case.sections import has_value
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.graph import greet, run_turn
from casebuilder.dialogue.state import TurnInput, TurnOutput
from casebuilder.prompting import PromptLibrary
from casebuilder.rules.policy import load_policy
from evals.check_extraction import ENCODER, TODAY, load_router, load_tagger
from evals.sheets import LISTS, Slot, items_of, read_sheets, score_facts

MOST_TURNS = 60


@dataclass
class Played:
    """One conversation and how it went."""

    sheet: str
    case: dict[str, Any]
    complete: bool
    turns: int
    turns_to_complete: int | None
    asked: Counter[str] = field(default_factory=Counter)
    again: list[str] = field(default_factory=list)
    """Sections asked about again though the sheet had nothing more to say and everything was given."""
    slots: list[Slot] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    unquoted: list[str] = field(default_factory=list)
    open_in_opening: int = 17
    seconds: list[float] = field(default_factory=list)
    blocking: list[str] = field(default_factory=list)
    extra: Counter[str] = field(default_factory=Counter)
    transcript: str = ""


class Driver:
    """Sends what the sponsor of a sheet would say."""

    def __init__(self, sheet: dict[str, Any]) -> None:
        self._sheet = sheet
        self._used: Counter[str] = Counter()
        self._waiting: list[dict[str, Any]] = list(sheet.get("interjections") or [])

    def next(self, asked: str | None) -> list[str]:
        """Return the messages that answer a question about a section."""
        if asked is None:
            return []
        replies = self._sheet["answers"].get(asked, [])
        if self._used[asked] < len(replies):
            message = replies[self._used[asked]]
            self._used[asked] += 1
        else:
            message = self._sheet.get("default") or "Nothing more on that."
        after = [x["message"] for x in self._waiting if x["after"] == asked]
        self._waiting = [x for x in self._waiting if x["after"] != asked]
        return [message, *after]

    def exhausted(self, section: str) -> bool:
        """Whether the sponsor has said all about a section."""
        return self._used[section] >= len(self._sheet["answers"].get(section, []))


def play(sheet: dict[str, Any], deps: Deps, *, today: dt.date = TODAY, verbose: bool = False) -> Played:
    """Play one sheet to the end and score it."""
    said: dict[int, str] = {}
    output: TurnOutput = greet(Case(), today, deps)
    driver, earlier, turn = Driver(sheet), None, 0
    result = Played(sheet["id"], {}, False, 0, None)
    queue = [sheet["opening"]]
    while queue and turn < MOST_TURNS:
        message = queue.pop(0)
        turn += 1
        said[turn] = message
        before = output
        started = time.perf_counter()
        output = run_turn(
            TurnInput(
                case=before.case, interview=before.interview, message=message, turn=turn, today=today, earlier=earlier
            ),
            deps,
        )
        result.seconds.append(time.perf_counter() - started)
        result.transcript += f"> {message}\n\n{output.reply}\n\n"
        earlier = before.case if output.case != before.case else earlier
        if turn == 1:
            result.open_in_opening = sum(not has_value(output.case, s) for s in sheet["answers"])
        if verbose:
            show(message, output)
        if output.report.complete and result.turns_to_complete is None:
            result.turns_to_complete = turn
        if not queue:
            if output.asked is not None:
                result.asked[output.asked] += 1
                if driver.exhausted(output.asked) and result.asked[output.asked] > 1:
                    result.again.append(output.asked)
            queue = driver.next(output.asked)
    finish(result, sheet, output, said, turn)
    return result


def show(message: str, output: TurnOutput) -> None:
    """Print one turn."""
    print(f"\n>>> {message}\n{output.reply}\n   [{output.asked}] blocking {len(output.report.blocking)}")
    for entry in output.captured:
        print(f"   {entry.path} = {entry.value!r}  ({entry.text!r})")


def finish(result: Played, sheet: dict[str, Any], output: TurnOutput, said: dict[int, str], turns: int) -> None:
    """Score the final case."""
    case = output.case.model_dump(mode="json")
    result.case, result.complete, result.turns = case, output.report.complete, turns
    result.slots = score_facts(sheet, case)
    result.blocking = [f"{f.rule} {f.path}" for f in output.report.blocking]
    for ban in sheet.get("forbidden") or []:
        for entry in case["ledger"]:
            value = entry["value"].get("likely") if isinstance(entry["value"], dict) else entry["value"]
            if entry["path"].startswith(ban["section"]) and value == ban["value"]:
                result.forbidden.append(f"{entry['path']}={value} ({ban.get('why')})")
    for entry in case["ledger"]:
        source = entry["source"]
        if source["kind"] == "said" and source["quote"] not in said.get(source["turn"], ""):
            result.unquoted.append(entry["path"])
    for section in LISTS:
        wanted = {f.get("match") for f in sheet["facts"] if f["section"] == section}
        result.extra[section] = max(0, len(items_of(case, section)) - len(wanted))


def report(results: list[Played], sheets: list[dict[str, Any]]) -> None:
    """Print the measures that the product is held to."""
    slots = [s for r in results for s in r.slots]
    wrong = [s for s in slots if not s.ok and s.got not in (None, [], "")]
    whole = [(r, s) for r, s in zip(results, sheets, strict=True) if not s.get("missing")]
    gaps = [(r, s) for r, s in zip(results, sheets, strict=True) if s.get("missing")]
    asked = sum(sum(r.asked.values()) for r in results)
    seconds = sorted(x for r in results for x in r.seconds)
    lines = {
        "slot recall": f"{sum(s.ok for s in slots) / len(slots):.3f} of {len(slots)}",
        "wrong slots": f"{len(wrong) / len(slots):.3f}",
        "forbidden values taken": str([f"{r.sheet}: {x}" for r in results for x in r.forbidden]),
        "figures without a verbatim quote": str([x for r in results for x in r.unquoted]),
        "called complete though something is missing": str([r.sheet for r, _ in gaps if r.complete]),
        "not complete though everything was given": f"{sum(not r.complete for r, _ in whole)} of {len(whole)}",
        "asked again though answered": f"{sum(len(r.again) for r in results)} of {asked}",
        "turns to complete / sections open": str([(r.turns_to_complete, r.open_in_opening) for r, _ in whole]),
        "seconds a turn, median / p95": f"{statistics.median(seconds):.2f} / {seconds[int(len(seconds) * 0.95)]:.2f}",
        "items too many": str({k: sum(r.extra[k] for r in results) for k in LISTS}),
    }
    for name, value in lines.items():
        print(f"{name:46} {value}")
    by: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for slot in slots:
        total[slot.section] += 1
        by[slot.section] += slot.ok
    print({k: f"{by[k]}/{total[k]}" for k in total})


def main() -> None:
    """Play a split and print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", choices=("dev", "test"))
    parser.add_argument("--sheet")
    parser.add_argument("-v", action="store_true", help="print the conversations")
    parser.add_argument("-m", action="store_true", help="print missed slots and what blocks")
    options = parser.parse_args()
    deps = Deps(prompts=PromptLibrary(), policy=load_policy(None), router=load_router(), tagger=load_tagger())
    sheets = [s for s in read_sheets(options.split) if options.sheet in {None, s["id"]}]
    results = [play(s, deps, verbose=options.v) for s in sheets]
    ENCODER.save()
    if options.m:
        for result in results:
            print(f"\n## {result.sheet} complete={result.complete} turns={result.turns} asked={dict(result.asked)}")
            print("   blocking:", result.blocking)
            for slot in result.slots:
                if not slot.ok:
                    where = f"{slot.section}[{slot.match}].{slot.field}"
                    print(f"   MISS {where}: want {slot.expected!r} got {slot.got!r} ({slot.said})")
    report(results, sheets)


if __name__ == "__main__":
    main()
