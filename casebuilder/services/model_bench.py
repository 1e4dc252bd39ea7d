"""Measuring what a model may do on this machine: a fixed slice of its work, within five minutes, by plain code.

The samples are written for this and are in no evaluation. A model that passes may phrase or draft; each text is still
checked when it is used.
"""

import datetime as dt
import json
import logging
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from casebuilder.case.model import Case
from casebuilder.dialogue.checking import REASONS
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.worded import Worded
from casebuilder.llm.factory import LoadedModel
from casebuilder.llm.profiles import Part

_log = logging.getLogger(__name__)

SECONDS = {"extract_by_section": 75.0, "extract_at_once": 40.0, "phrase": 80.0, "draft": 80.0}
"""How long each part may take; together with loading and the tokens a second it stays under five minutes."""
BARS = {"extract_by_section": 0.6, "extract_at_once": 0.9, "phrase": 0.8, "draft": 0.75}
"""The share that must be right for the work to be allowed."""
WRONG = 0.05
"""The share of wrong values that a model may give when it reads whole messages."""
PATIENCE = {"phrase": 12.0, "draft": 45.0}
"""Seconds that somebody can be made to wait for one."""
FEWEST = 3
"""Samples without which nothing is known."""
_SLACK = 3
"""Words that a copied value may have beyond the expected ones."""

Progress = Callable[[str], None]
Outcome = tuple[int, int, int, str]
"""Right, tried, wrong, and the reason if something was not usable."""


