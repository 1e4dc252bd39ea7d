"""The dialogue graph: extract → merge → assess → reply → phrase, one `invoke` a turn, without a checkpointer.

The form (the typed case) is the state of record and lives in SQL; the graph carries only the turn.
"""

import datetime as dt
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypedDict

from casebuilder.case.model import Case
from casebuilder.dialogue import turn as nodes
from casebuilder.dialogue.assess import assess
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.editing import edit_change, gone, is_item
from casebuilder.dialogue.reply import QUICK
from casebuilder.dialogue.speech import escape
from casebuilder.dialogue.state import Interview, TurnInput, TurnOutput
from casebuilder.dialogue.turn import Work, output
from casebuilder.dialogue.welcome import brings_something, welcome

if TYPE_CHECKING:
    from langgraph.graph.state import CompiledStateGraph

MINUTES = 15
"""What an interview takes, as said in the greeting."""


class State(TypedDict):
    """The graph's state: the work of one turn."""

    work: Work


def _node(function: Callable[[Work], None]) -> Callable[[State], State]:
    def run(state: State) -> State:
        function(state["work"])
        return state

    return run


@lru_cache(maxsize=1)
def build() -> "CompiledStateGraph[Any, Any, Any, Any]":
    """Return the compiled graph."""
    from langgraph.graph import END, START, StateGraph

    graph = StateGraph(State)
    steps = {
        "extract": nodes.extract_node,
        "merge": nodes.merge_node,
        "assess": nodes.assess_node,
        "reply": nodes.reply_node,
        "phrase": nodes.phrase_node,
    }
    previous = START
    for name, function in steps.items():
        graph.add_node(name, _node(function))  # type: ignore[call-overload]
        graph.add_edge(previous, name)
        previous = name
    graph.add_edge(previous, END)
    return graph.compile()


def run_turn(
    turn: TurnInput,
    deps: Deps,
    *,
    cancel: threading.Event | None = None,
    on_status: Callable[[str], None] | None = None,
) -> TurnOutput:
    """Answer a message.

    Raises:
        Cancelled: if `cancel` was set; nothing of the turn is kept but the message.
    """
    work = Work(turn.model_copy(update={"interview": turn.interview.model_copy(deep=True)}), deps, cancel, on_status)
    build().invoke({"work": work})
    return output(work)


def greet(case: Case, today: dt.date, deps: Deps) -> TurnOutput:
    """Open the conversation; a case that was brought along is asked about where it has gaps."""
    phrases = deps.phrases
    text = phrases["greeting"].format(minutes=MINUTES, where=whereabouts(deps))
    if brings_something(case):
        return welcome(case, today, deps)
    interview = Interview()  # the first message may be about anything, so no section counts as asked
    work = Work(TurnInput(case=case, interview=interview, message="", turn=1, today=today), deps)
    work.case, work.report = case, assess(case, deps, today)
    result = output(work)
    result.reply = f"{text}\n\n**{phrases['greeting_question']}**"
    result.asked = "problem"
    result.quick_replies = list(QUICK[2:])
    return result


def whereabouts(deps: Deps) -> str:
    """Say where the sponsor's words go: nowhere, or to which servers."""
    if not deps.servers:
        return deps.phrases["stays_here"]
    what = escape(" and ".join(deps.servers))
    return deps.phrases["goes_to" if len(deps.servers) == 1 else "goes_to_many"].format(servers=what)


def edit(turn: TurnInput, path: str, deps: Deps) -> TurnOutput:
    """Set one field to what the sponsor wrote into it; an edit is a turn too.

    Raises:
        UserError: if the text does not fit the field.
    """
    work = Work(turn.model_copy(update={"interview": turn.interview.model_copy(deep=True)}), deps)
    change, case = edit_change(turn, path)
    work.case, work.captured, work.corrected = case, change, change
    work.was_asked = turn.interview.last_asked
    nodes.assess_node(work)
    if not change:
        phrase = deps.phrases["removed" if is_item(path) else "emptied"]
        work.note = phrase.format(what=gone(turn.case, path))
    nodes.reply_node(work)
    return output(work)
