"""Cases that come from a file: imported as a new case, or shown as the example."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casebuilder.case.model import Case
from casebuilder.case.value import LedgerEntry, Said
from casebuilder.errors import UserError
from casebuilder.store.records import StoredTurn

EXAMPLE = Path(__file__).with_name("example.json")
EXAMPLE_ID = "example"
MAX_TURN = 1_000_000


def case_of(data: object) -> Case:
    """Return the case that a parsed file holds, as a draft of ours.

    Raises:
        UserError: if it is not a case; the message names the first place.
    """
    if isinstance(data, dict) and isinstance(data.get("case"), dict):
        data = data["case"]
    if not isinstance(data, dict) or not Case.model_fields.keys() & data.keys():
        raise UserError(
            "that file holds no case; a case is a JSON object as `casebuilder cases show ID --json` prints it"
        )
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise UserError(
            f"that file is not a case: `{where}` {first['msg'][:1].lower()}{first['msg'][1:]}; "
            "`casebuilder validate` lists everything"
        ) from error
    except RecursionError as error:
        raise UserError("that file is nested too deeply to be a case") from error
    return case.model_copy(update={"status": "draft", "id": None})


def last_turn_named(case: Case) -> int:
    """Return the highest turn that a case refers to: new messages must not take a number that quotes point to."""
    entries: list[LedgerEntry] = [*case.ledger, *case.provenance, *case.superseded]
    numbers = [entry.source.turn for entry in entries if isinstance(entry.source, Said)]
    numbers += [old.replaced_in_turn for old in case.superseded]
    numbers += [answer.turn or 0 for answer in case.answers] + [item.turn or 0 for item in case.open_items]
    highest = max(numbers, default=0)
    if highest > MAX_TURN:
        raise UserError("that file refers to messages with impossible numbers; it was not written by casebuilder")
    return highest


@dataclass(frozen=True)
class Example:
    """The finished case that comes with casebuilder, with the conversation it was made in."""

    case: Case
    turns: list[StoredTurn]

    @property
    def written(self) -> dt.date:
        """The day of the conversation: the example is judged as of then, so that it stays finished."""
        return self.turns[-1].at.date()


def example() -> Example:
    """Return the example."""
    data: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    turns = [
        StoredTurn(
            turn=t["turn"],
            kind=t["kind"],
            message=t["message"],
            at=dt.datetime.fromisoformat(t["at"]),
            reply=t["reply"],
            output=t["output"],
        )
        for t in data["turns"]
    ]
    return Example(Case.model_validate(data["case"]), turns)
