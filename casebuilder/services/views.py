"""What the services hand to the screens and to programs: plain data, nothing of the layers below."""

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, Field

from casebuilder.case.model import Case
from casebuilder.case.value import LedgerEntry
from casebuilder.rules.finding import Finding, Report


class CitationView(BaseModel):
    """A knowledge card shown with a reply."""

    card: str
    title: str
    quote: str
    source: str


class CardView(BaseModel):
    """A knowledge card in full."""

    card: str
    title: str
    kind: str
    quote: str
    """The sentence to quote; it stands in `body` character for character. Empty if the card has none."""
    body: str
    """The text, in plain words (Markdown lists and emphasis at the most)."""
    population: str
    """Who or what the statement is about; empty if it is not said."""
    caveat: str
    """What it does not say; empty if nothing is held back."""
    sources: list[str]
    """Where it comes from, one line each."""
    figures: list[tuple[str, str, str]] = Field(default_factory=list)
    """Of a past case: what was measured, what was planned, what came."""
    illustrative: bool
    """Whether it is invented as an example; then it is no evidence of outcomes."""
    own: bool
    """Whether a user added it."""


class TurnView(BaseModel):
    """One turn as it is shown: the message (none for the greeting) and its reply."""

    turn: int
    kind: Literal["greeting", "message", "edit", "import"]
    message: str | None
    reply: str | None
    """`None` while the answer has not arrived (or was lost; the conversation goes on)."""
    asked: str | None = None
    captured: list[LedgerEntry] = Field(default_factory=list)
    citations: list[CitationView] = Field(default_factory=list)
    quick_replies: list[str] = Field(default_factory=list)
    path: str | None = None
    """The field or list item that an edit was about."""
    at: dt.datetime
    model: str | None = None
    elapsed_ms: int = 0


class SectionProgress(BaseModel):
    """One of the 17 sections on the page."""

    id: str
    title: str
    state: Literal["done", "part", "none", "unknown", "empty"]
    blocking: int = 0
    warnings: int = 0


class CaseView(BaseModel):
    """A case with its conversation, as a page needs it."""

    case_id: str
    title: str
    version: int
    """Pass it back with the next change: the second of two writers is told."""
    case: Case
    turns: list[TurnView]
    report: Report
    sections: list[SectionProgress]
    answered: int
    """How many of the 17 sections are answered."""
    asked: str | None
    saved_at: dt.datetime
    example: bool = False


class CaseSummary(BaseModel):
    """One line in the list of cases."""

    case_id: str
    title: str
    status: str
    answered: int
    blocking: int
    warnings: int
    updated_at: dt.datetime
    example: bool = False


class TurnResult(BaseModel):
    """The answer to one message (contract: `chat --jsonl`)."""

    case_id: str
    turn: int
    reply: str
    asked: str | None
    captured: list[LedgerEntry]
    blocking: int
    warnings: int
    complete: bool
    elapsed_ms: int


class ExportFile(BaseModel):
    """An exported document."""

    name: str
    """Suggested file name."""
    mime: str
    content: bytes
    draft: bool


class Missing(BaseModel):
    """Why an export is refused."""

    findings: list[Finding]


class ModelState(BaseModel):
    """What the page says about the model."""

    name: str
    state: Literal["loading", "ready", "failed"]
    message: str
    """One sentence for people."""
    waiting: int = 0
    """How many turns wait for the model."""
    where: str = "on this machine"


class SourceView(BaseModel):
    """The words that a value was copied from, in the message that they stand in."""

    entry: LedgerEntry
    message: str | None
    """The whole message; `None` if the words stand elsewhere (a card, a document, an imported case)."""
    start: int | None = None
    """Where the quoted run starts in `message`, counted in characters from 0."""
    end: int | None = None
    """Where it ends, exclusive."""
    at: dt.datetime | None = None
    turn: int | None = None


class Passage(BaseModel):
    """A hit in the evidence library (contract: `knowledge search`)."""

    id: str
    title: str
    source: str
    kind: str
    score: float
    """From 0 to 1."""
    passage: str
    """Words of the card, character for character."""


class Check(BaseModel):
    """One line of `casebuilder doctor`."""

    name: str
    ok: bool
    message: str
    """What was found."""
    fix: str = ""
    """What to do about it; empty when all is well."""


class ModelLine(BaseModel):
    """One line of `casebuilder model list`."""

    name: str
    active: bool
    installed: bool
    size: int
    """Bytes on disk."""
    licence: str
    fits: str
    """The machine that it runs on."""
    note: str
    can: list[str]
    """What it may be asked to do."""
    measured: dt.date | None = None
    """When that was measured on this machine; `None`: it is expected of the model, and not measured yet."""


class WorkView(BaseModel):
    """How a model did at one kind of work on this machine."""

    name: str
    """`extract_by_section`, `extract_at_once`, `phrase` or `draft`."""
    allowed: bool
    right: int
    of: int
    seconds: float
    """Median time of one."""
    message: str
    """One sentence for people."""


class BenchView(BaseModel):
    """What a model may do on this machine, and how fast it is."""

    name: str
    prompt_tokens_per_s: float
    """Reading; 0 where a server answers."""
    output_tokens_per_s: float
    """Writing."""
    load_s: float
    measured: dt.date
    seconds: float
    """How long measuring took."""
    work: list[WorkView] = Field(default_factory=list)
    """Empty if only the speed was measured."""
    kept: str = ""
    """The file in which the result is kept."""


class Change(BaseModel):
    """One field that differs between what a writer saw and what is stored."""

    path: str
    yours: Any
    theirs: Any
