"""What a caller may say about one call of a model."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from casebuilder.llm.base import OnQueue


class Options(TypedDict, total=False):
    """Keyword arguments of every engine call; see `Call` for their meaning and defaults."""

    max_tokens: int
    temperature: float
    seed: int | None
    stop: Sequence[str]
    static: int
    answer_prefix: str
    cancel: threading.Event | None
    on_queue: OnQueue | None
    timeout: float


@dataclass(frozen=True)
class Call:
    """One call of a model."""

    max_tokens: int = 512
    """Longest answer in tokens."""
    temperature: float = 0.0
    """0 takes the likeliest token; more draws from the likely ones."""
    seed: int | None = None
    """Seed of the draws; empty means the engine's own."""
    stop: Sequence[str] = ()
    """Texts that end the answer and are not part of it."""
    static: int = 0
    """How many leading messages never change: they are read once, and never again."""
    answer_prefix: str = ""
    """How the answer begins; the model goes on from there and the answer does not repeat it."""
    cancel: threading.Event | None = None
    """Set it from any thread to stop reading, writing or waiting."""
    on_queue: OnQueue | None = None
    """Called with the number of callers ahead while waiting."""
    timeout: float = 600.0
    """Seconds to wait for a turn."""


@dataclass(frozen=True)
class Slot:
    """A gap in a text that the model fills: what may stand there, and how long it may be in tokens."""

    grammar: str
    max_tokens: int = 96


@dataclass(frozen=True)
class Filled:
    """The texts of the gaps, in order, and whether each was finished."""

    values: tuple[str, ...]
    finished: tuple[bool, ...]
    output_tokens: int
    cached_tokens: int
