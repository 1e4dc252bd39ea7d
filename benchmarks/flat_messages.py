"""Messages whose facts one flat object can hold, the object's fields, and the comparison with what was read.

They come from the extraction data set: a section was asked about, and every labelled fact is of that section and of one
item. The comparison is the same for every way of reading.
"""

import datetime as dt
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, create_model

from casebuilder.case.quantity import parse_date

sys.path.insert(0, str(Path(__file__).parents[1]))

from evals.data import ROOT, read_lines  # noqa: E402 - evals is found only after the line above
from evals.sheets import agrees, flat, holds, words  # noqa: E402

TODAY = dt.date(2026, 11, 21)
SHOTS = Path(__file__).parent / "data" / "solved.jsonl"
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"\d+(?:[.,'\u00a0\u202f ]\d+)*")
_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety hundred".split()
_WORDED = {w: i for i, w in enumerate(_BELOW_TWENTY)} | {w: 10 * i for i, w in enumerate(_TENS, 1)}

LONGEST, MOST = 200, 5
"""Characters of a text and entries of a list that a peer may write; no label comes near."""

Kind = Literal["text", "texts", "number", "date", "choice"]


@dataclass(frozen=True)
class Ask:
    """One field of a flat object."""

    kind: Kind
    meaning: str
    choices: tuple[str, ...] = ()


def _text(meaning: str) -> Ask:
    return Ask("text", meaning)


def _number(meaning: str) -> Ask:
    return Ask("number", meaning)


def _date(meaning: str) -> Ask:
    return Ask("date", f"{meaning}, as YYYY-MM-DD")


_CURRENCY = Ask("choice", "three-letter currency code", ("EUR", "USD", "GBP", "CHF", "JPY", "INR", "BRL", "SEK"))

FIELDS: dict[str, dict[str, Ask]] = {
    "problem": {
        "statement": _text("what goes wrong today"),
        "affected": _text("who is affected"),
        "annual_cost_amount": _number("what it costs in a year, in whole currency units"),
        "annual_cost_currency": _CURRENCY,
    },
    "objective": {"goal": _text("the outcome that is wanted"), "why_now": _text("the reason to do it now")},
    "sponsor": {
        "name": _text("the executive sponsor's name"),
        "role": _text("the sponsor's role"),
        "budget_holder": _text("who holds or signs the budget, by name"),
    },
    "process": {
        "workflow": _text("the step of today's work that changes"),
        "system": _text("the software people work in today"),
        "users": _text("the people who do this work"),
    },
    "solution": {
        "summary": _text("what the AI does"),
        "technique": _text("the kind of AI"),
        "human_oversight": _text("what people still decide or check"),
    },
    "suitability": {
        "simpler_alternative": _text("the simpler way without AI"),
        "why_not_simpler": _text("why the simpler way is not enough"),
        "why_ai": _text("why AI is needed"),
    },
    "scope": {"in_scope": Ask("texts", "what is included"), "out_of_scope": Ask("texts", "what is left out")},
    "kpis": {
        "name": _text("what is measured"),
        "unit": _text("unit of the figures"),
        "baseline": _number("the number today"),
        "target": _number("the number wanted"),
        "due": _date("when the target is to be reached; of a month, quarter or year the last day"),
        "source": _text("report or system that the figure comes from"),
        "owner": _text("person who answers for the figure"),
    },
    "benefits": {
        "name": _text("what the benefit is"),
        "amount": _number("amount for each period, in whole currency units"),
        "currency": _CURRENCY,
        "period": Ask("choice", "what the amount is for", ("year", "month", "one-off")),
        "kind": Ask("choice", "kind of benefit", ("cashable", "time-released", "avoided", "non-financial")),
        "starts": _date("when it starts; of a month, quarter or year the first day"),
        "owner": _text("who answers for the benefit"),
    },
    "costs": {
        "item": _text("what the money is spent on"),
        "amount": _number("the amount, in whole currency units"),
        "currency": _CURRENCY,
        "recurrence": Ask("choice", "how often it is paid", ("one-off", "monthly", "yearly")),
    },
    "data": {
        "name": _text("what the data is"),
        "system": _text("the system the data is kept in"),
        "owner": _text("who owns the data"),
        "quality": _text("how good the data is"),
    },
    "skills": {
        "skill": _text("the skill that is missing"),
        "approach": Ask("choice", "how it is found", ("retrain", "hire", "partner")),
        "lead_time": _text("how long until it is there"),
    },
    "operations": {
        "integrations": Ask("texts", "systems that must be connected"),
        "monitoring": _text("how it is watched"),
        "drift_plan": _text("what happens when it gets worse"),
        "support_owner": _text("who runs or supports it"),
    },
    "risks": {
        "description": _text("what may go wrong"),
        "mitigation": _text("what is done about the risk"),
        "owner": _text("who handles the risk"),
    },
    "governance": {
        "oversight": _text("the person or group that oversees it"),
        "review_cadence": _text("how often it is reviewed"),
        "stop_rule": _text("when it would be stopped"),
    },
    "adoption": {
        "training": _text("how people learn it"),
        "rate": _number("share of the users expected to use it, in percent"),
        "resistance": _text("who may be against it and why"),
    },
    "timeline": {
        "start": _date("start of the work"),
        "pilot_end": _date("end of the pilot"),
        "go_live": _date("go-live"),
        "first_benefit": _date("when the first benefit is expected"),
    },
}
"""The fields that nearly all labels keep to, and the name of an item of a list."""

