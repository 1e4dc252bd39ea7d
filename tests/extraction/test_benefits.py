import money_late_talk
import money_talk
import pytest
from money_check import differences, read

MISSED = {
    "french english": "the name is taken from behind the sum, not from the topic before the colon",
    "pub": "the gain is told by a verb (we bin less beer) and the next one by a denial",
}
TALK = [
    pytest.param(*row, id=row[0], marks=[pytest.mark.xfail(reason=MISSED[row[0]])] if row[0] in MISSED else [])
    for row in money_talk.BENEFITS + money_late_talk.BENEFITS
]


@pytest.mark.parametrize(("name", "text", "currency", "wanted", "unwanted"), TALK)
def test_benefits_of_invented_talk(name, text, currency, wanted, unwanted):
    got = read("benefits", text, asked="benefits", currency=currency)
    assert differences(got, wanted, unwanted, "name") == []


def test_a_gain_without_a_figure_has_no_amount():
    (got,) = read("benefits", "Calmer wards, but I refuse to put a price on that.", asked="benefits")
    assert got == {"name": "Calmer wards", "kind": "non-financial"}


@pytest.mark.parametrize(
    "text",
    [
        "The supplier promises 45 percent fewer stops.",
        "A rival saved 3 million euros with it, forget that.",
        "Of the 800k a year the problem costs us, I cannot say what comes back.",
        "We handle 9,000 claims a month.",
    ],
)
def test_figures_that_are_no_benefit(text):
    assert [g for g in read("benefits", text, asked="benefits") if "amount" in g] == []


def test_a_start_with_two_readings_is_not_chosen():
    (got,) = read("benefits", "Less scrap: $50k a year, cash, from 3/4/2027.", asked="benefits")
    assert got["amount"] == 50000
    assert "starts" not in got
