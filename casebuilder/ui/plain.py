"""What keeps words of people and models from being anything but words on the page."""

import re
from collections.abc import Iterable

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~$:&-])")
_NUMBERED = re.compile(r"^(\d+)([.)])", re.MULTILINE)
_IMAGE = re.compile(r"!(\\*)\[")
_TAG = re.compile(r"(?<!\\)<(?=[a-zA-Z/!?])")
_CARD = re.compile(r"\[([A-Z][A-Za-z0-9-]{0,39})\](?!\()")


def plain(text: str) -> str:
    """Return text that Markdown shows as it was written, line breaks included."""
    lines = (_NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\1", line.strip())) for line in text.splitlines())
    return "  \n".join(lines)


def coded(text: str) -> str:
    """Return a sentence of ours with what stands between backticks as code, and all else as it was written."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return plain(text)
    return "".join(f"`{p}`" if at % 2 and p.strip() else _run(p) for at, p in enumerate(parts))


def _run(text: str) -> str:
    """Return words between others: the blanks that part them are kept."""
    lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{lead}{plain(text.strip())}{tail}" if text.strip() else lead


def label(text: str, most: int = 80) -> str:
    """Return text for the label of a widget: one line, escaped, not longer than `most` characters."""
    line = " ".join(text.split())
    return plain(line if len(line) <= most else line[: most - 1].rstrip() + "…")


def reply(markdown: str, cards: Iterable[str] = ()) -> str:
    """Return a reply that can neither load anything nor bring markup of its own, with its cards as links.

    Args:
        markdown: the words of the assistant; emphasis and lists stay.
        cards: ids of the cards that were cited with it; only these become links.
    """
    known = set(cards)
    text = _TAG.sub(r"\\<", _IMAGE.sub(r"!\\[", markdown))

    def link(match: re.Match[str]) -> str:
        name = match[1]
        return f"[{name}]({card_address(name)})" if name in known else match[0]

    return _CARD.sub(link, text)


def card_address(card: str) -> str:
    """Return the address of a card's page, seen from any page of ours."""
    return f"evidence?card={card}" if re.fullmatch(r"[A-Za-z0-9-]{1,80}", card) else "evidence"
