"""The one door to the evidence: build, search, look up, check quotes, add documents."""

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from casebuilder.errors import EnvironmentProblem, NotFound
from casebuilder.retrieval.cards import Card
from casebuilder.retrieval.chunk import CHUNK_VERSION, chunk_card
from casebuilder.retrieval.config import Kind, RetrievalConfig
from casebuilder.retrieval.deck import Deck, DeckReader
from casebuilder.retrieval.embed import Embedder
from casebuilder.retrieval.index import ChromaStore, IndexBusy, IndexIdentity, open_folder, open_server
from casebuilder.retrieval.keyword import KeywordIndex
from casebuilder.retrieval.own import ImportReport, read_document, store_document, store_folder
from casebuilder.retrieval.query import Catalogue, Echo, Hit, Passage, echo, find, passages
from casebuilder.retrieval.vectors import MemoryStore, VectorStore

_ENCODE_STEP = 128
T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Called with (chunks encoded, chunks to encode)."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BuildReport:
    """What a build did, in cards."""

    added: int
    changed: int
    removed: int
    unchanged: int
    seconds: float
    problems: tuple[str, ...] = ()
    """One sentence for every file of the user that was left out."""


@dataclass(frozen=True)
class LibraryStatus:
    """The state of the library, for `doctor`; found without loading the model."""

    cards: int
    own_cards: int
    index: str
    """`folder`, `server`, `memory` (another process has the folder), `closed` (built but not opened), `none`."""
    index_dir: Path
    model_id: str
    problems: tuple[str, ...]
    """One sentence each, with the next step; empty if all is well."""


