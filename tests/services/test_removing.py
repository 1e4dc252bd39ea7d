"""Removing on the real dialogue: a removal is a turn, undo brings it back, and a refused edit leaves nothing behind."""

import pytest
from support.stores import NOW

from casebuilder.errors import UserError
from casebuilder.services.clock import Clock
from casebuilder.services.conflicts import CaseConflict
from casebuilder.services.container import build
from casebuilder.settings import load_settings


@pytest.fixture
def services(tmp_path, monkeypatch):
    """The real dialogue with neither model nor encoder: none of this needs them."""
    found = build(load_settings(tmp_path / "home"), clock=Clock(now=lambda: NOW))
    monkeypatch.setattr(type(found.runtime), "ready", lambda self, *_: self.at_once())
    return found


@pytest.fixture
def talk(services):
    return services.conversation


@pytest.fixture
def mine(talk):
    """A finished case."""
    return talk.copy_example()


def risks(talk, case_id):
    return [r.description for r in talk.view(case_id).case.risks]


def test_a_removed_item_is_a_turn_and_undo_brings_it_back(talk, mine):
    before = risks(talk, mine.case_id)
    result = talk.remove(mine.case_id, "risks[1]", seen_version=mine.version)
    assert result.reply.startswith("Removed: risk ")
    assert result.turn == mine.turns[-1].turn + 1
    assert risks(talk, mine.case_id) == [before[0], *before[2:]]
    last = talk.view(mine.case_id).turns[-1]
    assert (last.kind, last.path, last.message) == ("edit", "risks[1]", "")
    talk.say(mine.case_id, "undo")
    assert risks(talk, mine.case_id) == before


def test_an_emptied_entry_is_removed(talk, mine):
    before = mine.case.scope.in_scope
    result = talk.edit(mine.case_id, "scope.in_scope[0]", "")
    assert result.reply.startswith("Removed: in scope")
    assert talk.view(mine.case_id).case.scope.in_scope == before[1:]


def test_an_emptied_field_is_said(talk, mine):
    assert talk.edit(mine.case_id, "sponsor.role", "").reply.startswith("Emptied: Sponsor, role.")
    assert talk.view(mine.case_id).case.sponsor.role is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("risks[77]", ""),
        ("scope.in_scope[9]", ""),
        ("ledger[0]", ""),
        ("no_such.field", "x"),
        ("kpis[0].due", "soonish"),
        ("kpis[0].target", "many"),
    ],
)
def test_a_refused_edit_leaves_no_turn(services, talk, mine, path, text):
    before = talk.view(mine.case_id)
    with pytest.raises(UserError):
        talk.edit(mine.case_id, path, text)
    assert talk.view(mine.case_id) == before
    number = before.turns[-1].turn
    assert talk.edit(mine.case_id, "sponsor.role", "Head of IT").turn == number + 1
    assert services.conversation.opening(talk.view(mine.case_id)).turn == number + 1


def test_a_crash_in_an_edit_leaves_no_turn(talk, mine, monkeypatch):
    monkeypatch.setattr(type(talk._brain), "edit", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        talk.edit(mine.case_id, "sponsor.role", "x")
    assert talk.view(mine.case_id) == mine


def test_a_removal_of_what_was_seen_before_a_change_is_refused(talk, mine):
    talk.remove(mine.case_id, "risks[0]")
    left = risks(talk, mine.case_id)
    with pytest.raises(CaseConflict):
        talk.remove(mine.case_id, "risks[0]", seen_version=mine.version)
    assert risks(talk, mine.case_id) == left


def test_only_items_are_removed(talk, mine):
    with pytest.raises(UserError, match="empty it instead"):
        talk.remove(mine.case_id, "sponsor.role")


def test_a_finished_case_that_was_brought_along_is_not_asked_from_the_beginning(talk, mine):
    greeting = mine.turns[-1].reply
    assert "17 of its 17 sections" in greeting
    assert "Nothing blocks" in greeting
    assert "goes wrong today" not in greeting
    assert mine.asked is None


def test_a_half_finished_case_is_told_what_blocks_and_asked_the_next_question(talk, mine):
    data = mine.case.model_dump(mode="json")
    data["risks"], data["adoption"] = [], {}
    brought = talk.import_case(data)
    greeting = brought.turns[-1].reply
    assert "15 of its 17 sections" in greeting
    assert "Nothing is said yet about: Risks, Adoption." in greeting
    assert "No risk is named" in greeting
    assert "goes wrong today" not in greeting
    assert brought.asked in {"risks", "adoption"}


def test_an_empty_case_is_greeted_as_a_new_one(talk):
    assert "What goes wrong today" in talk.start("Routing").turns[0].reply
    assert "What goes wrong today" in talk.import_case({"title": "Routing"}).turns[0].reply
