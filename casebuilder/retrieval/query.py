"""Finds passages: by meaning and by words, shown only when the score says so."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from casebuilder.retrieval.cards import Card
from casebuilder.retrieval.chunk import Chunk
from casebuilder.retrieval.config import Kind, RetrievalConfig
from casebuilder.retrieval.embed import Embedder
from casebuilder.retrieval.keyword import KeywordIndex
from casebuilder.retrieval.vectors import VectorStore

_OVERFETCH = 2_000
COVERAGE_WEIGHT = 0.3
HEARD_LEAST = 0.45
"""Similarity from which the words that a card lists count in a search; nonsense comes as near as 0.42 (dev queries)."""


@dataclass(frozen=True)
class Passage:
    """A stretch of a card that answers a query."""

    card_id: str
    title: str
    source: str
    """Where the card comes from, for people: ids and titles of its sources."""
    kind: Kind
    score: float
    """How well it fits, 0 to 1; at or above the threshold of its kind."""
    passage: str
    """The stretch, character for character: `card.body[start:end]`."""
    start: int
    end: int
    illustrative: bool = False
    """True for an invented example."""


@dataclass(frozen=True)
class Catalogue:
    """All cards and their chunks at one moment; never changed, only replaced."""

    cards: Mapping[str, Card]
    chunks: Sequence[Chunk]
    keywords: KeywordIndex
    positions: Mapping[str, int]
    """Position in `chunks` of each chunk id."""


@dataclass(frozen=True)
class Hit:
    """A chunk with its score."""

    chunk: Chunk
    score: float


def find(
    catalogue: Catalogue,
    store: VectorStore,
    embedder: Embedder,
    text: str,
    *,
    kinds: Collection[Kind] | None = None,
    tags: Collection[str] | None = None,
) -> list[Hit]:
    """Return the best chunk of every card that matches the filters, best first, without a threshold.

    Candidates come from both searches. The score, which also gives the order, blends the cosine
    similarity with the share of the query's words in the chunk.
    """
    if not text.strip():
        return []
    allowed = {i for i, chunk in enumerate(catalogue.chunks) if _allowed(catalogue.cards[chunk.card_id], kinds, tags)}
    if not allowed:
        return []
    # Over-fetch, then filter: a filter inside the vector search would lose neighbours in a small index.
    depth = min(len(catalogue.chunks), _OVERFETCH)
    near = store.nearest(embedder.encode([text])[0], depth)
    similarity = {catalogue.positions[one]: score for one, score in near if one in catalogue.positions}
    candidates = allowed.intersection([*similarity, *catalogue.keywords.rank(text, depth)])
    hits = (
        Hit(catalogue.chunks[i], blend(similarity.get(i, 0.0), catalogue.keywords.coverage(text, i)))
        for i in candidates
        if not catalogue.chunks[i].heard or similarity.get(i, 0.0) >= HEARD_LEAST
    )
    return best_of_each_card(hits)


@dataclass(frozen=True)
class Echo:
    """A card that speaks to what somebody said."""

    card_id: str
    score: float
    """How well it fits, 0 to 1: the words that the card lists, and its own text."""
    said: str
    """The words said that came nearest."""


HEARD_WEIGHT = 0.6
"""Share of the words that a card lists in the score of an echo; its own text has the rest (dev queries, top card)."""


def echo(
    catalogue: Catalogue,
    store: VectorStore,
    embedder: Embedder,
    texts: Sequence[str],
    *,
    kinds: Collection[Kind] | None = None,
    questions: bool = True,
) -> list[Echo]:
    """Return the cards that speak to one of `texts`, best first, without a threshold.

    Args:
        catalogue: cards and chunks.
        store: the vectors of the chunks.
        embedder: the encoder.
        texts: what was said.
        kinds: only cards of these kinds.
        questions: compare with questions that a card lists too, not only with statements.
    """
    texts = [text for text in dict.fromkeys(texts) if text.strip()]
    best: dict[str, Echo] = {}
    for text, vector in zip(texts, embedder.encode(texts), strict=True):
        heard: dict[str, float] = {}
        own: dict[str, float] = {}
        for one, similarity in store.nearest(vector, min(len(catalogue.chunks), _OVERFETCH)):
            place = catalogue.positions.get(one)
            if place is None or not _allowed(catalogue.cards[catalogue.chunks[place].card_id], kinds, None):
                continue
            chunk = catalogue.chunks[place]
            if not chunk.heard:
                score = blend(similarity, catalogue.keywords.coverage(text, place))
                own[chunk.card_id] = max(own.get(chunk.card_id, 0.0), score)
            elif questions or not chunk.text.endswith("?"):
                heard[chunk.card_id] = max(heard.get(chunk.card_id, 0.0), similarity)
        for card, score in own.items():
            if catalogue.cards[card].heard:
                score = HEARD_WEIGHT * heard.get(card, 0.0) + (1 - HEARD_WEIGHT) * score
            if card not in best or score > best[card].score:
                best[card] = Echo(card, score, text)
    return sorted(best.values(), key=lambda one: (-one.score, one.card_id))


def blend(similarity: float, coverage: float) -> float:
    """Return one score from 0 to 1 out of similarity of meaning and coverage of words.

    On the dev queries this order beats reciprocal-rank fusion (recall@5 0.73 against 0.66), and
    unlike a fused rank it means the same for every query, so that a threshold can be put on it.
    """
    return (1 - COVERAGE_WEIGHT) * max(0.0, min(1.0, similarity)) + COVERAGE_WEIGHT * coverage


def best_of_each_card(hits: Iterable[Hit]) -> list[Hit]:
    """Keep the best chunk of every card, best first; ties go by card id and place in the card."""
    best: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda one: (-one.score, one.chunk.card_id, one.chunk.start)):
        best.setdefault(hit.chunk.card_id, hit)
    return list(best.values())


def passages(
    hits: Iterable[Hit], catalogue: Catalogue, config: RetrievalConfig, sources: Mapping[str, str], k: int
) -> list[Passage]:
    """Turn the first `k` hits that reach the threshold of their kind into passages; possibly none."""
    found: list[Passage] = []
    for hit in hits:
        card = catalogue.cards[hit.chunk.card_id]
        if hit.score < config.threshold_for(card.kind):
            continue
        start, end = hit.chunk.start, hit.chunk.end
        found.append(
            Passage(
                card.id,
                card.title,
                sources[card.id],
                card.kind,
                round(hit.score, 4),
                card.body[start:end],
                start,
                end,
                card.illustrative,
            )
        )
        if len(found) >= k:
            break
    return found


def _allowed(card: Card, kinds: Collection[Kind] | None, tags: Collection[str] | None) -> bool:
    return (kinds is None or card.kind in kinds) and (tags is None or not set(tags).isdisjoint(card.tags))
