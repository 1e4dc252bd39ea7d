"""What the evals page does with the services: the widgets themselves know nothing of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from casebuilder.measuring.record import Run
from casebuilder.measuring.trend import Point, trends
from casebuilder.services.evaluation import EvalRequest
from casebuilder.ui import evalwords, session
from casebuilder.ui.evaljobs import EvalJob, EvalJobs

Group = tuple[str, str]
"""A task and a half."""
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Shelf:
    """All runs there are, newest first; a committed baseline is one of them."""

    runs: tuple[Run, ...]
    baselines: frozenset[str]
    stamp: Stamp

    def groups(self) -> list[Group]:
        """Return the tasks and halves that have a run."""
        return sorted({(r.task, r.split) for r in self.runs})

    def first(self) -> Group:
        """Return the task and half that one looks at first: of the newest run of this machine, if there is one."""
        own = (r for r in self.runs if r.id not in self.baselines)
        newest = next(own, self.runs[0])
        return newest.task, newest.split

    def of(self, group: Group) -> list[Run]:
        """Return the runs of a task and half, newest first."""
        return [r for r in self.runs if (r.task, r.split) == group]

    def ends(self, group: Group) -> tuple[Run, Run]:
        """Return what one looks at first: the baseline (else the oldest run), and the newest other run."""
        found = self.of(group)
        base = next((r for r in found if r.id in self.baselines), found[-1])
        return base, next((r for r in found if r is not base), base)


def shelf() -> Shelf:
    """Return the runs of this machine and the committed baselines."""
    stamp = session.services().evaluation.stamp()
    runs, baselines = _read(stamp)
    return Shelf(runs, baselines, stamp)


@st.cache_resource(show_spinner=False, max_entries=2)
def _read(stamp: Stamp) -> tuple[tuple[Run, ...], frozenset[str]]:
    """Read the files, again whenever one of them changed."""
    service = session.services().evaluation
    own, committed = service.runs(), service.baselines()
    known = {r.id for r in own}  # a baseline that was written here has its texts in the run itself
    every = [*own, *(r for r in committed if r.id not in known)]
    every.sort(key=lambda r: (r.started, r.id), reverse=True)
    return tuple(every), frozenset(r.id for r in committed)


def history(found: Shelf, group: Group) -> Mapping[str, Sequence[Point]]:
    """Return how every measure of a task went from run to run."""
    return _history(found.stamp, group, found.runs)


@st.cache_resource(show_spinner=False, max_entries=12)
def _history(stamp: Stamp, group: Group, _runs: tuple[Run, ...]) -> Mapping[str, Sequence[Point]]:
    return trends(_runs, *group)


def pins() -> Mapping[str, int]:
    """Return the version of each prompt that is in use."""
    return {view.name: view.pinned for view in session.services().prompts.prompts()}


def title(found: Shelf, run: Run, pinned: Mapping[str, int]) -> str:
    """Return what a run is called in a list."""
    return evalwords.title(run, session.local_time(run.started), pinned, baseline=run.id in found.baselines)


def tries() -> list[str]:
    """Return the versions of prompts that are not in use, as a run takes them: `extract=2`."""
    views = session.services().prompts.prompts()
    return [f"{v.name}={n}" for v in views for n in v.versions if n != v.pinned]


def tasks() -> list[str]:
    """Return what can be run, in the order in which the tasks are told of."""
    order = list(evalwords.TASKS)
    found = session.services().evaluation.tasks()
    return sorted(found, key=lambda t: (order.index(t) if t in order else len(order), t))


# --- a run in the background -------------------------------------------------------------------------------------


@st.cache_resource(show_spinner=False)
def _jobs() -> EvalJobs:
    return EvalJobs()


def job() -> EvalJob | None:
    """Return the run that is going on in this process, or the one that ended last."""
    return _jobs().latest


def busy() -> bool:
    """Whether a run is going on."""
    found = job()
    return found is not None and not found.done.is_set()


def start(request: EvalRequest) -> EvalJob:
    """Begin a run; the page goes on."""
    return _jobs().start(request, session.services().evaluation.run)
