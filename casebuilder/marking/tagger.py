"""The trained tagger: loads its weights once and marks messages."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casebuilder.errors import EnvironmentProblem
from casebuilder.marking.features import SPAN_LIMIT, Known, Pieces, Tokenize, read
from casebuilder.marking.scheme import ASKED, BY_NAME, GROUPS, KEYS, Group

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Mark:
    """A run of words that is a field of the case: `message[start:end]`."""

    start: int
    end: int
    group: str
    field: str
    score: float
    """Mean probability of its pieces, 0 to 1."""


@dataclass(frozen=True)
class Marks:
    """The marks of a message, and which of them belong together."""

    marks: tuple[Mark, ...] = ()
    links: dict[tuple[Mark, Mark], float] = field(default_factory=dict)
    """Probability that a mark (first) belongs to the item that another one names (second)."""

    def of(self, group: str, *fields: str) -> list[Mark]:
        """Return the marks of a group, or of some of its fields, in order."""
        return [m for m in self.marks if m.group == group and (not fields or m.field in fields)]

    def score(self, section: str, start: int, end: int) -> float:
        """Return the probability of the section's mark that fits a run of words best, 0 if there is none."""
        best, most = 0.0, 0.0
        for mark in self.marks:
            if BY_NAME[mark.group].section() != section:
                continue
            shared = (min(end, mark.end) - max(start, mark.start)) / max(end - start, mark.end - mark.start, 1)
            if shared > most:
                best, most = mark.score, shared
        return best

    def share(self, start: int, end: int, group: str, *fields: str) -> float:
        """Return how much of a run is marked with some fields, each part counted by its probability, 0 to 1."""
        covered = sum(
            max(0, min(end, m.end) - max(start, m.start)) * m.score
            for m in self.marks
            if m.group == group and m.field in fields
        )
        return min(1.0, covered / max(end - start, 1))


