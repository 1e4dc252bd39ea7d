"""Cuts a card into chunks that fit the encoder, each a verbatim stretch of the card's text."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebuilder.retrieval.cards import Card

CHUNK_VERSION = 2
_MAX_CHARS = 1_400
_PIECE = re.compile(r".+?(?:(?<=[.!?])[ \t]+(?=\S)|\n+|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Chunk:
    """A stretch of a card: `card.body[start:end]`."""

    id: str
    card_id: str
    start: int
    end: int
    text: str
    """What is encoded and searched: the title, then the stretch; or words of a sponsor that lead to the card."""
    heard: bool = False
    """Whether the text is words of a sponsor; the stretch is then the sentence to quote."""


def chunk_card(card: Card, max_words: int) -> list[Chunk]:
    """Cut a card at sentence ends into chunks of at most `max_words` words.

    Every chunk has an id made from its text, the card's checksum and the version of this cut, so an
    unchanged card keeps its ids and an edited one does not.
    """
    chunks = []
    for start, end in _spans(card.body, max_words):
        text = f"{card.title}. {card.body[start:end]}"
        chunks.append(Chunk(_key(card, start, text), card.id, start, end, text))
    start = card.body.find(card.quote) if card.quote else -1
    for words in dict.fromkeys(card.heard) if start >= 0 else ():
        chunks.append(Chunk(_key(card, start, words), card.id, start, start + len(card.quote), words, heard=True))
    return chunks


def _key(card: Card, start: int, text: str) -> str:
    parts = (card.id, card.sha256, str(start), text, str(CHUNK_VERSION))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _spans(body: str, max_words: int) -> Iterator[tuple[int, int]]:
    start = end = words = 0
    for piece_start, piece_end in _pieces(body, max_words):
        count = len(body[piece_start:piece_end].split())
        if end > start and (words + count > max_words or piece_end - start > _MAX_CHARS):
            yield from _trimmed(body, start, end)
            start, words = piece_start, 0
        end = piece_end
        words += count
    yield from _trimmed(body, start, end)


def _pieces(body: str, max_words: int) -> Iterator[tuple[int, int]]:
    """Yield sentences and lines; one that is too long by itself is cut between words, or hard."""
    for match in _PIECE.finditer(body):
        start, end = match.span()
        while end - start > _MAX_CHARS or len(body[start:end].split()) > max_words:
            words = list(re.finditer(r"\S+\s*", body[start : start + _MAX_CHARS]))[:max_words]
            cut = start + words[-1].end() if words else start + _MAX_CHARS
            yield start, cut
            start = cut
        if start < end:
            yield start, end


def _trimmed(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space at its ends, unless nothing is left."""
    text = body[start:end]
    if text.strip():
        yield start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
