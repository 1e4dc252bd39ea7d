"""Collects the cards from their folders: shipped ones must be right, a user's broken file is set aside."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casebuilder.errors import EnvironmentProblem
from casebuilder.resources import data_path
from casebuilder.retrieval.cards import Card
from casebuilder.retrieval.config import RetrievalConfig
from casebuilder.retrieval.frontmatter import SUFFIXES, CardError, read_card
from casebuilder.retrieval.sources import Source, describe, load_sources

Stamp = tuple[int, int]


@dataclass(frozen=True)
class Deck:
    """All cards at one moment, by id, and one sentence for every file that could not be used."""

    cards: dict[str, Card]
    sources: dict[str, str]
    """For every card, its origin as one line for people."""
    problems: tuple[str, ...]


class DeckReader:
    """Reads card folders and reads again only what changed on disk."""

    def __init__(self, config: RetrievalConfig, own_dirs: Sequence[Path]) -> None:
        self._config = config
        self._own_dirs = tuple(own_dirs)
        self._parsed: dict[Path, tuple[Stamp, Card | CardError]] = {}
        self._seen: dict[Path, Stamp] | None = None
        self._deck: Deck | None = None

    def read(self) -> Deck:
        """Return the deck; the same object as last time if no file changed.

        Raises:
            EnvironmentProblem: the shipped cards are missing or broken.
        """
        shipped_dir = self._config.knowledge_dir or _shipped()
        shipped = dict(_files(shipped_dir))
        own = {file: stamp for folder in self._own_dirs for file, stamp in _files(folder)}
        seen = {**shipped, **own}
        if self._deck is None or seen != self._seen:
            register = load_sources(shipped_dir / "sources.toml")
            self._deck = self._collect(shipped, own, register)
            self._seen = seen
        return self._deck

    def _collect(self, shipped: dict[Path, Stamp], own: dict[Path, Stamp], register: dict[str, Source]) -> Deck:
        cards: dict[str, Card] = {}
        problems: list[str] = []
        self._parsed = {file: known for file, known in self._parsed.items() if file in shipped or file in own}
        for file, stamp in shipped.items():
            card = self._parse(file, stamp, own=False)
            problem = str(card) if isinstance(card, CardError) else _unfit(file, card, cards, register)
            if problem or isinstance(card, CardError):
                raise EnvironmentProblem(f"A knowledge card of casebuilder is broken ({problem}); reinstall it.")
            cards[card.id] = card
        for file, stamp in own.items():
            card = self._parse(file, stamp, own=True)
            if isinstance(card, CardError):
                problems.append(card.message)
            elif card.id in cards:
                problems.append(f"{file.name}: the id {card.id!r} is already taken, so the file is left out.")
            else:
                cards[card.id] = card
        return Deck(cards, {one.id: _origin(one, register) for one in cards.values()}, tuple(problems))

    def _parse(self, file: Path, stamp: Stamp, *, own: bool) -> Card | CardError:
        known = self._parsed.get(file)
        if known and known[0] == stamp:
            return known[1]
        try:
            card: Card | CardError = read_card(file, own=own, max_bytes=self._config.max_file_bytes)
        except CardError as error:
            card = error
        self._parsed[file] = (stamp, card)
        return card


def _unfit(file: Path, card: Card, cards: dict[str, Card], register: dict[str, Source]) -> str:
    """Return what a shipped card lacks, or an empty string."""
    if card.id in cards:
        return f"{file.name}: the id {card.id!r} is given twice"
    if not card.sources or any(one not in register for one in card.sources):
        return f"{file.name}: a source is missing from sources.toml"
    if not card.quote or not card.tags:
        return f"{file.name}: quote and tags are required"
    if card.kind == "past-case" and card.past is None:
        return f"{file.name}: a past case needs its figures under past"
    return ""


def _origin(card: Card, register: dict[str, Source]) -> str:
    named = describe(card.sources, register)
    if not card.own:
        return named
    return f"own document; {named}" if named else "own document"


def _shipped() -> Path:
    try:
        return data_path("knowledge")
    except FileNotFoundError as error:
        raise EnvironmentProblem("The knowledge cards are missing; reinstall casebuilder.") from error


def _files(folder: Path) -> Iterator[tuple[Path, Stamp]]:
    """Yield card files with size and time, in a fixed order; links and hidden files are not followed."""
    if not folder.is_dir():
        return
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            file = Path(here, name)
            if file.suffix.lower() in SUFFIXES and not name.startswith(".") and not file.is_symlink():
                stat = file.stat()
                yield file, (stat.st_size, stat.st_mtime_ns)
