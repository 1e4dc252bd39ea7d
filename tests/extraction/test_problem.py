import money_late_talk
import money_talk
import pytest
from money_check import read

from evals.sheets import agrees

TALK = [pytest.param(*row, id=row[0]) for row in money_talk.PROBLEM + money_late_talk.PROBLEM]


@pytest.mark.parametrize(("name", "asked", "text", "wanted", "unwanted"), TALK)
def test_problem_of_invented_talk(name, asked, text, wanted, unwanted):
    got = (read("problem", text, asked=asked) or [{}])[0]
    assert [k for k, v in wanted.items() if not agrees(got.get(k), v, k)] == []
    assert not any(agrees(got.get("annual_cost.amount"), n) for n in unwanted)


def test_two_yearly_costs_are_not_chosen_between():
    text = "Returns cost us 200k euros a year. Late boats cost us 300k euros a year."
    (got,) = read("problem", text, asked="problem")
    assert "annual_cost.amount" not in got


def test_gains_are_no_cost_of_the_problem():
    assert read("problem", "We would save 70k euros a year on couriers.", asked="benefits") == []
