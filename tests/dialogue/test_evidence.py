"""Questions, worries and openings meet the evidence that fits, verbatim; small talk meets none."""

import evidence_talk as talk_of
import pytest
from talking import Talk


def cited(deps, *messages: str) -> tuple[list[str], set[str]]:
    talk = Talk(deps)
    shown = [c for m in messages for c in talk.say(m).citations]
    reasons = {str(bank["why_card"]) for bank in deps.questions.values()}
    assert all(deps.library.check_quote(c.card, c.quote) for c in shown)
    assert len({c.card for c in shown}) == len(shown), "a card is cited once in a conversation"
    return [c.card for c in shown], reasons


def share(deps, rows) -> float:
    hits = [bool(set(cited(deps, message)[0]) & fits) for message, fits in rows]
    return sum(hits) / len(hits)


def test_questions_are_answered_with_a_finding(real_deps):
    assert share(real_deps, talk_of.QUESTIONS) >= 0.4


def test_openings_show_a_past_case_like_them(real_deps):
    assert share(real_deps, talk_of.OPENINGS) >= 0.4


@pytest.mark.parametrize(("opening", "asking"), talk_of.RISKS)
def test_somebody_without_risks_gets_cards_to_react_to(real_deps, opening, asking):
    talk = Talk(real_deps)
    talk.say(opening[0])
    said = talk.say(asking)
    assert 2 <= sum(c.card.startswith("RISK-") for c in said.citations) <= 3
    assert not said.case.risks
    assert said.asked == "risks"


@pytest.mark.parametrize("message", [m for m in talk_of.NOTHING if "train ticket" not in m])
def test_small_talk_meets_no_evidence(real_deps, message):
    shown, reasons = cited(real_deps, message)
    assert set(shown) <= reasons
