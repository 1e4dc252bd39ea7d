"""The labels: widths and tags, and that they are those of the case."""

import numpy as np
import pytest

from casebuilder.case.sections import SECTION_IDS, SECTIONS
from casebuilder.marking.features import KINDS, ROUTES
from casebuilder.marking.scheme import ASKED, BY_NAME, FIELDS, GROUPS, KEYS, WIDTH
from casebuilder.resources import data_path


def test_every_logit_belongs_to_one_group():
    assert [i for g in GROUPS for i in range(g.offset, g.offset + g.size)] == list(range(WIDTH))
    assert sum(1 + 2 * len(fields) for fields in FIELDS.values()) == WIDTH


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: g.name)
def test_every_field_begins_with_an_odd_tag_of_its_own(group):
    begins = [group.begin(field) for field in group.fields]
    assert begins == list(range(1, group.size, 2))
    with pytest.raises(ValueError):
        group.begin("nonsense")


def test_every_section_has_a_group_and_may_have_been_asked():
    assert {g.section() for g in GROUPS} == {*SECTION_IDS, "aside"}
    assert set(ASKED) == {*SECTION_IDS, "none"}
    assert len(ASKED) == len(set(ASKED))


def test_lists_are_named_by_one_of_their_fields():
    assert all(key in FIELDS[group] for group, key in KEYS.items())
    listed = {name for name, section in SECTIONS.items() if section.items is not None}
    assert {BY_NAME[group].section() for group in KEYS} == listed
    keys = {BY_NAME[group].section(): key for group, key in KEYS.items()}
    assert all(SECTIONS[section].key == key for section, key in keys.items())


def test_the_router_says_as_much_as_the_network_expects():
    with np.load(data_path("prompts") / "routing.npz", allow_pickle=False) as weights:
        assert len(weights["labels"]) == ROUTES


def test_kinds_of_quantities_are_told_apart():
    assert len(set(KINDS)) == len(KINDS)
    assert {"money", "percent", "points", "duration", "count", "number", "date"} <= set(KINDS)
