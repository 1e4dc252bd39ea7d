"""Reading one JSON object a line from a program that may send anything."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from casebuilder.cli import output

MAX_LINE = 4_000_000
"""Bytes; a longer line is answered with an error and skipped."""


class BadLine(ValueError):
    """A line that is not a JSON object; the text is the answer to it."""


def objects() -> "Iterator[dict[str, Any] | BadLine]":
    """Yield what each line of stdin holds, until its end; bytes that are not UTF-8 are replaced."""
    source = sys.stdin.buffer
    while raw := source.readline(MAX_LINE):
        if len(raw) >= MAX_LINE and not raw.endswith(b"\n"):
            while (rest := source.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
            yield BadLine(f"that line is longer than {MAX_LINE:,} bytes; send less")
            continue
        yield parse(raw)


def parse(raw: bytes) -> dict[str, Any] | BadLine:
    """Return the object in a line, or why there is none."""
    try:
        found = json.loads(raw.decode("utf-8", "replace").removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return BadLine("not a JSON object; send one object a line")
    if not isinstance(found, dict):
        return BadLine("not a JSON object; send one object a line")
    return found


def text_of(line: dict[str, Any], key: str) -> str | BadLine:
    """Return a text field of a line, or why there is none."""
    value = line.get(key)
    if not isinstance(value, str):
        return BadLine(f'"{key}" is missing or not text; send {{"{key}": "…"}}')
    return value


def reply(value: object) -> None:
    """Print one line of JSON at once."""
    output.line(json.dumps(value, ensure_ascii=True))


def reply_error(message: str) -> None:
    """Print an error line."""
    reply({"error": message})