class Tagger:
    """Marks messages; safe to share between threads."""

    def __init__(self, network: Any, tokenizer: Any) -> None:  # noqa: ANN401 - loaded libraries have no types
        self._network = network
        self._tokenizer = tokenizer
        self._lock = threading.Lock()

    @classmethod
    def load(cls, weights: Path, encoder: Path) -> "Tagger":
        """Read the weights; `encoder` is the folder of the sentence encoder that they were trained on.

        Raises:
            EnvironmentProblem: if either is missing or they do not fit each other.
        """
        from casebuilder.marking.loading import load

        try:
            return cls(*load(weights, encoder))
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise EnvironmentProblem(
                f"The tagger {weights.name} cannot be loaded ({type(error).__name__}); reinstall casebuilder."
            ) from error

    def mark(self, text: str, asked: str | None, known: Known) -> Marks:
        """Return the marks of a message.

        Args:
            text: the message.
            asked: the section that it answers, if any.
            known: what the parsers found in it.
        """
        found: list[Mark] = []
        links: dict[tuple[Mark, Mark], float] = {}
        section = asked if asked in ASKED else "none"
        for start, end in windows(text, self._tokenize):
            pieces = read(text[start:end], known.within(start, end), self._tokenize)
            if len(pieces.ids) == 0:
                continue
            with self._lock:
                marked, linked = self._run(pieces, section, start)
            whole = _whole(text, marked, found)
            found += whole.values()
            links |= {(whole[a], whole[b]): p for (a, b), p in linked.items() if a in whole and b in whole}
        return Marks(tuple(sorted(found, key=lambda m: (m.start, -m.end))), links)

    def _tokenize(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        found = self._tokenizer.encode(text, add_special_tokens=False)
        return list(found.ids), list(found.offsets)

    def _run(self, pieces: Pieces, section: str, shift: int) -> tuple[list[Mark], dict[tuple[Mark, Mark], float]]:
        """Return the marks of one window, and the links between them."""
        import torch

        n = len(pieces.ids)
        frame = {k: np.pad(getattr(pieces, k), 1)[None] for k in ("ids", "shapes", "places", "kinds", "people")}
        frame["ids"][0, 0] = self._tokenizer.token_to_id("[CLS]")
        frame["ids"][0, n + 1] = self._tokenizer.token_to_id("[SEP]")
        batch = {k: torch.from_numpy(v) for k, v in frame.items()}
        batch["routes"] = torch.from_numpy(np.pad(pieces.routes, ((1, 1), (0, 0)))[None])
        batch["mask"] = torch.ones_like(batch["ids"])
        batch["asked"] = torch.tensor([ASKED.index(section)])
        with torch.inference_mode(), _one_thread():
            logits, hidden = self._network(**batch)
            table = logits[0, 1 : n + 1].float().numpy()
            runs = [(g, *run) for g in GROUPS for run in decode(table, g)]
            marks = [
                Mark(shift + pieces.spans[a][0], shift + pieces.spans[b - 1][1], g.name, f, score)
                for g, a, b, f, score in runs
            ]
            first = {m: run[1] for m, run in zip(marks, runs, strict=True)}
            return marks, self._links(marks, first, hidden[0, 1 : n + 1])

    def _links(self, marks: Sequence[Mark], first: dict[Mark, int], hidden: Any) -> dict[tuple[Mark, Mark], float]:  # noqa: ANN401
        links: dict[tuple[Mark, Mark], float] = {}
        for group, key in KEYS.items():
            names = [m for m in marks if m.group == group and m.field == key]
            values = [m for m in marks if m.group == group and m.field != key]
            if names and values:
                scores = self._network.link(hidden[[first[v] for v in values]], hidden[[first[m] for m in names]])
                for value, row in zip(values, scores.sigmoid().tolist(), strict=True):
                    links |= {(value, name): p for name, p in zip(names, row, strict=True)}
        return links


@contextmanager
def _one_thread() -> Iterator[None]:
    """Compute with one thread: for one message several are hardly faster, and wait for each other on a busy machine."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


OUTSIDE = 0.9
"""Where every piece is this surely outside a group, no path is looked for."""
OPENING = 1.0
"""What opening a mark costs (in log odds), so that no mark falls to pieces over one doubtful word."""


def decode(logits: Floats, group: Group) -> list[tuple[int, int, str, float]]:
    """Return the runs of pieces that a group marks: first, end, field and mean probability.

    The likeliest path of tags (Viterbi) where a field goes on only after it began, and opening one costs `OPENING`.
    """
    own = logits[:, group.offset : group.offset + group.size]
    own = own - own.max(axis=1, keepdims=True)
    logs = own - np.log(np.exp(own).sum(axis=1, keepdims=True))
    chances = np.exp(logs)
    if float(chances[:, 0].min(initial=1.0)) > OUTSIDE:
        return []
    found: list[tuple[int, int, str, float]] = []
    for begin, end, name in runs(_path(logs, len(group.fields)), group):
        at = group.begin(name)
        found.append((begin, end, name, float(chances[begin:end, at : at + 2].sum(axis=1).mean())))
    return found


def runs(tags: Sequence[int], group: Group) -> list[tuple[int, int, str]]:
    """Return the runs of pieces that a row of tags means: first, end and field."""
    found: list[tuple[int, int, str]] = []
    begin, name = 0, ""
    for place, tag in enumerate([*tags, 0]):
        here = group.fields[(tag - 1) // 2] if tag else ""
        if name and (here != name or tag % 2 == 1):
            found.append((begin, place, name))
            name = ""
        if here and not name:
            begin, name = place, here
    return found


def _path(logs: Floats, fields: int) -> list[int]:
    """Return the likeliest allowed path of tags."""
    size = 1 + 2 * fields
    step = np.zeros((size, size), np.float32)
    step[:, 1::2] = -OPENING
    for inside in range(2, size, 2):
        step[:, inside] = -np.inf
        step[inside - 1, inside] = step[inside, inside] = 0.0
    best = logs[0] + np.where(np.arange(size) % 2 == 1, -OPENING, 0.0)
    best[2::2] = -np.inf
    back: list[NDArray[np.int64]] = []
    for row in logs[1:]:
        table = best[:, None] + step
        back.append(table.argmax(axis=0))
        best = table.max(axis=0) + row
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


_STOPS = (("\n",), (". ", "! ", "? ", "; "), (", ",), (" ",))
"""Where a long text is cut, the best places first."""


def windows(text: str, tokenize: Tokenize) -> list[tuple[int, int]]:
    """Cut a text at line ends, else at sentence ends, into stretches that the network can read at once."""
    cuts: list[tuple[int, int]] = []
    begin = 0
    _, spans = tokenize(text)
    while len(spans) > SPAN_LIMIT:
        end = _stop(text, spans[SPAN_LIMIT // 3][0], spans[SPAN_LIMIT][0])
        cuts.append((begin, end))
        begin = end
        if text[end - 1].isspace() or text[end].isspace():
            spans = [span for span in spans if span[0] >= end]
        else:  # the rest of a word that was cut falls into other pieces
            spans = [(s + end, e + end) for s, e in tokenize(text[end:])[1]]
    return [*cuts, (begin, len(text))]


def _stop(text: str, floor: int, limit: int) -> int:
    """Return the best place to end a stretch, the last of its kind before the limit."""
    for signs in _STOPS:
        at = max(text.rfind(sign, floor, limit) for sign in signs)
        if at >= 0:
            return at + 1
    return limit


def _whole(text: str, marks: Sequence[Mark], before: Sequence[Mark]) -> dict[Mark, Mark]:
    """Widen marks to whole words; of two in a group that then share words, the one that says more stays."""
    whole: dict[Mark, Mark] = {}
    for mark in sorted(marks, key=lambda m: (m.start - m.end) * m.score):
        start, end = _words(text, mark.start, mark.end)
        rivals = (m for m in (*before, *whole.values()) if m.group == mark.group)
        if not any(m.start < end and start < m.end for m in rivals):
            whole[mark] = Mark(start, end, mark.group, mark.field, mark.score)
    return whole


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a run to whole words."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
