"""Reading marked talk: `{kpi1.target|4 hours}` inside whole messages, many to a file (`training/talk/README.md`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casebuilder.marking.scheme import ASKED, FIELDS

FOLDER = Path(__file__).resolve().parents[1] / "talk"
_TAG = re.compile(r"([a-z]+)((?:\d+)(?:,\d+)*)?(?:\.([a-z_]+))?")


class TalkError(ValueError):
    """A talk file cannot be read; the message names the file and the fault."""


@dataclass(frozen=True)
class Mark:
    """A marked run of words: `text[start:end]`."""

    start: int
    end: int
    group: str
    field: str
    items: tuple[int, ...] = ()
    """Numbers of the list items it belongs to."""


@dataclass(frozen=True)
class Talk:
    """One message with its marks."""

    source: str
    asked: str
    who: str
    text: str
    marks: tuple[Mark, ...]


def read_talk(folder: Path = FOLDER) -> list[Talk]:
    """Return every message of every file, in order.

    Raises:
        TalkError: if a file breaks the format.
    """
    return [talk for path in sorted(folder.glob("*.txt")) for talk in read_file(path)]


def read_file(path: Path) -> Iterator[Talk]:
    """Yield the messages of a file.

    Raises:
        TalkError: if it breaks the format.
    """
    for block in re.split(r"(?m)^@ ", path.read_text(encoding="utf-8"))[1:]:
        head, _, body = block.partition("\n")
        header = re.match(r"asked=(\w+)\s+who=(.*)", head)
        if header is None or header[1] not in ASKED:
            raise TalkError(f"{path.name}: the header {head[:60]!r} names no section")
        try:
            text, marks = parse(body.strip("\n"))
        except ValueError as error:
            raise TalkError(f"{path.name}: {error}") from error
        yield Talk(path.stem, header[1], header[2].strip(), text, tuple(marks))


def parse(body: str) -> tuple[str, list[Mark]]:
    """Return a message without its mark-up, and the marks.

    Raises:
        ValueError: if a mark is not closed or its tag does not exist.
    """
    out: list[str] = []
    length, at = 0, 0
    marks: list[Mark] = []
    open_marks: list[tuple[str, int]] = []
    for piece in re.finditer(r"\{([^|{}\n]{1,40})\||\}|[^{}|]+|[{|]", body):
        if piece[1] is not None:
            open_marks.append((piece[1], length))
        elif piece[0] == "}":
            if not open_marks:
                raise ValueError(
                    f"a mark is closed that was not opened near {body[max(0, piece.start() - 30) : piece.end()]!r}"
                )
            tag, start = open_marks.pop()
            marks.append(_mark(tag, start, length))
        elif piece[0] == "{":
            raise ValueError(f"stray {piece[0]!r} near {body[max(0, piece.start() - 30) : piece.end()]!r}")
        else:
            out.append(piece[0])
            length += len(piece[0])
        at = piece.end()
    if open_marks or at != len(body):
        raise ValueError(f"a mark is not closed in {body[:60]!r}")
    return "".join(out), sorted(marks, key=lambda m: (m.start, -m.end))


def _mark(tag: str, start: int, end: int) -> Mark:
    if tag in FIELDS["aside"]:
        return Mark(start, end, "aside", tag)
    match = _TAG.fullmatch(tag)
    if match is None or match[1] not in FIELDS or match[3] not in FIELDS[match[1]]:
        raise ValueError(f"there is no tag {tag!r}")
    items = tuple(int(n) for n in match[2].split(",")) if match[2] else ()
    return Mark(start, end, match[1], match[3], items)
