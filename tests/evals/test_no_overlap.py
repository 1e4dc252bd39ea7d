"""No prompt example and no training talk comes from the test half: else the test half would measure memory."""

import json
import re
from collections.abc import Iterator

import pytest

from casebuilder.resources import data_path
from evals.data import ROOT
from evals.tasks import TASKS, load

SHINGLE = 8
SHORT = 4
"""Messages of fewer words ("nothing more on that") are nobody's."""
_MARK = re.compile(r"\{[^|{}\n]{1,40}\||\}")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("’", "'").replace("'", "")))


def shingles(said: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (said[i : i + SHINGLE] for i in range(len(said) - SHINGLE + 1))


def strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for below in node.values() if isinstance(node, dict) else node:
            yield from strings(below)


def shown() -> Iterator[tuple[str, str]]:
    """Yield every text that a prompt shows or that something is trained on, with its file."""
    for path in sorted((data_path("prompts") / "examples").rglob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            for text in strings(json.loads(line)):
                yield path.name, text
    for path in sorted((ROOT.parents[1] / "training" / "talk").glob("*.txt")):
        for block in re.split(r"(?m)^@ .*$", path.read_text("utf-8")):
            yield path.name, _MARK.sub("", block)


def said_in(row: dict) -> Iterator[str]:
    """Yield what is put in, of any kind of sample; labels are words of it."""
    for key in ("message", "query", "opening", "turns", "answers", "interjections", "card", "faithful"):
        yield from strings(row.get(key) or [])


@pytest.fixture(scope="module")
def sources() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    """Return whole texts and shingles of everything shown, each with its file."""
    whole, pieces = {}, {}
    for name, text in shown():
        said = words(text)
        whole[said] = name
        pieces.update(dict.fromkeys(shingles(said), name))
    return whole, pieces


def overlaps(texts, sources) -> list[str]:
    whole, pieces = sources
    found = []
    for name, text in texts:
        said = words(text)
        if len(said) >= SHORT and said in whole:
            found.append(f"{name} is in {whole[said]}: {text[:80]}")
        found += [f"{name} shares with {pieces[s]}: {' '.join(s)}" for s in shingles(said) if s in pieces]
    return found


@pytest.mark.parametrize("task", TASKS)
def test_nothing_of_the_test_half_was_shown(task, sources):
    texts = [(row["id"], text) for row in load(task).rows("test") for text in said_in(row)]
    assert len(texts) >= 10
    assert overlaps(texts, sources) == []


def test_an_overlap_would_be_found(sources):
    name, text = next((n, t) for n, t in shown() if n.startswith("talk-") and len(words(t)) > 9)
    assert overlaps([("x", text.upper() + "!")], sources)
    part = " ".join(words(text)[:SHINGLE])
    assert overlaps([("x", f"and so {part} you see")], sources)
    assert not overlaps([("x", "nobody has ever written these very words about a purple lighthouse ferry")], sources)
