"""What a browser tab remembers, and the only place that touches `st.session_state`.

Everything of value is in the store; here is only what may be lost with the tab: which editor is open, which answer is
awaited, which refusal is being looked at. A test puts its own services under `SERVICES` before the page runs.
"""

import datetime as dt
import logging
import threading
import zoneinfo
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

import streamlit as st

from casebuilder.case.model import Case
from casebuilder.errors import Cancelled, CasebuilderError
from casebuilder.services.conflicts import CaseConflict
from casebuilder.services.views import CaseView, Change, TurnResult
from casebuilder.ui.answering import Answer, Answers

if TYPE_CHECKING:
    from casebuilder.services.container import Services
    from casebuilder.ui.components.export_bar import Written

SERVICES = "services"
UNEXPECTED = "Something went wrong here and nothing was changed; try again, and look into the log if it stays."

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Held:
    """A change that was not made because the case had been changed elsewhere."""

    message: str | None
    """The message, or `None` if fields were edited."""
    edits: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]
    current: int


@dataclass(frozen=True)
class Editing:
    """An open editor: it belongs to the case as it was when the fields were filled in, whatever happens meanwhile."""

    section: str
    key: str
    case: Case
    version: int


@dataclass
class Desk:
    """What lies on the desk for one case."""

    answer: Answer | None = None
    note: str | None = None
    """A reply that is not part of the conversation ("I did not get any words")."""
    refusal: str | None = None
    """One sentence about the last message."""
    unsent: str | None = None
    """The words of a message that was not taken."""
    held: Held | None = None
    editing: Editing | None = None
    edit_refusal: str | None = None
    drawer: bool = False
    """Whether the case is shown on a phone."""
    all_turns: bool = False
    document: "tuple[int, Written] | None" = None
    """The document that was written last, with the version of the case that it shows."""
    document_refusal: str | None = None


def services() -> "Services":
    """Return the services of this process, or those that a test brought.

    Raises:
        CasebuilderError: if the settings cannot be used.
    """
    return cast("Services", st.session_state.get(SERVICES) or _shared())


@st.cache_resource(show_spinner=False)
def _shared() -> "Services":
    """Build the services once for all tabs; the model loads in the background."""
    from casebuilder.services.container import build

    built = build()
    built.warm_up()
    return built


@st.cache_resource(show_spinner=False)
def answers() -> Answers:
    """Return the answers that are being computed in this process."""
    return Answers()


def desk(case_id: str) -> Desk:
    """Return the desk of a case."""
    key = f"desk:{case_id}"
    if key not in st.session_state:
        st.session_state[key] = Desk()
    return cast(Desk, st.session_state[key])


def attempt(action: Callable[[], T], unexpected: str = UNEXPECTED) -> tuple[T | None, str | None]:
    """Do something; return its result, or the one sentence that says why not."""
    try:
        return action(), None
    except CasebuilderError as error:
        return None, sentence(error.message)
    except Exception:  # a page never shows a traceback
        _log.exception("the page could not do something")
        return None, unexpected


def sentence(message: str) -> str:
    """Return a refusal as a sentence: a capital first, a stop at the end."""
    text = message.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def flash(text: str | None = None) -> str | None:
    """Keep a sentence for the next page, or take the one that was kept."""
    if text is not None:
        st.session_state["flash"] = text
        return None
    return cast("str | None", st.session_state.pop("flash", None))


# --- the conversation --------------------------------------------------------------------------------------------


def send(case_id: str, message: str, seen_version: int | None) -> None:
    """Send a message; its answer is computed in the background."""
    here, found = desk(case_id), services()
    here.note = here.refusal = here.unsent = here.held = None

    def say(cancel: threading.Event, told: Callable[[str], None]) -> TurnResult:
        return found.conversation.say(case_id, message, seen_version=seen_version, cancel=cancel, on_status=told)

    here.answer = answers().start(case_id, message, seen_version, say)


def typed(key: str, case_id: str, seen_version: int) -> None:
    """Send what was typed into a chat input."""
    text = st.session_state.get(key)
    if isinstance(text, str):
        send(case_id, text, seen_version)


def awaited(case_id: str) -> Answer | None:
    """Return the answer that this tab waits for: its own, or one that was begun before the page was loaded again."""
    return desk(case_id).answer or answers().running(case_id)