class Library:
    """Cards and their search index; safe to share between threads.

    The index follows the card files by itself: a search after an edit, an added file, a deleted or a
    damaged index brings it up to date first. Nothing is read or loaded before the first call.

    Args:
        config: thresholds, sizes and places.
        home: the data folder; the user's own cards are in `<home>/knowledge`.
        extra_dirs: more folders with a user's cards, read where they lie.
        embedder: an encoder to share; None makes one from `config`.
    """

    def __init__(
        self, config: RetrievalConfig, home: Path, extra_dirs: Sequence[Path] = (), embedder: Embedder | None = None
    ) -> None:
        self.config = config
        self.embedder = embedder or Embedder.from_config(config)
        self._own_dir = home / "knowledge"
        self._index_dir = config.index_dir or home / "index" / "chroma"
        self._reader = DeckReader(config, (self._own_dir, *extra_dirs))
        self._lock = threading.RLock()
        self._store: VectorStore | None = None
        self._indexed: Catalogue | None = None
        self._indexed_deck: Deck | None = None

    def build(self, progress: Progress | None = None) -> BuildReport:
        """Bring the index up to date; only new and changed cards are encoded.

        Raises:
            IndexBusy: another process has the index open (it follows the files by itself).
            EnvironmentProblem: shipped cards or the encoder are missing, or the folder cannot be written.
        """
        with self._lock:
            if isinstance(self._store, MemoryStore):
                self._drop_store()
            self._open(memory_if_busy=False)
            return self._update(self._reader.read(), progress)

    def search(
        self,
        text: str,
        kinds: Collection[Kind] | None = None,
        tags: Collection[str] | None = None,
        k: int | None = None,
    ) -> list[Passage]:
        """Return up to `k` passages that answer `text`, best first; an empty list if none is good enough.

        Args:
            text: a question or a statement in plain words.
            kinds: only cards of these kinds.
            tags: only cards that serve one of these sections.
            k: how many; None means the configured number.

        Raises:
            EnvironmentProblem: shipped cards or the encoder are missing, or the folder cannot be written.
        """
        wanted = self.config.default_k if k is None else max(0, k)
        with self._lock:
            hits = self.hits(text, kinds, tags)
            if self._indexed is None or self._indexed_deck is None:
                return []
            return passages(hits, self._indexed, self.config, self._indexed_deck.sources, wanted) if wanted else []

    def hits(self, text: str, kinds: Collection[Kind] | None = None, tags: Collection[str] | None = None) -> list[Hit]:
        """Return all candidates with their scores, below the threshold too (for measuring thresholds)."""
        return self._ask(lambda catalogue, store: find(catalogue, store, self.embedder, text, kinds=kinds, tags=tags))

    def echoes(
        self, texts: Sequence[str], kinds: Collection[Kind] | None = None, *, questions: bool = True
    ) -> list[Echo]:
        """Return the cards that speak to one of `texts`, best first, without a threshold.

        Args:
            texts: what somebody said: the message, its sentences, a question in it.
            kinds: only cards of these kinds.
            questions: compare with questions that a card lists too, not only with statements.

        Raises:
            EnvironmentProblem: shipped cards or the encoder are missing, or the folder cannot be written.
        """
        return self._ask(
            lambda catalogue, store: echo(catalogue, store, self.embedder, texts, kinds=kinds, questions=questions)
        )

    def _ask(self, question: Callable[[Catalogue, VectorStore], T]) -> T:
        """Ask the index, brought up to date; one that fails is rebuilt and asked again."""
        with self._lock:
            try:
                return question(*self._ready())
            except EnvironmentProblem:
                raise
            except Exception as error:  # Chroma fails in many ways when its files are harmed while it runs
                log.warning("the search index failed (%s); it is rebuilt", type(error).__name__)
                self._drop_store()
                return question(*self._ready())

    def card(self, card_id: str) -> Card:
        """Return one card.

        Raises:
            NotFound: no card has this id.
        """
        with self._lock:
            found = self._reader.read().cards.get(card_id)
        if found is None:
            raise NotFound(f"There is no knowledge card {card_id!r}; `casebuilder knowledge list` shows all.")
        return found

    def cards(self, kind: Kind | None = None) -> list[Card]:
        """Return all cards, or those of one kind, in a fixed order."""
        with self._lock:
            every = self._reader.read().cards.values()
        return [card for card in every if kind is None or card.kind == kind]

    def source_of(self, card_id: str) -> str:
        """Return where a card comes from, as one line for people.

        Raises:
            NotFound: no card has this id.
        """
        self.card(card_id)
        with self._lock:
            return self._reader.read().sources[card_id]

    def check_quote(self, card_id: str, quote: str) -> bool:
        """Return whether `quote` stands in that card, character for character."""
        with self._lock:
            card = self._reader.read().cards.get(card_id)
        return card is not None and bool(quote.strip()) and quote in card.body

    @property
    def fingerprint(self) -> str:
        """Checksum of the cards, the encoder and the way of cutting: the same value, the same index."""
        with self._lock:
            return self._fingerprint(self._reader.read())

    def add(self, file: Path) -> Card:
        """Copy a Markdown or text file into the library; one of the same name is replaced.

        Raises:
            UserError: the file is missing, not usable, or takes the id of a shipped card; nothing was changed.
        """
        return self.add_content(file.name, read_document(file, self.config.max_file_bytes))

    def add_content(self, name: str, content: bytes) -> Card:
        """Add an uploaded document under a safe form of `name`; see `add`."""
        with self._lock:
            return store_document(self._own_dir, name, content, self.config.max_file_bytes, self._shipped_ids())

    def import_dir(self, folder: Path) -> ImportReport:
        """Add every Markdown and text file below a folder; unusable ones are reported and left out.

        Raises:
            NotFound: there is no such folder.
        """
        with self._lock:
            return store_folder(self._own_dir, folder, self.config.max_file_bytes, self._shipped_ids())

    def status(self) -> LibraryStatus:
        """Return the state for `doctor`; problems are listed, not raised."""
        problems: list[str] = []
        cards: list[Card] = []
        try:
            cards = self.cards()
            problems += self._reader.read().problems
            self.embedder.weights_sha256  # noqa: B018  (the check is the point)
        except EnvironmentProblem as error:
            problems.append(error.message)
        own = sum(card.own for card in cards)
        return LibraryStatus(len(cards), own, self._where(), self._index_dir, self.embedder.model_id, tuple(problems))

    def close(self) -> None:
        """Release the index, so that another process may open it; the next search opens it again."""
        with self._lock:
            self._drop_store()

    def _shipped_ids(self) -> frozenset[str]:
        return frozenset(card.id for card in self._reader.read().cards.values() if not card.own)

    def _where(self) -> str:
        if isinstance(self._store, MemoryStore):
            return "memory"
        if self.config.chroma_url:
            return "server"
        if self._store is not None:
            return "folder"
        return "closed" if (self._index_dir / "chroma.sqlite3").exists() else "none"

    def _ready(self) -> tuple[Catalogue, VectorStore]:
        """Return catalogue and store, both brought up to date."""
        if self._store is not None and not self._store.healthy():
            log.warning("the search index was removed while in use; it is rebuilt")
            self._drop_store()
        deck = self._reader.read()
        store = self._open(memory_if_busy=True)
        if self._indexed is None or deck is not self._indexed_deck:
            self._update(deck, None)
        return cast(Catalogue, self._indexed), store

    def _open(self, *, memory_if_busy: bool) -> VectorStore:
        if self._store is None:
            embedder = self.embedder
            identity = IndexIdentity(embedder.model_id, embedder.weights_sha256, embedder.dimensions)
            try:
                url = self.config.chroma_url
                self._store = open_server(url, identity) if url else open_folder(self._index_dir, identity)
            except IndexBusy:
                if not memory_if_busy:
                    raise
                log.info("another process has the search index open; this one searches in memory")
                self._store = MemoryStore()
        return self._store

    def _drop_store(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = self._indexed = self._indexed_deck = None

    def _update(self, deck: Deck, progress: Progress | None) -> BuildReport:
        """Make the store hold exactly the chunks of `deck`."""
        began = time.perf_counter()
        store = self._open(memory_if_busy=True)
        chunks = [chunk for card in deck.cards.values() for chunk in chunk_card(card, self.config.chunk_words)]
        stored = store.stored()
        wanted = {chunk.id for chunk in chunks}
        missing = [chunk for chunk in chunks if chunk.id not in stored]
        if progress:
            progress(0, len(missing))
        for start in range(0, len(missing), _ENCODE_STEP):
            part = missing[start : start + _ENCODE_STEP]
            vectors = self.embedder.encode([chunk.text for chunk in part])
            store.put([chunk.id for chunk in part], [chunk.card_id for chunk in part], vectors)
            if progress:
                progress(start + len(part), len(missing))
        gone = [one for one in stored if one not in wanted]
        store.delete(gone)
        fingerprint = self._fingerprint(deck)
        if not (isinstance(store, ChromaStore) and store.fingerprint == fingerprint):
            store.seal(fingerprint)
        positions = {chunk.id: i for i, chunk in enumerate(chunks)}
        self._indexed = Catalogue(
            deck.cards, chunks, KeywordIndex(["" if c.heard else c.text for c in chunks]), positions
        )
        self._indexed_deck = deck
        touched = {chunk.card_id for chunk in missing} | {stored[one] for one in gone}
        return _report(deck, set(stored.values()), touched, time.perf_counter() - began)

    def _fingerprint(self, deck: Deck) -> str:
        parts = [self.embedder.model_id, self.embedder.weights_sha256, str(CHUNK_VERSION), str(self.config.chunk_words)]
        parts += [f"{card.id}={card.sha256}" for card in sorted(deck.cards.values(), key=lambda one: one.id)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _report(deck: Deck, before: set[str], touched: set[str], seconds: float) -> BuildReport:
    now = set(deck.cards)
    return BuildReport(
        added=len(now - before),
        changed=len(now & before & touched),
        removed=len(before - now),
        unchanged=len((now & before) - touched),
        seconds=round(seconds, 3),
        problems=deck.problems,
    )
