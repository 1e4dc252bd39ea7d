"""Writing to the terminal: results on stdout, one sentence on stderr."""

import sys
from collections.abc import Sequence
from typing import TextIO


def line(text: str = "") -> None:
    """Print a line on stdout at once; what the terminal cannot show is replaced, never fatal."""
    _write(sys.stdout, text)


def error(text: str) -> None:
    """Print a line on stderr."""
    _write(sys.stderr, text)


def as_json(value: object, *, indent: int | None = 2) -> None:
    """Print a JSON value on stdout."""
    import json

    line(json.dumps(value, ensure_ascii=False, indent=indent))


def table(rows: Sequence[Sequence[str]], header: Sequence[str]) -> None:
    """Print aligned columns; the last one may be as long as it likes."""
    shown = [tuple(printable(cell) for cell in row) for row in (header, *rows)]
    widths = [max(len(row[i]) for row in shown) for i in range(len(header))]
    for row in shown:
        line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def printable(text: str) -> str:
    """Return text on one line and without control characters, so that data cannot steer the terminal."""
    return "".join(ch if ch.isprintable() else " " for ch in text)


def printable_lines(text: str) -> str:
    """Return text without control characters, its lines kept."""
    return "\n".join(printable(part) for part in text.split("\n"))


def _write(stream: TextIO, text: str) -> None:
    out = getattr(stream, "buffer", None)
    if out is None:
        stream.write(text + "\n")
        stream.flush()
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.flush()
    out.write((text + "\n").encode(encoding, "replace"))
    out.flush()
