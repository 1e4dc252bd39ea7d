"""The form of a generated text: no markup, no control tokens, no addresses, no loops, English, of a sensible length."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from casebuilder.dialogue.extraction.tongue import is_foreign

_MARKUP = re.compile(
    r"<\s*[a-zA-Z/!?]|!\[|\]\s*\(|`|^\s*#|^\s*\||^\s*>|\$\$|\\\w|^\s*(?:---|===)|&(?:#\d+|#x[\da-f]+|\w{2,8});",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"\b(?:https?|ftp|file|data|javascript|mailto|tel)\s*:\s*\S|//\w|\bwww\.|\S@\S+\.\w|"
    r"\b[\w-]+\.(?:com|org|net|io|dev|co|ai|de|eu|uk|ch|app|info|biz|ru|cn|xyz)\b",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"<\|.*?\|>|<\|\w|\|>|</?s>|\[/?INST\]|<</?SYS>>|</?(?:start|end)_of_turn>|<(?:bos|eos|pad|unk)>|"
    r"^\s*(?:system|assistant|user|human)\s*:|<｜|｜>",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE_PLAY = re.compile(
    r"\b(?:as an ai|language model|system prompt|my instructions|ignore (?:all|any|the|previous|prior)|"
    r"here(?:'s| is) (?:the|a|my) (?:re\w+|more natural|rewritten|revised)|rewritten|paraphras\w+|original text)\b",
    re.IGNORECASE,
)
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\u2060\ufeff")
_REPEATED = 6
"""Words of a run that may not come three times."""


def control_tokens(text: str) -> bool:
    """Whether a text holds tokens that steer a model."""
    return bool(_CONTROL.search(text))


def form_problems(text: str, source: str, least: int, most: int) -> Iterator[tuple[str, str]]:
    """Yield (code, detail) for everything in the form of a text that must not be shown.

    Args:
        text: the generated text, without emphasis marks.
        source: what it was made from; what stands there may stand in the text.
        least: characters that it must have.
        most: characters that it may have.
    """
    if not text.strip():
        yield "empty", "no words"
        return
    if not least <= len(text) <= most:
        yield "length", f"{len(text)} characters, {least} to {most} are allowed"
    if control_tokens(text):
        yield "control", _control_shown(text)
    for code, pattern in (("markup", _MARKUP), ("address", _ADDRESS), ("role", _ROLE_PLAY)):
        match = pattern.search(text)
        if match and (code == "markup" or match[0].lower() not in source.lower()):
            yield code, match[0].strip()
    odd = next((c for c in text if c not in "\n\t" and c not in source and _odd(c)), None)
    if odd is not None:
        yield "characters", f"U+{ord(odd):04X}"
    if "!" in text and "!" not in source:
        yield "tone", "an exclamation mark"
    if loops(text) and not loops(source):
        yield "loop", "the same words again and again"
    if is_foreign(text) and not is_foreign(source):
        yield "language", "not English"


def _control_shown(text: str) -> str:
    match = _CONTROL.search(text)
    return match[0].strip()[:40] if match else ""


def _odd(char: str) -> bool:
    """Whether a character has no business in plain English: controls, direction marks, symbols, other scripts."""
    if char in _TURNING or unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn", "So"}:
        return True
    if unicodedata.category(char) in {"Nd", "Nl"} and not char.isascii():
        return True
    return char.isalpha() and not unicodedata.name(char, "").startswith("LATIN")


def loops(text: str) -> bool:
    """Whether a run of words comes again and again, as models do that lost their way."""
    low = text.lower().split()
    runs = Counter(tuple(low[i : i + _REPEATED]) for i in range(len(low) - _REPEATED + 1))
    sentences = Counter(s.strip() for s in re.split(r"[.!?\n]+", text.lower()) if len(s.split()) > 2)
    single = any(low[i] == low[i + 1] == low[i + 2] == low[i + 3] for i in range(len(low) - 3))
    return single or any(n > 2 for n in runs.values()) or any(n > 1 for n in sentences.values())