def collect(view: CaseView) -> CaseView:
    """Take in an answer that has arrived; return the case as it is then."""
    here = desk(view.case_id)
    answer = here.answer
    if answer is None or not answer.done.is_set():
        return view
    here.answer = None
    view = services().conversation.view(view.case_id)
    if answer.result is not None:
        reply = answer.result.reply
        here.note = None if any(t.reply == reply for t in view.turns[-3:]) else reply
    elif isinstance(answer.error, CaseConflict):
        here.held = Held(answer.message, (), tuple(answer.error.changes), answer.error.current)
    elif isinstance(answer.error, Cancelled):
        here.refusal = "Stopped. Your message is kept; send it again when you like."
    elif answer.error is not None:
        here.refusal = sentence(answer.error.message)
    if answer.error is not None and not any(t.message == answer.message.strip() for t in view.turns[-3:]):
        here.unsent = answer.message
    return view


# --- editing -----------------------------------------------------------------------------------------------------


def edit(case_id: str, edits: Sequence[tuple[str, str]], seen_version: int) -> None:
    """Save edited fields, each as a turn; a refusal or a conflict stays on the desk."""
    here, version = desk(case_id), seen_version
    here.edit_refusal = None
    for done, (path, text) in enumerate(edits):
        try:
            services().conversation.edit(case_id, path, text, seen_version=version)
            version += 1
            here.editing = _went_on(here.editing, case_id, version)
        except CaseConflict as conflict:
            here.held = Held(None, tuple(edits[done:]), tuple(conflict.changes), conflict.current)
            return
        except CasebuilderError as error:
            here.edit_refusal = sentence(error.message)
            return
        except Exception:  # a page never shows a traceback
            _log.exception("a field could not be edited")
            here.edit_refusal = UNEXPECTED
            return
    here.editing = None


def remove(case_id: str, path: str) -> None:
    """Take an item out of a list, as it stood when the editor was opened; the editor stays open on what is left.

    If the case was changed elsewhere since, nothing is removed: another item may stand in that place now.
    """
    here = desk(case_id)
    if here.editing is None:
        return
    here.edit_refusal = None
    section, version = here.editing.section, here.editing.version
    _, refusal = attempt(lambda: services().conversation.remove(case_id, path, seen_version=version))
    view, _ = attempt(lambda: services().conversation.view(case_id, last=1))
    if view is not None:
        open_editor(view, section)
    here.edit_refusal = refusal


def _went_on(editing: Editing | None, case_id: str, version: int) -> Editing | None:
    """Return the editor as it is after one of its fields was saved."""
    if editing is None:
        return None
    return replace(editing, case=services().conversation.view(case_id, last=1).case, version=version)


def open_editor(view: CaseView, section: str) -> None:
    """Open the editor of a section."""
    here = desk(view.case_id)
    here.editing = Editing(section, f"editor-{section}-{view.version}", view.case, view.version)
    here.edit_refusal = None


def close_editor(case_id: str) -> None:
    """Close the editor; what was typed and not saved is gone."""
    here = desk(case_id)
    here.editing = here.edit_refusal = None


def settle(case_id: str, mine: bool) -> None:
    """End a conflict: make the held change after all, or let it go."""
    here = desk(case_id)
    held, here.held = here.held, None
    if held is None:
        return
    if not mine:
        here.editing = None
    elif held.message is not None:
        send(case_id, held.message, held.current)
    else:
        edit(case_id, held.edits, held.current)


def toggle_drawer(case_id: str) -> None:
    """Show or hide the case on a phone."""
    desk(case_id).drawer = not desk(case_id).drawer


def show_all(case_id: str) -> None:
    """Show the whole conversation."""
    desk(case_id).all_turns = True


# --- the address and the clock -----------------------------------------------------------------------------------


def asked_for(name: str) -> str | None:
    """Return what the address asks for (`?case=…`, `?card=…`)."""
    return st.query_params.get(name)


def local_time(at: dt.datetime) -> dt.datetime:
    """Return a time on the clock of the person who looks."""
    try:
        return at.astimezone(zoneinfo.ZoneInfo(st.context.timezone or ""))
    except (ValueError, zoneinfo.ZoneInfoNotFoundError, OSError):
        return at.astimezone()


def choose(**values: object) -> None:
    """Set what widgets show when they are drawn next, by their keys; for callbacks only."""
    for key, value in values.items():
        st.session_state[key] = value


def remember(name: str, make: Callable[[], T]) -> T:
    """Return what was made earlier in this tab under this name, or make it."""
    key = f"kept:{name}"
    if key not in st.session_state:
        st.session_state[key] = make()
    return cast(T, st.session_state[key])
