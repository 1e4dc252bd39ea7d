"""Search by words: BM25 over the same chunks, and how much of a question a chunk's words cover."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset(
    """
    a an and are as at be been but by can could did do does for from had has have how i if in into is it its
    me my no not of on or our she he should so than that the their them then there they this to us was we
    were what when where which who why will with would you your
    """.split()  # noqa: SIM905  (a list of 70 quoted words would hide them)
)
_ENDINGS = (
    *("ational", "ations", "ation", "ments", "ment", "ings", "ing"),
    *("ies", "ied", "ers", "er", "ed", "es", "s", "e", "y"),
)


def words(text: str) -> list[str]:
    """Return the searchable words of a text: lower case, no fillers, common endings cut off."""
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


class KeywordIndex:
    """BM25 over chunk texts, in the order they were given."""

    def __init__(self, texts: Sequence[str]) -> None:
        from rank_bm25 import BM25Okapi

        tokens = [words(text) for text in texts]
        self._sets = [frozenset(one) for one in tokens]
        self._bm25: Any = BM25Okapi(tokens) if any(tokens) else None
        seen = Counter(word for one in self._sets for word in one)
        self._weight = {word: math.log(1 + len(tokens) / count) for word, count in seen.items()}
        self._unknown = math.log(1 + len(tokens))

    def rank(self, query: str, limit: int) -> list[int]:
        """Return positions of the best chunks that share a word with the query, best first."""
        asked = words(query)
        if self._bm25 is None or not asked:
            return []
        scores = self._bm25.get_scores(asked)
        hits = [i for i, known in enumerate(self._sets) if known.intersection(asked)]
        return sorted(hits, key=lambda i: (-scores[i], i))[:limit]

    def coverage(self, query: str, position: int) -> float:
        """Return the share (0 to 1) of the query's words, weighted by rarity, that a chunk holds.

        A word that no chunk holds counts as the rarest, so a question about something else covers little.
        """
        asked = set(words(query))
        total = sum(self._weight.get(word, self._unknown) for word in asked)
        if not total:
            return 0.0
        return sum(self._weight[word] for word in asked & self._sets[position]) / total
