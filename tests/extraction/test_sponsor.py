"""Reading the `sponsor` section from answers in many manners."""

import case_frame_talk
import pytest
from section_check import differences, read

from casebuilder.case.model import Case, Sponsor
from casebuilder.case.value import LedgerEntry, Said


def entry(path: str, value: str) -> LedgerEntry:
    return LedgerEntry(path=path, value=value, text=value, source=Said(turn=1, quote=value))


TALK = [pytest.param(text, wanted, id=name) for name, _, text, wanted in case_frame_talk.SPONSOR]


@pytest.mark.parametrize(("text", "wanted"), TALK)
def test_answers_in_many_manners(text, wanted):
    _, missing, wrong = differences("sponsor", text, wanted)
    assert missing + wrong == []


def test_a_surname_is_the_person_the_case_knows():
    case = Case(sponsor=Sponsor(name="Prakash Rao"), provenance=[entry("sponsor.name", "Prakash Rao")])
    (item,) = read("Shri Rao holds the budget.", "sponsor", case=case)
    assert item.fields["budget_holder"].value == "Prakash Rao"
    assert item.fields["budget_holder"].turn == 1


def test_who_writes_for_the_sponsor_is_not_the_sponsor():
    (item,) = read(
        "The sponsor is not me, it is Dr. Lena Falk, our chief physician.", "sponsor", writer=("Ole Berg", None, 1)
    )
    assert item.fields["name"].value == "Lena Falk"


def test_me_is_the_writer():
    (item,) = read("That's me, and I hold the budget too.", "sponsor", writer=("Ole Berg", "head of parks", 1))
    assert {k: f.value for k, f in item.fields.items()} == {
        "name": "Ole Berg",
        "budget_holder": "Ole Berg",
        "role": "head of parks",
    }
