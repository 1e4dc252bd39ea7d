"""Finds evidence: knowledge cards, searched by meaning and by words, quoted character for character."""

from casebuilder.retrieval.cards import Card, PastCase, PastKpi
from casebuilder.retrieval.config import KINDS, Kind, RetrievalConfig
from casebuilder.retrieval.embed import Embedder
from casebuilder.retrieval.library import BuildReport, Library, LibraryStatus
from casebuilder.retrieval.query import Passage

__all__ = [
    "KINDS",
    "BuildReport",
    "Card",
    "Embedder",
    "Kind",
    "Library",
    "LibraryStatus",
    "Passage",
    "PastCase",
    "PastKpi",
    "RetrievalConfig",
]
