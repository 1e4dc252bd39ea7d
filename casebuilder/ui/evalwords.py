"""Measured quality in words: what a run is called, how a value stands to its bar, what a comparison shows."""

import datetime as dt
from collections.abc import Mapping

from casebuilder.measuring.blocks import change, figure, interval, named
from casebuilder.measuring.compare import Change, Comparison, Verdict
from casebuilder.measuring.intervals import Difference, Estimate
from casebuilder.measuring.record import MeasureInfo, Run
from casebuilder.measuring.report import bar_state
from casebuilder.ui import words

VERDICTS: Mapping[Verdict, str] = {
    "gain": "better", "loss": "worse", "same": "no difference shown", "not judged": "not judged",
}  # fmt: skip
TASKS = {
    "extraction": "one message, and the facts that stand in it",
    "conversation": "a sponsor played to the end, and the case that comes of it",
    "grounding": "a conversation, and the evidence cited for it",
    "refusal": "attempts to talk the rules round, and harmless look-alikes",
    "retrieval": "a query, and the cards that answer it",
    "drafting": "a case, and the paragraph that sums it up",
}
HALVES = {
    "dev": "dev half, there to be looked at",
    "test": "test half, for the end: nothing may be taken from it",
}
MODELS = {
    "active": "the one in use",
    "embedded": "the one that comes with casebuilder",
    "none": "none: rules and classifier alone",
}
PROMPTS = {
    "questions": "what is asked, why, and what is explained",
    "phrases": "what is said around the questions",
    "extract": "how the model copies facts out of a message",
    "fields": "which facts the model is asked to copy",
    "glossary": "terms and questions about the product",
    "phrase": "how a capable model rewords a reply",
    "draft": "how a capable model writes the summary",
}


def about(name: str, words_: Mapping[str, str]) -> str:
    """Return a name with what it means, where that is known."""
    return f"{name}: {words_[name]}" if name in words_ else name


def size(run: Run) -> str:
    """Say how many samples a run has, and whether that is all of the half."""
    return words.count(len(run.samples), "sample", "samples") + (", a part" if run.limit else "")


def model(run: Run) -> str:
    """Name the model that answered."""
    return "no model" if run.model.name == "none" else run.model.name


def versions(run: Run, pins: Mapping[str, int]) -> str:
    """Name the prompts that a run used in another version than the one in use now."""
    return ", ".join(f"{p.name} {p.version}" for p in run.prompts if pins.get(p.name, p.version) != p.version)


def title(run: Run, at: dt.datetime, pins: Mapping[str, int], *, baseline: bool) -> str:
    """Return what a run is called in a list; the end of its id keeps two of one minute apart."""
    parts = ["baseline"] if baseline else []
    parts += [f"{at:%d %b %Y, %H:%M}", model(run), versions(run, pins), size(run), run.id.rpartition("-")[2]]
    return " · ".join(p for p in parts if p)


def bar(estimate: Estimate, info: MeasureInfo) -> str:
    """Say how a value stands to its bar, the verdict first."""
    found = bar_state(estimate, info)
    if not found:
        return "no bar" if info.judged else "no bar: it says as much about the machine"
    limit, _, verdict = found.partition(": ")
    return f"{'✘' if verdict == 'missed' else '✔'} {verdict} ({limit})"


def valued(estimate: Estimate, unit: str) -> str:
    """Return a value with its interval."""
    return figure(None) if estimate.value is None else f"{figure(estimate.value, unit)} ({interval(estimate, unit)})"


def changed(found: Difference | None, unit: str) -> str:
    """Return a difference with its interval."""
    if found is None:
        return figure(None)
    low, high = (change(v, unit).removesuffix(" points").removesuffix(f" {unit}") for v in (found.low, found.high))
    return f"{change(found.value, unit)} ({low} to {high})"


def summary(found: Comparison) -> str:
    """Say in a sentence or two what a comparison shows."""
    shared = len(found.before.samples) - len(found.only_before) - len(found.relabelled)
    on = f"On {words.count(shared, 'sample', 'samples')} that both have, B"
    lists: dict[Verdict, list[Change]] = {}
    for one in found.changes:
        lists.setdefault(one.verdict, []).append(one)
    worse, better = (", ".join(c.info.title for c in lists.get(v, [])) for v in ("loss", "gain"))
    parts = [f"is worse: {worse}"] if worse else []
    parts += [f"is better: {better}"] if better else []
    return f"{on} {'. It '.join(parts)}." if parts else f"{on} shows no difference to A beyond doubt."


def left_out(found: Comparison) -> list[str]:
    """Name the samples that are not compared, and why."""
    lists = (
        ("only in A", found.only_before),
        ("only in B", found.only_after),
        ("labelled anew between the runs", found.relabelled),
    )
    return [f"Not compared, {what}: {named(ids)}." for what, ids in lists if ids]


def left(seconds: float | None) -> str:
    """Say about how long something still takes; empty if nobody knows."""
    if seconds is None:
        return ""
    if seconds < 90:
        return f"about {max(5, round(seconds / 5) * 5)} seconds left"
    return f"about {round(seconds / 60)} minutes left"
