"""Message → facts: is everything taken that was said, and nothing else?"""

from evals.kinds import Performance, Row, Scored
from evals.scoring.values import add_forbidden, add_slots, items_too_many
from evals.sheets import score_facts


def score(row: Row, done: Performance) -> Scored:
    """Score one message."""
    scored = Scored()
    case = done.outcome["case"]
    facts = [{"said": "message", **fact} for fact in row["facts"]]
    add_slots(scored, score_facts({"id": row["id"], "facts": facts}, case))
    invented = [e for e in case["ledger"] if not stands_in(e, row["message"])]
    scored.count("invented_figures", len(invented), len(case["ledger"]))
    for entry in invented:
        rule = "a figure's words do not stand in the message"
        scored.fail("invented_figures", rule, got=entry["text"], where=entry["path"])
    add_forbidden(scored, row.get("forbidden") or [], case["ledger"])
    spare = {section: many for section, many in items_too_many(case, facts).items() if many}
    scored.count("spare_items", sum(spare.values()))
    for section, many in spare.items():
        scored.fail("spare_items", "list items that nobody stated", got=many, where=section)
    scored.count("seconds", done.seconds)
    scored.count("tokens", done.tokens)
    return scored


def stands_in(entry: Row, message: str) -> bool:
    """Whether a ledger entry quotes the message, and its words stand in the quote."""
    source = entry["source"]
    return source["kind"] == "said" and source["quote"] in message and entry["text"] in message