Row = dict[str, Any]
Values = Mapping[str, Any]


def messages(split: str, limit: int) -> list[Row]:
    """Return up to `limit` messages: one of each section, then the second of each, and so on."""
    by_section: dict[str, list[Row]] = {section: [] for section in FIELDS}
    for row in read_lines(ROOT / "extraction" / f"{split}.jsonl"):
        one = row["asked"] and len(row["facts"]) == 1 and row["facts"][0]["section"] == row["asked"]
        if one and set(_expected(row)) <= set(FIELDS[row["asked"]]):
            by_section[row["asked"]].append(row)
    rounds = zip_longest(*by_section.values())
    return [row for one in rounds for row in one if row is not None][:limit]


@cache
def model_of(section: str) -> type[BaseModel]:
    """Return the flat object of a section.

    Every field must be given and may be null, else small models give `{}`; the limits end some of their loops.
    """
    text = Annotated[str, Field(max_length=LONGEST)]
    texts = Annotated[list[text], Field(max_length=MOST)]  # type: ignore[valid-type]
    kinds: dict[Kind, Any] = {"text": text | None, "texts": texts, "number": float | None, "date": text | None}
    fields: dict[str, Any] = {}
    for name, ask in FIELDS[section].items():
        kind = Literal[ask.choices] | None if ask.choices else kinds[ask.kind]
        fields[name] = (kind, Field(description=ask.meaning))
    return create_model(section.capitalize(), __doc__=f"What the message says about {section}.", **fields)


def instruction(section: str) -> str:
    """Return what the peers are told: every field with its meaning."""
    listed = "".join(f"\n- {name}: {ask.meaning}" for name, ask in FIELDS[section].items())
    return (
        f"Extract what the message says about {section} as JSON. Use null for what it does not say. Never invent"
        f" anything. Today is {TODAY}.{listed}"
    )


@cache
def solved(section: str) -> list[tuple[str, str]]:
    """Return the solved examples of a section: message and JSON."""
    empty = {name: [] if ask.kind == "texts" else None for name, ask in FIELDS[section].items()}
    rows = [row for row in read_lines(SHOTS) if row["section"] == section]
    return [(row["text"], json.dumps(empty | row["values"], ensure_ascii=False)) for row in rows]


@dataclass
class Tally:
    """What one way got of one message."""

    wanted: int = 0
    right: int = 0
    wrong: int = 0
    """Labelled fields with another value, and values of other fields that cannot come from the message."""
    invented: int = 0
    """Numbers that stand nowhere in the message; part of `wrong`."""


