"""Finds passages: by meaning and by words, fused by rank, shown only when the score says so."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from casebuilder.retrieval.cards import Card
from casebuilder.retrieval.chunk import Chunk
from casebuilder.retrieval.config import Kind, RetrievalConfig
from casebuilder.retrieval.embed import Embedder
from casebuilder.retrieval.keyword import KeywordIndex
from casebuilder.retrieval.vectors import VectorStore

_RRF = 60  # the usual constant of reciprocal-rank fusion: differences among the first few ranks stay small
_DEPTH = 50
COVERAGE_WEIGHT = 0.3


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
    """A chunk with its rank score (for order) and its score (for the threshold and for people)."""

    chunk: Chunk
    rank: float
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

    The score is a blend of the cosine similarity and the share of the query's words in the chunk.
    """
    if not text.strip():
        return []
    allowed = {i for i, chunk in enumerate(catalogue.chunks) if _allowed(catalogue.cards[chunk.card_id], kinds, tags)}
    if not allowed:
        return []
    # Over-fetch, then filter: a filter inside the vector search would lose neighbours in a small index.
    depth = max(_DEPTH, min(len(catalogue.chunks), 2_000))
    near = store.nearest(embedder.encode([text])[0], depth)
    dense = [(catalogue.positions[one], max(0.0, min(1.0, s))) for one, s in near if one in catalogue.positions]
    dense = [(i, score) for i, score in dense if i in allowed]
    similarity = dict(dense)
    keyword = [i for i in catalogue.keywords.rank(text, depth) if i in allowed]
    fused = fuse([[i for i, _ in dense][:_DEPTH], keyword[:_DEPTH]])
    hits = (
        Hit(catalogue.chunks[i], rank, blend(similarity.get(i, 0.0), catalogue.keywords.coverage(text, i)))
        for i, rank in fused.items()
    )
    return best_of_each_card(hits)


def fuse(rankings: Iterable[Sequence[int]]) -> dict[int, float]:
    """Return reciprocal-rank fusion of several rankings: position to fused score."""
    fused: dict[int, float] = {}
    for ranking in rankings:
        for place, position in enumerate(ranking, start=1):
            fused[position] = fused.get(position, 0.0) + 1.0 / (_RRF + place)
    return fused


def blend(similarity: float, coverage: float) -> float:
    """Return one score from 0 to 1 out of similarity of meaning and coverage of words."""
    return (1 - COVERAGE_WEIGHT) * similarity + COVERAGE_WEIGHT * coverage


def best_of_each_card(hits: Iterable[Hit]) -> list[Hit]:
    """Keep the best chunk of every card, in order of rank; ties go by score, then by card id."""
    best: dict[str, Hit] = {}
    for hit in hits:
        known = best.get(hit.chunk.card_id)
        if known is None or (hit.rank, hit.score) > (known.rank, known.score):
            best[hit.chunk.card_id] = hit
    return sorted(best.values(), key=lambda hit: (-hit.rank, -hit.score, hit.chunk.card_id))


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
