"""Between a composed reply (Markdown) and plain words: what a model is given, and what is shown of what it wrote."""

import re

from casebuilder.dialogue.checking.claims import same_question
from casebuilder.dialogue.speech import escape

_ESCAPED = re.compile(r"\\([\\`*_\[\]$<~:#>+|=.)-])")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*\*|\*)")
_BOLD = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*", re.DOTALL)
_ITALIC = re.compile(r"(?<![\\*])\*(?!\*)(.+?)(?<![\\*])\*(?!\*)", re.DOTALL)
_CARD = re.compile(r"(?<!\\)\[([A-Z]{1,4}\d{1,4}|[a-z][\w.-]{2,60})\]")
_PARTS = re.compile(r"(?<=[.!?])(\s+)")


def plain(markdown: str) -> str:
    """Return the words of a composed text, without emphasis and backslashes."""
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", markdown)).strip()


def without_emphasis(text: str) -> str:
    """Return a model's text without the stars that models like to add."""
    return re.sub(r"\*\*(?=\S)|(?<=\S)\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])", "", text).strip()


def shown(text: str, composed: str) -> str:
    """Return plain text as Markdown in the manner of the composed reply: nothing in it is markup but what we put there.

    The question is set in bold, and the sponsor's words that the composed text sets in italics are again.
    """
    asked = [plain(m[1]) for m in _BOLD.finditer(composed) if "?" in m[1]]
    said = [m[1] for m in _ITALIC.finditer(_BOLD.sub("", composed)) if 2 < len(m[1]) < 200]
    cards = set(_CARD.findall(composed))
    return "\n\n".join(_paragraph(p, asked, said, cards) for p in re.split(r"\n\s*\n", text.strip()) if p.strip())


def _paragraph(text: str, asked: list[str], said: list[str], cards: set[str]) -> str:
    lines = []
    for line in text.splitlines():
        bullet = "- " if line.lstrip().startswith("- ") else ""
        lines.append(bullet + _line(line.lstrip().removeprefix("- "), asked, said, cards))
    return "\n".join(lines)


def _line(text: str, asked: list[str], said: list[str], cards: set[str]) -> str:
    parts = []
    for part in _PARTS.split(text):
        safe = escape(part)
        for card in cards:
            safe = safe.replace(rf"\[{card}\]", f"[{card}]")
        if "?" in part and any(same_question(part, own) for own in asked):
            safe = f"**{safe.strip()}**"
        else:
            for words in said:
                safe = re.sub(rf"(?<![\w*]){re.escape(words)}(?![\w*])", lambda m: f"*{m[0]}*", safe, count=1)
        parts.append(safe if part.strip() else " ")
    return "".join(parts).strip()
