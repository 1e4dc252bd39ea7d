"""Reads a card file: Markdown with an optional YAML head, or plain text. The content is never trusted."""

import hashlib
import re
import unicodedata
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from casebuilder.errors import UserError
from casebuilder.retrieval.cards import Card

SUFFIXES = frozenset({".md", ".txt"})
_HEAD_LIMIT = 8_000
_HEAD = re.compile(r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>\S.*)$", re.MULTILINE)
_NOT_PLAIN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class CardError(UserError):
    """A card file cannot be used; the message names file, line and remedy in one sentence."""

    code = "card"

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file.name}, line {line}: {problem}.")
        self.file = file
        self.line = line


class _PlainLoader(yaml.SafeLoader):
    """YAML without aliases (they can blow up in memory) and without silently repeated keys."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases are not allowed", problem_mark=event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"{key.value!r} is given twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_card(file: Path, *, own: bool, max_bytes: int) -> Card:
    """Read and check one card file.

    A shipped card (`own=False`) needs its front matter. A user's file needs none: the title is then
    its first heading or its name, and its id is made from the name.

    Raises:
        CardError: the file is not readable text, too large, or breaks a rule of `Card`.
    """
    text = _read_text(file, max_bytes)
    head, body, body_line = split_head(file, text)
    if own:
        head = {**head, "own": True}
        head.setdefault("id", own_id(file.stem))
        head.setdefault("title", _title(file, body))
    elif not head:
        raise CardError(file, 1, "the card has no front matter (a block between two lines of ---)")
    if "body" in head:
        raise CardError(file, _line_of("body", text), "the text belongs below the front matter, not in it")
    try:
        return Card.model_validate({**head, "body": body})
    except ValidationError as error:
        first = error.errors()[0]
        # A rule about several fields has no place of its own; its message begins with the field to mend.
        message = str(first["msg"]).removeprefix("Value error, ")
        field = str(first["loc"][0]) if first["loc"] else message.split(" ", 1)[0]
        line = body_line if field == "body" else _line_of(field, text)
        raise CardError(file, line, _explain(field, message)) from error


def split_head(file: Path, text: str) -> tuple[dict[str, Any], str, int]:
    """Return front matter, text below it, and the line on which that text begins.

    Raises:
        CardError: the front matter is not a plain YAML mapping.
    """
    match = _HEAD.match(text)
    if not match:
        return {}, text.strip(), 1
    raw = match["head"]
    if len(raw) > _HEAD_LIMIT:
        raise CardError(file, 1, f"the front matter is longer than {_HEAD_LIMIT} characters")
    try:
        head = yaml.load(raw, _PlainLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "the nesting or a value cannot be read"
        raise CardError(file, (mark.line if mark else 0) + 2, f"the front matter is not valid: {problem}") from error
    if head is None:
        head = {}
    if not isinstance(head, dict) or not all(isinstance(key, str) for key in head):
        raise CardError(file, 2, "the front matter must be lines of the form `name: value`")
    return head, text[match.end() :].strip(), text.count("\n", 0, match.end()) + 1


def own_id(name: str) -> str:
    """Make the id of a user's document from its file name: readable, safe and stable."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    readable = "-".join(words)[:40].rstrip("-")
    mark = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"OWN-{readable}-{mark}" if readable else f"OWN-{mark}"


def _read_text(file: Path, max_bytes: int) -> str:
    try:
        if file.stat().st_size > max_bytes:
            raise CardError(file, 1, f"the file is larger than {max_bytes:,} bytes; split it or shorten it")
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CardError(file, 1, "the file is not UTF-8 text; save it as UTF-8 and add it again") from error
    except OSError as error:
        raise CardError(file, 1, f"the file cannot be read ({error.strerror})") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise CardError(file, 1, "the file is empty")
    if bad := _NOT_PLAIN.search(text):
        raise CardError(file, text.count("\n", 0, bad.start()) + 1, "the file holds control characters, not plain text")
    return text


def _title(file: Path, body: str) -> str:
    heading = _HEADING.search(body)
    title = heading["title"].strip() if heading else file.stem.replace("_", " ").replace("-", " ").strip()
    return title[:160] if len(title) >= 3 else f"Document {title}"


def _line_of(field: str, text: str) -> int:
    found = re.search(rf"^{re.escape(field)}\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _explain(field: str, message: str) -> str:
    """Turn a validation message into the end of a sentence."""
    return message if message.startswith(field) else f"{field}: {message[:1].lower()}{message[1:]}"
