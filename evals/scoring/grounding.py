"""Evidence in replies: does each card exist, stand as quoted, and fit, and is there silence otherwise?"""

from evals.kinds import Performance, Row, Scored


def score(row: Row, done: Performance) -> Scored:
    """Score one conversation.

    The card that a question gives as its reason belongs to the question; it counts for what the sponsor said only where
    it fits that too.
    """
    scored = Scored()
    cited = done.outcome["citations"]
    quoted = [c for c in cited if c["quote"] is not None]
    scored.count("exists", sum(c["exists"] for c in cited), len(cited))
    scored.count("verbatim", sum(c["verbatim"] for c in quoted), len(quoted))
    for one in cited:
        if not one["exists"]:
            scored.fail("exists", "there is no such card", got=one["card"], where=f"turn {one['turn']}")
        elif one["quote"] is not None and not one["verbatim"]:
            rule = "the quote does not stand in the card"
            scored.fail("verbatim", rule, got=one["quote"], where=f"turn {one['turn']}, {one['card']}")
    _relevance(scored, row, [c for c in cited if not c["reason"] or c["card"] in row["fits"]])
    scored.count("seconds", done.seconds, max(1, len(row["turns"])))
    return scored


def _relevance(scored: Scored, row: Row, offered: list[Row]) -> None:
    cards = list(dict.fromkeys(c["card"] for c in offered))
    if row["none"]:
        scored.count("silent", not cards)
        if cards:
            scored.fail("silent", "something is cited though nothing fits", expected=[], got=cards)
        return
    fitting = [card for card in cards if card in row["fits"]]
    scored.count("relevant", len(fitting), len(cards))
    scored.count("cited", bool(fitting))
    if len(fitting) < len(cards):
        rest = [card for card in cards if card not in fitting]
        scored.fail("relevant", "a cited card does not fit", expected=row["fits"], got=rest)
    if not fitting:
        scored.fail("cited", "nothing that fits is cited", expected=row["fits"], got=cards)
