"""Words of people and models stay words; fields and values are said right."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.complete_case import complete_case

from casebuilder.case.sections import SECTION_IDS, section_leaves
from casebuilder.case.value import ThreePoint
from casebuilder.ui import fields, words
from casebuilder.ui.plain import card_address, label, plain, reply


@given(st.text())
def test_no_mark_of_markdown_survives_in_plain_text(text):
    shown = plain(text).replace("\\\\", "")
    assert not re.search(r"(?<!\\)[`*_\[\]<>#|$~]", shown)


@given(st.text())
def test_a_label_is_one_line(text):
    assert "\n" not in label(text)


@given(st.text(alphabet="![]()<>/\\abc ", max_size=40))
def test_a_reply_never_holds_an_image_or_a_tag(text):
    shown = reply(text)
    assert not re.search(r"(?<!\\)!\[", re.sub(r"\\\\", "", shown))
    assert "![" not in shown
    assert not re.search(r"(?<!\\)<[a-zA-Z/!?]", shown)


def test_only_cited_cards_become_links():
    assert reply("so [C5], not [C6]", ["C5"]) == "so [C5](evidence?card=C5), not [C6]"


def test_an_address_never_carries_more_than_an_id():
    assert card_address("C5&x=1") == "evidence"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal(180000), "180,000"),
        (Decimal("33.30"), "33.3"),
        (dt.date(2027, 9, 30), "30 September 2027"),
        (ThreePoint(low=60, likely=80, high=100), "60 to 100, most likely 80"),
        ({"low": 60, "likely": 80, "high": 100}, "60 to 100, most likely 80"),
        (None, "nothing"),
        ("words", "words"),
    ],
)
def test_values_in_words(value, said):
    assert words.value(value) == said


def test_every_value_of_a_case_is_shown_and_can_be_edited():
    case = complete_case()
    for section in SECTION_IDS:
        shown = {f.path for g in fields.groups(case, section) for f in g.filled}
        assert shown == {path for path, _ in section_leaves(case, section)}


def test_an_empty_list_offers_a_first_item():
    groups = fields.groups(complete_case().model_copy(update={"risks": []}), "risks", new=True)
    assert [f.path for f in groups[0].fields][0] == "risks[0].description"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("kpis[0].baseline", "KPI 1: today"),
        ("problem.annual_cost.amount", "Problem: cost a year"),
        ("scope.in_scope[1]", "Scope: in scope"),
        ("data.sources[2].owner", "Data source 3: owner"),
        ("risks[0]", "Risk 1"),
        ("title", "Title"),
    ],
)
def test_paths_in_words(path, name):
    assert fields.name_of(path) == name
