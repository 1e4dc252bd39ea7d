"""Cutting a message into units (lines, bullets, sentences) and clauses, each with its exact place in the message."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ABBREVIATIONS = frozenset([
    "mr",
    "mrs",
    "ms",
    "dr",
    "dra",
    "sra",
    "smt",
    "sri",
    "rev",
    "prof",
    "st",
    "no",
    "nr",
    "vs",
    "approx",
    "ca",
    "e.g",
    "i.e",
    "etc",
    "incl",
    "excl",
    "resp",
    "fig",
    "sec",
    "dept",
    "inc",
    "ltd",
    "co",
    "corp",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "max",
    "min",
    "avg",
    "p.a",
    "a.m",
    "p.m",
    "tel",
    "ext",
    "vol",
    "cf",
    "mme",
    "m",
    "hr",
    "fr",
    "rs",
    "nos",
])
_BULLET = re.compile(
    r"[ \t]*(?:[-*•–—·‣▪>]+[ \t]+|\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)[.):][ \t]+|\d{1,2}\)[ \t]*)", re.IGNORECASE
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[;](?=\s)|(?<=\s)(?:—|–|--)(?=\s)")
_INLINE_ITEM = re.compile(r"(?<=\s)(?:\((?:[1-9]|[a-h]|i{1,3}|iv|v)\)|[1-9]\))\s*(?=[^\W\d_])")


@dataclass(frozen=True)
class Unit:
    """A run of the message: `text == message[start:end]`."""

    start: int
    end: int
    text: str
    line: int
    """Number of the line in the message."""
    bullet: bool = False
    """Whether it opens a bullet or a numbered item."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def split_units(message: str) -> list[Unit]:
    """Cut a message into sentences; bullets and lines end a sentence, abbreviations and decimals do not."""
    units: list[Unit] = []
    offset = 0
    for number, line in enumerate(message.split("\n")):
        marker = _BULLET.match(line)
        begin = offset + (marker.end() if marker else 0)
        bullet = marker is not None
        for first, last, inline in _items(message, begin, offset + len(line)):
            bullet = bullet or inline
            for start, end in _sentences(message, first, last):
                units.append(Unit(start, end, message[start:end], number, bullet))
                bullet = False
        offset += len(line) + 1
    return units


def _items(message: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Cut a line at numbers such as "(1)" or "2)" that stand inside it."""
    begin, inline = start, False
    for match in _INLINE_ITEM.finditer(message, start, end):
        if match.start() > begin:
            yield begin, match.start(), inline
        begin, inline = match.end(), True
    yield begin, end, inline


def _sentences(message: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the trimmed spans of the sentences between two places."""
    begin = start
    for match in _END.finditer(message, start, end):
        if match[0].startswith(".") and not _ends_sentence(message, begin, match.start(), match.end(), end):
            continue
        yield from _trimmed(message, begin, match.end() if match[0][0] in ".!?…" else match.start())
        begin = match.end()
    yield from _trimmed(message, begin, end)


def _ends_sentence(message: str, begin: int, dot: int, after: int, end: int) -> bool:
    """Decide whether a dot ends a sentence."""
    word = message[begin:dot].rsplit(None, 1)[-1].lower().strip("(\"'") if message[begin:dot].strip() else ""
    if word in _ABBREVIATIONS:
        following = message[after:end].lstrip()[:1]
        return following.isupper() and word in {"etc", "inc", "ltd", "p.a", "co"}
    single_initial = len(word) == 1 and word.isalpha() and message[dot - 1].isupper()
    return not single_initial and not (word.isdigit() and message[begin:dot].strip() == word)


def _trimmed(message: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and message[start].isspace():
        start += 1
    while end > start and message[end - 1].isspace():
        end -= 1
    if end > start and any(c.isalnum() for c in message[start:end]):
        yield start, end


_JOINTS = re.compile(
    r",\s+|\s+(?=(?:and|but|so|then|because|cause|cos|plus|also|while|whereas|which|who|if|until|although)\b)|:\s+|\s[-–—]\s|[()]",
    re.IGNORECASE,
)


def split_clauses(unit: Unit, *, least: int = 2) -> list[Unit]:
    """Cut a unit at commas, colons, brackets and joining words; pieces of fewer than `least` words stay attached."""
    cuts = [m.end() if not m[0].isspace() else m.end() for m in _JOINTS.finditer(unit.text)]
    pieces: list[Unit] = []
    begin = 0
    for cut in [*cuts, len(unit.text)]:
        piece = unit.text[begin:cut]
        if cut < len(unit.text) and len(piece.split()) < least:
            continue
        for start, end in _trimmed(unit.text, begin, cut):
            shift = unit.start
            pieces.append(Unit(shift + start, shift + end, unit.text[start:end], unit.line, unit.bullet and not pieces))
        begin = cut
    return pieces or [unit]
