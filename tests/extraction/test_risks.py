# ruff: noqa: E501
"""Reading risks, data and skills from talk in many manners, routed by the trained router."""

import datetime as dt
from collections.abc import Sequence

import pytest
from data_talk import TALK as DATA
from hypothesis import given, settings
from hypothesis import strategies as st
from risk_talk import TALK as RISKS
from skill_talk import TALK as SKILLS

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.pipeline import extract
from casebuilder.dialogue.extraction.readers import READERS
from casebuilder.dialogue.extraction.route import Router
from casebuilder.resources import data_path
from evals.cached import CachedEncoder
from evals.sheets import holds

TODAY = dt.date(2026, 11, 21)
FIELDS = {
    "risks": ("description", "mitigation", "owner"),
    "data": ("name", "system", "owner", "quality"),
    "skills": ("skill", "approach", "lead_time"),
}
TALK = {"risks": RISKS, "data": DATA, "skills": SKILLS}


@pytest.fixture(scope="module")
def router() -> Router:
    return Router.load(data_path("prompts") / "routing.npz", CachedEncoder())


def read(text: str, section: str, router: Router | None = None, **context: object) -> list[Item]:
    message = Message(text, section, TODAY, **context)
    if router is None:
        found = READERS[section](message, message.units)
    else:
        router.route(message)
        found = [i for i in extract(message) if i.section == section]
    for item in found:
        for value in item.fields.values():
            assert value.turn is not None or text[value.start : value.end] == value.quote
    return found


def count(items: Sequence[Item], wanted: Sequence[tuple], section: str) -> tuple[int, int, int]:
    """Return how many fields are right, expected, and wrong."""
    key, *names = FIELDS[section]
    right = total = wrong = 0
    for match, *values in wanted:
        item = next((i for i in items if key in i.fields and holds(i.fields[key].value, match)), None)
        right, total = right + (item is not None), total + 1
        for name, value in zip(names, values, strict=True):
            got = item.fields.get(name) if item else None
            total += value is not None
            fits = got is not None and value is not None and holds(got.value, value)
            right += fits
            wrong += got is not None and not fits and name != "quality"
    return right, total, wrong + max(0, len(items) - len(wanted))


@pytest.mark.parametrize("section", FIELDS)
def test_most_of_what_is_said_is_found_and_little_is_wrong(section: str, router: Router) -> None:
    sums = [count(read(text, section, router), wanted, section) for text, wanted in TALK[section]]
    right, total, wrong = (sum(column) for column in zip(*sums, strict=True))
    assert right >= 0.9 * total
    assert wrong <= 0.03 * total


def test_the_writer_is_named_when_known_and_left_out_when_not() -> None:
    text = "- model drifts: we check it every month, that's mine\n- supplier fails: code in escrow, Ana Ruiz"
    first, second = read(text, "risks", writer=("Tom Berg", None, 1))
    assert (first.fields["owner"].value, first.fields["owner"].turn) == ("Tom Berg", 1)
    assert second.fields["owner"].value == "Ana Ruiz"
    assert "owner" not in read(text, "risks")[0].fields


def test_names_without_capitals_need_words_that_make_them_owners() -> None:
    text = "tickets live in zendesk, priyanka nair owns that, pretty messy"
    (item,) = read(text, "data")
    assert item.fields["owner"].value == "priyanka nair"
    (item,) = read("tickets live in zendesk, pretty messy honestly", "data")
    assert "owner" not in item.fields


@pytest.mark.parametrize("word", ["both", "all of them"])
def test_one_owner_for_everything(word: str) -> None:
    items = read(f"Orders sit in SAP. Returns sit in Pega. Ivo Petkov owns {word}.", "data")
    assert [i.fields["owner"].value for i in items] == ["Ivo Petkov", "Ivo Petkov"]


def test_a_way_that_is_ruled_out_is_not_the_way() -> None:
    (item,) = read("We cannot hire an MLOps engineer, so a partner does it, two months.", "skills")
    assert item.fields["approach"].value == "partner"


def test_an_excluded_source_is_left_out() -> None:
    items = read("Tickets are in Zendesk, Ana Ruiz owns them. Workday we leave alone.", "data")
    assert [i.fields["system"].value for i in items] == ["Zendesk"]


def test_a_risk_is_not_made_of_other_news(router: Router) -> None:
    text = "A new offer for the servers has come in: 41,300 euros. The old offer has expired, please replace it."
    assert read(text, "risks", router) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aAbsT ,.;:-|/()'’\n12%ownerin", max_size=160))
def test_any_text_is_read_without_inventing(text: str) -> None:
    for section in FIELDS:
        read(text, section)
