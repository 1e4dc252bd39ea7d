"""Cases from elsewhere: imported as drafts of one's own; the example is complete and every quote stands."""

import copy

import pytest
from support.complete_case import complete_case
from support.stores import echo_services

from casebuilder.case.sections import figures
from casebuilder.errors import UserError
from casebuilder.services import casefiles

COMPLETE = complete_case().model_dump(mode="json")


@pytest.fixture
def talk(tmp_path):
    return echo_services(tmp_path / "home").conversation


def test_an_imported_case_is_a_new_draft(talk):
    view = talk.import_case({**COMPLETE, "id": "theirs", "status": "approved"})
    assert view.case.id == view.case_id != "theirs"
    assert view.case.status == "draft"
    assert view.case.kpis == complete_case().kpis
    assert talk.import_case(COMPLETE).case_id != view.case_id


def test_new_messages_do_not_take_numbers_that_quotes_point_to(talk):
    view = talk.import_case(COMPLETE)
    used = max(e.source.turn for e in view.case.ledger)
    assert talk.say(view.case_id, "one more thing").turn > used
    source = talk.source_of(view.case_id, "kpis[0].baseline")
    assert source.message is None
    assert source.entry.source.quote


@pytest.mark.parametrize("data", [None, [], "x", {"kpis": 3}, {"schema_version": 99}, {"case": []}])
def test_what_is_no_case_is_refused_in_a_sentence(talk, data):
    with pytest.raises(UserError):
        talk.import_case(data)
    assert talk.cases() == []


def test_impossible_turn_numbers_are_refused(talk):
    data = copy.deepcopy(COMPLETE)
    data["ledger"][0]["source"]["turn"] = 10**15
    with pytest.raises(UserError, match="impossible"):
        talk.import_case(data)


def test_the_example_is_complete_and_every_figure_leads_to_its_words(talk):
    view = talk.example()
    assert view.example
    assert view.report.complete, [f.message for f in view.report.blocking]
    assert view.answered == 17
    assert talk.cases() == []
    for path, _ in figures(view.case):
        source = talk.source_of(view.case_id, path)
        assert source.message[source.start : source.end] == source.entry.source.quote
    assert all(t.reply for t in view.turns)


def test_the_example_can_be_made_ones_own(talk):
    view = talk.copy_example()
    assert not view.example
    assert view.case.kpis == talk.example().case.kpis
    source = talk.source_of(view.case_id, "kpis[0].baseline")
    assert source.entry.source.quote in source.message
    assert talk.say(view.case_id, "and now mine").turn == view.turns[-1].turn + 1


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "not JSON"),
        (b"{", "line 1"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[" * 100_000, "deeply"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "not JSON"),
    ],
)
def test_unreadable_files_are_findings(raw, word):
    parsed = casefiles.parse(raw)
    assert not parsed.readable
    assert word in parsed.problems[0].message


def test_names_that_stand_twice_are_findings():
    parsed = casefiles.parse(b'\xef\xbb\xbf{"title": "a", "kpis": [{"name": "x", "name": "y"}], "title": "b"}')
    assert parsed.readable
    assert sorted(f.path for f in parsed.problems) == ["name", "title"]
