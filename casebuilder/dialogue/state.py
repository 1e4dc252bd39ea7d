"""What goes into a turn and what comes out of it. The graph never touches the database."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from casebuilder.case.model import Case
from casebuilder.case.value import LedgerEntry
from casebuilder.rules.finding import Report


class Doubt(BaseModel):
    """Something in a message that has two readings; the assistant asks instead of deciding."""

    path: str
    """The field that is in doubt (a list item by its index in the case)."""
    quote: str
    """The words in doubt."""
    readings: list[str]
    """How they may be read."""
    turn: int
    """Number of the message that the words stand in."""


class Interview(BaseModel):
    """What the conversation remembers from turn to turn; stored with every turn."""

    asked: dict[str, int] = Field(default_factory=dict)
    """How often each section was asked about."""
    last_asked: str | None = None
    """The section that the last reply asked about."""
    declined: list[str] = Field(default_factory=list)
    """Sections that the sponsor left open on purpose ("ask Priya", "go on"); they are not asked about again."""
    answering: dict[int, str] = Field(default_factory=dict)
    """The section that each message answered, by its number."""
    excused: list[str] = Field(default_factory=list)
    """Sections whose question was once left aside for something else; that time does not count as asking."""
    doubts: list[Doubt] = Field(default_factory=list)
    """Readings to settle."""
    currency: str | None = None
    """The currency that the sponsor uses."""
    writer: tuple[str, str | None, int] | None = None
    """The writer's own name and role, if they gave them, and in which message."""
    style: str = ""
    """Number style seen so far: `comma` or `point` decimals."""
    month_first: bool | None = None
    """Whether the sponsor writes 3/4/27 for March, if a date settled it."""
    cited: dict[str, int] = Field(default_factory=dict)
    """The cards that were cited, with the message that each answered; no card is cited for what was said twice."""
    told: int = 0
    """Number of the message to which a finding was last told unasked; 0 if none was."""
    about: str = ""
    """What the sponsor said in the first messages: what the case is about, for similar cases and risks."""
    undo: list[int] = Field(default_factory=list)
    """Numbers of the turns that can be undone, oldest first."""


class Citation(BaseModel):
    """A knowledge card shown with a reply; the quote stands in the card character for character."""

    card: str
    title: str
    quote: str
    source: str


class PromptUse(BaseModel):
    """Which prompt version was used in a turn."""

    name: str
    version: int
    sha256: str


class Wording(BaseModel):
    """Who worded a text: plain code, or a model whose every word was checked."""

    by: Literal["code", "model"] = "code"
    fallback: str | None = None
    """Why a model's text was not used (a key of `checking.REASONS`); `None` if it was, or none was asked for."""
    detail: str = ""
    """The words that the check stopped at."""
    ms: int = 0
    """Time that the model and the check took."""


class TurnInput(BaseModel):
    """Everything that a turn depends on."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    case: Case
    interview: Interview
    message: str
    turn: int
    """Number of this message, counted from 1."""
    today: dt.date
    earlier: Case | None = None
    """The case as it was before the last change, for "undo"."""


TurnKind = Literal["greeting", "message", "edit", "import"]


class TurnOutput(BaseModel):
    """The result of a turn: what the service saves and the screens show."""

    reply: str
    """Markdown; no HTML, no images."""
    case: Case
    interview: Interview
    asked: str | None = None
    """Section that the reply asks about; `None` when nothing is left to ask."""
    captured: list[LedgerEntry] = Field(default_factory=list)
    """Every value taken from the message."""
    report: Report = Field(default_factory=Report)
    citations: list[Citation] = Field(default_factory=list)
    quick_replies: list[str] = Field(default_factory=list)
    prompts: list[PromptUse] = Field(default_factory=list)
    model: str | None = None
    """Name of the model that was used."""
    model_sha256: str | None = None
    """Checksum of the model's file."""
    model_ms: int = 0
    """Time spent in the model."""
    wording: Wording = Field(default_factory=Wording)
    """Who worded the reply."""
