"""What a document is made of, whatever the format: plain data, every text already cleaned, never markup."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "strong", "muted"]


@dataclass(frozen=True)
class Span:
    """A run of text in one tone, followed by its source marks."""

    text: str
    tone: Tone = "plain"
    marks: tuple[str, ...] = ()
    """Numbers of ledger entries; `?` where no source is known."""


Words = tuple[Span, ...]
"""A line or paragraph."""


@dataclass(frozen=True)
class Bars:
    """Today's value and the target as shares (0 to 1) of the larger of the two."""

    today: float
    target: float


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    words: Words
    bars: Bars | None = None
    anchor: str | None = None
    """Number of the ledger entry that stands in this row: what source marks point to."""


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    title: str
    weight: int
    """Share of the width, relative to the other columns."""
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class Title:
    """The head of the document."""

    text: str
    subtitle: Words
    facts: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    words: Words


@dataclass(frozen=True)
class Callout:
    """A paragraph that stands out: the decision asked."""

    lines: tuple[Words, ...]


@dataclass(frozen=True)
class Tile:
    """One of the few numbers that are shown large."""

    value: Words
    note: Words
    label: str


@dataclass(frozen=True)
class Tiles:
    """The numbers that are shown large, at most four in a row."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Facts:
    """Labels with what is known of them."""

    rows: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Words, ...]


@dataclass(frozen=True)
class Table:
    """A table; the last `sums` rows are sums."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: int = 0


Block = Title | Heading | Paragraph | Callout | Tiles | Facts | Bullets | Table


@dataclass(frozen=True)
class Document:
    """A case as it is written down, in reading order."""

    title: str
    status: str
    """How the case stands, for the header of every page."""
    draft: bool
    today: dt.date
    blocks: tuple[Block, ...] = field(default=())
