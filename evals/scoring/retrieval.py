"""A query → cards: are the relevant ones found and ranked first, and is nonsense left without an answer?"""

import math
from collections.abc import Sequence

from evals.kinds import Performance, Row, Scored


def ndcg(found: Sequence[str], relevant: set[str], depth: int = 10) -> float:
    """Return nDCG at `depth` with equal gains."""
    gain = sum(1 / math.log2(i + 2) for i, one in enumerate(found[:depth]) if one in relevant)
    return gain / sum(1 / math.log2(i + 2) for i in range(min(depth, len(relevant))))


def score(row: Row, done: Performance) -> Scored:
    """Score one query; recall counts at most five relevant cards, because five are shown."""
    scored = Scored()
    found: list[str] = done.outcome["cards"]
    relevant = set(row["relevant"])
    scored.count("seconds", done.seconds)
    if not relevant:
        scored.count("empty", not found)
        if found:
            scored.fail("empty", "something was found for nonsense", expected=[], got=found[:5])
        return scored
    hits, possible = set(found[:5]) & relevant, min(5, len(relevant))
    scored.count("recall_at_5", min(len(hits), possible), possible)
    scored.count("ndcg_at_10", ndcg(found, relevant))
    if len(hits) < possible:
        rule = "relevant cards are not among the first five"
        scored.fail("recall_at_5", rule, expected=sorted(relevant - hits), got=found[:5])
    return scored
