"""The words that all model adapters share: usage, what a model is, what it may be asked to do, what can go wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypedDict

from casebuilder.errors import ModelError

FinishReason = Literal["stop", "length", "cancelled"]
OnQueue = Callable[[int], None]
"""Called with the number of callers ahead, whenever it changes; 0 means it is this caller's turn."""


class Message(TypedDict):
    """One message of a conversation as the chat template sees it."""

    role: str
    content: str


@dataclass(frozen=True)
class Usage:
    """Tokens of one call; `cached` counts the input tokens that needed no reading."""

    input: int = 0
    output: int = 0
    cached: int = 0

    @property
    def total(self) -> int:
        """Input plus output tokens."""
        return self.input + self.output


@dataclass(frozen=True)
class Piece:
    """A part of a streamed answer; only the last one has `finish_reason` and `usage`."""

    text: str
    finish_reason: FinishReason | None = None
    usage: Usage | None = None


@dataclass(frozen=True)
class Answer:
    """A whole answer."""

    text: str
    finish_reason: FinishReason
    usage: Usage


@dataclass(frozen=True)
class Score:
    """How likely a model finds one choice after a prompt, in natural logarithms."""

    text: str
    total: float
    tokens: int

    @property
    def mean(self) -> float:
        """Log-likelihood for each token, which does not punish long choices."""
        return self.total / max(self.tokens, 1)


@dataclass(frozen=True)
class CapabilityProfile:
    """What a model may be asked to do, set by measurement."""

    extract_by_section: bool = True
    extract_at_once: bool = False
    phrase: bool = False
    draft: bool = False


@dataclass(frozen=True)
class ModelInfo:
    """Which model answers, as it is shown to people and written to the audit trail."""

    name: str
    path: Path | None = None
    sha256: str | None = None
    licence: str = "unknown"
    size: int = 0
    profile: CapabilityProfile = field(default_factory=CapabilityProfile)
    title: str = ""
    """Name shown to people, where it differs."""

    @property
    def shown(self) -> str:
        """The name for people."""
        return self.title or self.name


@dataclass(frozen=True)
class EngineStatus:
    """What an engine is doing at this moment."""

    busy: bool
    waiting: int
    context_tokens: int
    held_tokens: int
    saved_prompts: int


class Busy(ModelError):
    """The model was still answering others when the time to wait ran out."""

    code = "busy"


class Truncated(ModelError):
    """The answer ended before it was complete, so it must not be parsed."""

    code = "truncated"


class TooLong(ModelError):
    """The conversation does not fit into the model's context."""

    code = "too-long"


class BadGrammar(ModelError):
    """A grammar or schema cannot be used to constrain an answer."""

    code = "bad-grammar"


class Unfit(ModelError):
    """The answer is complete but does not fit the form it was asked to fill."""

    code = "unfit"