@lru_cache(maxsize=1)
def samples() -> dict[str, Any]:
    """Return the samples; do not change what you get."""
    text = (files("casebuilder.services") / "bench_samples.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def measure(model: LoadedModel, deps: Deps, today: dt.date, progress: Progress | None = None) -> dict[str, Part]:
    """Return how a model does at each kind of work.

    Args:
        model: the model, loaded.
        deps: prompts and policy; the model in them is not used.
        today: the day that relative dates count from.
        progress: told what is being measured, in a few words.
    """
    works: dict[str, tuple[str, Callable[[], Iterator[Outcome]]]] = {
        "extract_by_section": ("reading messages section by section", lambda: _by_section(model, deps)),
        "extract_at_once": ("reading whole messages", lambda: _at_once(model, deps)),
        "phrase": ("phrasing replies", lambda: _phrasing(model, deps, today)),
        "draft": ("drafting a summary", lambda: _drafting(model, deps, today)),
    }
    parts = {}
    for name, (words, run) in works.items():
        if progress is not None:
            progress(words)
        parts[name] = _part(name, run(), sizes()[name])
    return parts


def sizes() -> dict[str, int]:
    """Return how many samples there are of each kind of work."""
    found = samples()
    counts = (found["by_section"], found["at_once"]["samples"], found["phrasing"], found["drafting"])
    return dict(zip(SECONDS, map(len, counts), strict=True))


def _part(name: str, outcomes: Iterator[Outcome], planned: int) -> Part:
    """Run one kind of work until its samples or its time are used up, or it cannot reach its bar any more."""
    right = of = wrong = done = missed = 0
    times: list[float] = []
    why: Counter[str] = Counter()
    deadline = time.monotonic() + SECONDS[name]
    started = time.monotonic()
    for good, tried, bad, reason in outcomes:
        times.append(time.monotonic() - started)
        right, of, wrong, done = right + good, of + tried, wrong + bad, done + 1
        missed += good < tried
        why.update([reason] if reason else [])
        hopeless = name in PATIENCE and missed > (1 - BARS[name]) * planned and done >= FEWEST
        started = time.monotonic()
        if started > deadline or hopeless:
            break
    part = Part(right=right, of=of, wrong=wrong, seconds=round(statistics.median(times or [0.0]), 2))
    part.mostly = why.most_common(1)[0][0] if why else ""
    slow = part.seconds > PATIENCE.get(name, part.seconds)
    sure = name != "extract_at_once" or wrong <= WRONG * max(of, 1)
    part.allowed = done >= FEWEST and part.share >= BARS[name] and not slow and sure
    if slow:
        part.mostly = f"one takes {part.seconds:.0f} s here"
    return part


def _values(expected: Mapping[str, str], got: Mapping[str, object]) -> Outcome:
    """Compare copied values with what the text says; a little more or less of the same words is right."""
    right = wrong = 0
    for name, value in got.items():
        if value is None:
            continue
        words = str(getattr(value, "text", value)).lower().strip(" .,;:").split()
        wanted = expected.get(name, "").lower().split()
        short = len(words) <= len(wanted) + _SLACK and _inside(wanted, words)
        near = len(words) >= 2 and len(words) * 2 > len(wanted) and _inside(words, wanted)
        right, wrong = right + bool(wanted and (short or near)), wrong + (not (wanted and (short or near)))
    return right, len(expected), wrong, "" if right == len(expected) else "it missed or misread some"


def _inside(part: list[str], whole: list[str]) -> bool:
    bare = [w.strip(".,;:") for w in whole]
    wanted = [w.strip(".,;:") for w in part]
    return any(bare[i : i + len(wanted)] == wanted for i in range(len(bare) - len(wanted) + 1))


def _by_section(model: LoadedModel, deps: Deps) -> Iterator[Outcome]:
    from casebuilder.dialogue.fill import section_prompt
    from casebuilder.llm.extracting import extract

    for sample in samples()["by_section"]:
        meanings = deps.prompts.data("fields")[sample["section"]]
        instruction, fields, examples = section_prompt(sample["section"], meanings, deps)
        try:
            got = extract(model.engine or model.chat_model, instruction, sample["text"], fields, examples)
        except Exception:  # whatever a model or a server does, it gave no values
            _log.info("a sample could not be read", exc_info=True)
            yield 0, len(sample["values"]), 0, REASONS["error"]
            continue
        yield _values(sample["values"], got)


def _at_once(model: LoadedModel, deps: Deps) -> Iterator[Outcome]:
    from casebuilder.llm.copying import Field
    from casebuilder.llm.extracting import extract

    meanings = samples()["at_once"]["fields"]
    rows = [{"name": n, "meaning": m} for n, m in meanings.items()]
    instruction, _ = deps.prompts.render("extract", title="an AI project", fields=rows)
    fields = [Field(n, max_words=16) for n in meanings]
    for sample in samples()["at_once"]["samples"]:
        try:
            got = extract(model.engine or model.chat_model, instruction, sample["text"], fields)
        except Exception:  # whatever a model or a server does, it gave no values
            _log.info("a sample could not be read", exc_info=True)
            yield 0, len(sample["values"]), 0, REASONS["error"]
            continue
        yield _values(sample["values"], got)


def _phrasing(model: LoadedModel, deps: Deps, today: dt.date) -> Iterator[Outcome]:
    from casebuilder.dialogue.graph import run_turn
    from casebuilder.dialogue.phrasing import SECONDS as LIMIT
    from casebuilder.dialogue.phrasing import phrase_with
    from casebuilder.dialogue.plain import plain
    from casebuilder.dialogue.state import Interview, TurnInput

    for sample in samples()["phrasing"]:
        interview = Interview(last_asked=sample["asked"], asked={sample["asked"]: 1} if sample["asked"] else {})
        turn = TurnInput(case=Case(), interview=interview, message=sample["message"], turn=1, today=today)
        out = run_turn(turn, deps)
        worded = phrase_with(model.chat_model, out.reply, out.case, out.citations, deps, today, seconds=LIMIT)
        yield _worded(worded, plain(out.reply))


def _drafting(model: LoadedModel, deps: Deps, today: dt.date) -> Iterator[Outcome]:
    from casebuilder.dialogue.drafting import draft_with

    for data in samples()["drafting"]:
        yield _worded(draft_with(model.chat_model, Case.model_validate(data), deps, today), "")


def _worded(worded: Worded, composed: str) -> Outcome:
    """A text counts if it passed every check and is no mere repetition of what it was made from."""
    if worded.wording.by != "model":
        return 0, 1, 0, REASONS.get(worded.wording.fallback or "", "")
    echoed = bool(composed) and " ".join(worded.written.split()) == " ".join(composed.split())
    return (0, 1, 0, "it repeated the text it was given") if echoed else (1, 1, 0, "")