def _numbers(text: str) -> Iterable[float]:
    """Yield every number that digits of a text can be read as."""
    for run in _NUMBER.findall(text):
        for part in {run, *re.split(r"[' \u00a0\u202f]", run)}:
            bare = re.sub(r"[' \u00a0\u202f]", "", part)
            for reading in (re.sub(r"[.,]", "", bare), bare.replace(",", ""), bare.replace(",", ".")):
                if reading.count(".") < 2:
                    yield float(reading)


def said_numbers(row: Row) -> set[float]:
    """Return every number of a message: in digits, in words, and as labelled."""
    found = set(_numbers(row["message"])) | {float(n) for w, n in _WORDED.items() if w in words(row["message"])}
    labelled = [value for _, value in flat(row["facts"][0]["expect"])]
    labelled += [ban["value"] for ban in row.get("forbidden") or []]
    return found | {float(v) for v in labelled if isinstance(v, int | float)}


def _date_of(value: object) -> str:
    """Return an ISO date; dates in words are read with the product's parser, for every way alike."""
    if _ISO.fullmatch(str(value)):
        return str(value)
    found = parse_date(str(value), today=TODAY)
    return found.date.isoformat() if found is not None and found.date is not None else str(value)


def normal(section: str, values: Values) -> dict[str, Any]:
    """Return the values that were given, dates in one form."""
    given = {name: value for name, value in values.items() if value not in (None, "", []) and name in FIELDS[section]}
    return {n: _date_of(v) if FIELDS[section][n].kind == "date" else v for n, v in given.items()}


def _expected(row: Row) -> dict[str, list[Any]]:
    """Return the labelled values by field; a list has several."""
    found: dict[str, list[Any]] = {}
    for name, value in flat(row["facts"][0]["expect"]):
        found.setdefault(name.replace(".", "_"), []).extend(value if isinstance(value, list) else [value])
    return found


def _unsaid(ask: Ask, value: object, row: Row) -> bool:
    """Whether a value without a label cannot come from the message. A choice is a judgement and is not judged."""
    if ask.kind == "number":
        banned = [ban["value"] for ban in row.get("forbidden") or []]
        return value not in said_numbers(row) or value in banned
    if ask.kind == "choice":
        return False
    return ask.kind == "date" or not set(words(value)) <= set(words(row["message"]))


def score(row: Row, items: Sequence[Values]) -> Tally:
    """Compare the objects that were read with the labels; the best one counts, every value of a further one is wrong.

    A text is right when it holds the labelled words in a row, as in the eval `extraction`.
    """
    section, expected = row["asked"], _expected(row)
    tally = Tally(wanted=sum(map(len, expected.values())))
    tallies = [_one(row, expected, normal(section, item)) for item in items]
    if tallies:
        best = max(range(len(tallies)), key=lambda i: (tallies[i].right, -tallies[i].wrong))
        tally.right, tally.wrong = tallies[best].right, tallies[best].wrong
        tally.wrong += sum(len(normal(section, item)) for i, item in enumerate(items) if i != best)
        tally.invented = sum(t.invented for t in tallies)
    return tally


def _one(row: Row, expected: Mapping[str, list[Any]], got: Values) -> Tally:
    tally = Tally()
    said = said_numbers(row)
    for name, value in got.items():
        ask, wanted = FIELDS[row["asked"]][name], expected.get(name)
        tally.invented += ask.kind == "number" and float(value) not in said
        if wanted is None and name != "unit":
            entries = value if ask.kind == "texts" else [value]
            tally.wrong += sum(_unsaid(ask, entry, row) for entry in entries)
        elif wanted is None:
            continue  # "hours" for "h" is right, though the word is not there
        elif ask.kind == "texts":
            tally.right += sum(any(holds(entry, want) for entry in value) for want in wanted)
            tally.wrong += sum(not any(holds(entry, want) for want in wanted) for entry in value)
        else:
            right = agrees(value, wanted[0], name)
            tally.right += right
            tally.wrong += not right
    return tally
