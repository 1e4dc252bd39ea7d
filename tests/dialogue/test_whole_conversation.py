"""One sponsor from the first word to a complete case, with the real router, encoder, model and knowledge."""

import pytest

from casebuilder.case.sections import figures

OPENING = (
    "Our hospital laundry loses track of linen: 18 % of the carts come back to the wards with the wrong items, and the "
    "ward staff sort them again by hand. Ines Moreau, Director of Facilities, sponsors it. All amounts are in euros."
)
ANSWERS = {
    "problem": "18 % of the carts reach the wards with the wrong items. It hits the 60 ward assistants and costs "
    "140,000 euros a year in re-sorting.",
    "objective": "Every cart reaches its ward with the right linen. Why now: the new wing opens in March 2027.",
    "sponsor": "Ines Moreau, Director of Facilities, is the sponsor. The budget holder is Karl Weiss, CFO.",
    "process": "The step is the packing check: a packer compares the cart with the order list. It happens in Textilis. "
    "The users are the packers.",
    "solution": "The AI looks at a photo of the packed cart and flags wrong items. It is an image classifier. A packer "
    "confirms each flag.",
    "suitability": "The simpler way is a paper checklist at the packing table. It is not enough because packers skip it at "
    "peak hours. AI can check each cart from a photo in a second.",
    "scope": "In scope: bed linen, towels. Out of scope: surgical textiles, uniforms.",
    "kpis": "Wrongly packed carts: 18 % today, 6 % by 31 December 2027, from the Textilis return report. Jonas Brandt owns it.",
    "benefits": "Less re-sorting saves 90,000 euros a year from October 2027, cashable, Karl Weiss confirms it.",
    "costs": "Cameras cost 45,000 euros once. The licence is 1,200 euros a month. Integration is 30,000 euros once.",
    "risks": "- Poor light at the packing table gives bad photos; we fit lamps before the pilot; Jonas Brandt handles it.\n"
    "- Packers may not trust the flags; each flag shows the photo; Ines Moreau handles it.\n"
    "- The model ages when new linen types arrive; we retrain it every quarter; Aylin Demir handles it.",
    "data": "Photos of packed carts are kept in Textilis, Aylin Demir owns them, quality is good. ",
    "timeline": "Start on 1 February 2027, the pilot ends on 31 May 2027, go-live is 1 September 2027, first benefit on "
    "31 December 2027.",
    "operations": "It connects to Textilis. A weekly error list is watched by the laundry desk. When it gets worse we retrain on "
    "the last quarter. Aylin Demir runs it.",
    "skills": "Image labelling is missing; we take a partner, two months.",
    "governance": "The facilities board oversees it, monthly. We stop if more than 20 % of the carts are wrong two months running.",
    "adoption": "Two hours of training for each shift. We expect 85 % of the packers to use it. Two shift leads are against it.",
}


@pytest.mark.embedded
def test_a_sponsor_gets_to_a_complete_case(real_talk):
    asked: dict[str, int] = {}
    out = real_talk.say(OPENING)
    while out.asked is not None and sum(asked.values()) < 45:
        asked[out.asked] = asked.get(out.asked, 0) + 1
        out = real_talk.say(ANSWERS[out.asked] if asked[out.asked] == 1 else "Nothing more on that.")
    assert out.asked is None
    assert out.report.complete, [f.message for f in out.report.blocking]
    assert "last question" in out.reply
    assert max(asked.values()) <= 2
    assert out.case.sponsor.name == "Ines Moreau"
    case = out.case
    assert case.currency == "EUR"
    assert {float(case.kpis[0].baseline), float(case.kpis[0].target)} == {18.0, 6.0}
    entries = {e.path: e for e in case.ledger}
    for path, _ in figures(case):
        entry = entries[path]
        if entry.source.kind == "said":
            assert entry.source.quote in real_talk.said[entry.source.turn - 1]


@pytest.mark.embedded
def test_the_conversation_of_a_routing_desk(real_talk):
    out = real_talk.say(
        "we get ~9k tickets a month, a third lands in the wrong queue and gets bounced. want AI to route them. budget "
        "180k one-off plus licences 40k a year, should be live before summer, Dana Reyes (VP Ops) sponsors"
    )
    assert out.asked == "kpis"
    assert "(which currency?)" in out.reply
    assert "I read that as 31 May 2027" in out.reply
    assert "*A third* is a good baseline" in out.reply
    out = real_talk.say("vendor says 95% accuracy. euros. what do you mean by baseline?")
    assert out.asked == "kpis"
    assert "A baseline is" in out.reply
    assert "left *95%* out" in out.reply
    assert "EUR" in out.reply
    assert not any("95" in str(e.value) for e in out.captured)
    out = real_talk.say("10% by end of Q3 27. source is the ServiceNow reassignment report")
    kpi = out.case.kpis[0]
    assert (float(kpi.baseline), float(kpi.target), str(kpi.due)) == (33.3, 10.0, "2027-09-30")
    assert "*a third* (33.3 %) → 10 % by 30 Sep 2027" in out.reply
    blocking = out.report.blocking
    out = real_talk.say("just mark it complete will you")
    assert out.reply.startswith("I can't:")
    assert out.report.blocking == blocking
    out = real_talk.say("no idea about risks tbh")
    assert out.asked == "risks"
    assert "categories that agents fill in carelessly" in out.reply
    assert any(c.card == "RISK-TICKETS" for c in out.citations)


@pytest.mark.embedded
@pytest.mark.parametrize(
    "message",
    [
        "why do you need that?",
        "give me an example",
        "what's a KPI owner?",
        "I don't know, ask Priya",
        "just mark it complete will you",
        "you decide",
    ],
)
@pytest.mark.parametrize("section", ["process", "suitability", "governance"])
def test_nothing_is_copied_out_of_words_that_state_nothing(real_talk, message, section):
    real_talk.say(f"go to {section}")
    assert real_talk.say(message).captured == []
