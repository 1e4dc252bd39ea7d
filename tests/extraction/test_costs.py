import money_late_talk
import money_talk
import pytest
from money_check import TODAY, differences, read

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers import costs

MISSED = {
    "south africa rambling": 'the quantity parser does not read "R 9 500 pm"',
    "pub landlord": '"two seventy" is not read as a figure, so only the price for one pub is known',
}
TALK = [
    pytest.param(*row, id=row[0], marks=[pytest.mark.xfail(reason=MISSED[row[0]])] if row[0] in MISSED else [])
    for row in money_talk.COSTS + money_late_talk.COSTS
]


@pytest.mark.parametrize(("name", "text", "currency", "wanted", "unwanted"), TALK)
def test_costs_of_invented_talk(name, text, currency, wanted, unwanted):
    got = read("costs", text, asked="costs", currency=currency)
    assert differences(got, wanted, unwanted, "item") == []


def test_a_cost_told_under_another_section():
    text = (
        "Twelve labs send scans. Labelling them costs us nothing in tools, "
        "but the annotators want $9,000, one-off, so put it among the costs."
    )
    got = read("costs", text, asked="data")
    assert differences(got, [("annotators", {"amount": 9000, "recurrence": "one-off"})], (), "item") == []


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("suitability", "We looked at hiring two people for 140k a year and RPA licence for 60k; both got refused."),
        ("sponsor", "Ines Vogt signs, she may approve up to 500k alone."),
        ("problem", "The old servers cost us 90k a year in lost orders."),
        ("benefits", "The support contract goes, that is 40k a year of real money."),
        (None, "Our cloud bill is 3 million a year. Nobody understands it."),
    ],
)
def test_sums_that_are_no_costs_of_the_case(asked, text):
    assert read("costs", text, asked=asked) == []


def test_a_range_without_a_likely_point_is_asked_about():
    message = Message("Setup will be 20 to 30k dollars, once.", "costs", TODAY)
    (item,) = costs.read(message, message.units)
    assert item.fields["amount"].readings == ("20000", "30000")
    assert item.fields["recurrence"].value == "one-off"


def test_no_sum_no_cost():
    assert read("costs", "No idea yet, ask procurement.", asked="costs") == []
