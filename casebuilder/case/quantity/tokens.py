"""Cut a text into tokens with exact positions; every reader works on these, with bounded look-ahead.

Each regular expression here is bounded or consumes what it scans, so a megabyte of anything costs linear time.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_VULGAR = "\u00bc-\u00be\u2150-\u215e"
_CJK = "\u3040-\u30ff\u4e00-\u9fff"
_TOKEN = re.compile(
    rf"(?P<d>\d+)|(?P<v>[{_VULGAR}])|(?P<c>[{_CJK}])|(?P<w>[^\W\d_{_VULGAR}{_CJK}]+)"
    r"|(?P<n>[\n\r\v\f\x85\u2028\u2029])|(?P<s>\S)"
)
_OPAQUE = re.compile(
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """One piece of text.

    Attributes:
        start: first character.
        end: one past the last character.
        text: the characters as they stand.
        low: lower case; for digits the ASCII digits.
        kind: d digits, w word, c one CJK character, v vulgar fraction, n line break, s symbol, x address to skip.
        glued: nothing stands between this token and the one before.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    glued: bool


_OUTSIDE = Token(0, 0, "", "", "", False)


def tokenize(text: str) -> list[Token]:
    """Return the tokens of `text` in order; addresses (URL, e-mail) become one token of kind x."""
    tokens: list[Token] = []
    position = 0
    for match in _OPAQUE.finditer(text):
        _cut(text, position, match.start(), tokens)
        _append(tokens, Token(match.start(), match.end(), match.group(), match.group().lower(), "x", False))
        position = match.end()
    _cut(text, position, len(text), tokens)
    return tokens


def _cut(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "s"
        piece = match.group()
        low = _digits(piece) if kind == "d" else piece.lower()
        _append(tokens, Token(match.start(), match.end(), piece, low, kind, False))


def _append(tokens: list[Token], token: Token) -> None:
    glued = bool(tokens) and tokens[-1].end == token.start
    tokens.append(token._replace(glued=True) if glued else token)


def _digits(piece: str) -> str:
    return piece if piece.isascii() else "".join(str(unicodedata.decimal(c)) for c in piece)


@dataclass(frozen=True)
class Source:
    """A text, its tokens and all that readings may depend on. Indexes outside are answered with empty tokens."""

    text: str
    tokens: list[Token]
    lows: list[str]
    today: date
    fiscal_year_end: int = 12
    currency: str | None = None
    decimal_comma: bool | None = None
    day_first: bool | None = None
    whole: bool = False  # the caller says that the text is one quantity: weak words count too

    def at(self, index: int) -> Token:
        """Return the token at `index`, or an empty one."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _OUTSIDE

    def low(self, index: int) -> str:
        """Return the lower-case text at `index`, or an empty string."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def kind(self, index: int) -> str:
        """Return the kind of the token at `index`, or an empty string."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def glued(self, index: int) -> bool:
        """Tell whether the token at `index` touches the one before it."""
        return self.at(index).glued

    def slice(self, first: int, end: int) -> tuple[int, int, str]:
        """Return start, end and text of tokens `first` up to, not including, `end`."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        return start, stop, self.text[start:stop]

    def line_start(self, index: int) -> bool:
        """Tell whether the token at `index` is the first on its line."""
        return index == 0 or self.kind(index - 1) == "n"


class Phrases(Generic[T]):
    """A closed list of phrases, matched token by token, longest first."""

    def __init__(self, table: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        items = table.items() if isinstance(table, Mapping) else table
        self._table = {tuple(t.low for t in tokenize(phrase)): value for phrase, value in items}
        self._lengths: dict[str, list[int]] = {}
        self._last: dict[str, list[int]] = {}
        for words in self._table:
            for index, word in ((self._lengths, words[0]), (self._last, words[-1])):
                if len(words) not in index.setdefault(word, []):
                    index[word].append(len(words))
        for index in (self._lengths, self._last):
            for lengths in index.values():
                lengths.sort(reverse=True)

    def match(self, source: Source, index: int) -> tuple[T, int] | None:
        """Return the value and the index after the longest phrase that starts at `index`."""
        for length in self._lengths.get(source.low(index), ()):
            words = tuple(source.lows[index : index + length])
            if len(words) == length and words in self._table:
                return self._table[words], index + length
        return None

    def match_before(self, source: Source, index: int) -> tuple[T, int] | None:
        """Return the value and the first index of the longest phrase that ends just before `index`."""
        for length in self._last.get(source.low(index - 1), ()):
            words = tuple(source.lows[max(0, index - length) : index])
            if len(words) == length and words in self._table:
                return self._table[words], index - length
        return None

    def starts(self) -> Iterator[str]:
        """Yield every word that a phrase begins with."""
        return iter(self._lengths)
