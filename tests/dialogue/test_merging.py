"""From what was found to the case: merging, corrections, what follows, answers without values, doubts, edits."""

import datetime as dt
from decimal import Decimal

import pytest
from talking import TODAY, plain_deps

from casebuilder.case.model import Case
from casebuilder.case.patch import Change, apply
from casebuilder.case.value import Said
from casebuilder.dialogue.answers import answer
from casebuilder.dialogue.doubts import chosen, settle_doubt
from casebuilder.dialogue.editing import edit_change
from casebuilder.dialogue.extract import Extraction
from casebuilder.dialogue.extraction.acts import find_acts
from casebuilder.dialogue.extraction.corrections import read_corrections
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.graph import edit
from casebuilder.dialogue.leading import bare_target, measured
from casebuilder.dialogue.merge import merge
from casebuilder.dialogue.settle import settle
from casebuilder.dialogue.state import Doubt, Interview, TurnInput
from casebuilder.errors import UserError


def found(value, quote=None, **more):
    words = quote or str(value)
    return Found(value, 0, len(words), words, **more)


def item(section, **fields):
    return Item(section, {n: f if isinstance(f, Found) else found(f) for n, f in fields.items()})


def with_values(**values):
    changes = [
        Change(path=p.replace("__", "."), value=v, text=str(v), source=Said(turn=1, quote=str(v)))
        for p, v in values.items()
    ]
    return apply(Case(), changes, 1)


def kpi_case():
    paths = {"kpis[0].name": "misrouted tickets", "kpis[0].unit": "%", "kpis[0].baseline": 33, "kpis[0].target": 10}
    changes = [Change(path=p, value=v, text=str(v), source=Said(turn=1, quote=str(v))) for p, v in paths.items()]
    return apply(Case(), changes, 1)


# merging


def test_a_like_named_item_is_completed_and_another_one_is_added():
    more = [
        item("kpis", name="misrouted tickets", owner="Lena Ort"),
        item("kpis", name="first-call solutions", target=80),
    ]
    case = merge(kpi_case(), more, turn=2, asked="kpis").case
    assert [(k.name, k.owner) for k in case.kpis] == [("misrouted tickets", "Lena Ort"), ("first-call solutions", None)]


def test_an_unnamed_part_completes_the_item_that_lacks_it_only_in_answer_to_the_question():
    part = [item("kpis", owner="Lena Ort")]
    assert merge(kpi_case(), part, turn=2, asked="kpis").case.kpis[0].owner == "Lena Ort"
    assert merge(kpi_case(), part, turn=2, asked="costs").case.kpis[0].owner is None


def test_text_that_stands_is_not_overwritten_but_said_more_fully():
    case = with_values(objective__goal="fewer misrouted tickets")
    other = merge(case, [item("objective", goal="happier agents")], turn=2, asked=None).case
    assert other.objective.goal == "fewer misrouted tickets"
    fuller = [item("objective", goal="fewer misrouted tickets in all three sites")]
    assert merge(case, fuller, turn=2, asked="objective").case.objective.goal.endswith("three sites")


def test_a_replaced_figure_stays_in_the_history():
    case = merge(kpi_case(), [item("kpis", name="misrouted tickets", target=12)], turn=2, asked="kpis").case
    assert case.kpis[0].target == 12
    assert [(e.value, e.replaced_in_turn) for e in case.superseded] == [(10, 2)]


def test_the_same_scope_entry_is_kept_once():
    entries = [
        item("scope", in_scope="incidents"),
        item("scope", in_scope="Incidents"),
        item("scope", in_scope="requests"),
    ]
    assert merge(Case(), entries, turn=1, asked="scope").case.scope.in_scope == ["incidents", "requests"]


def test_what_has_two_readings_is_asked_and_not_taken():
    unsure = found("03/04/2027", readings=("3 April 2027", "4 March 2027"))
    merged = merge(Case(), [item("timeline", go_live=unsure)], turn=3, asked="timeline")
    assert merged.case == Case()
    assert [(d.path, d.turn) for d in merged.doubts] == [("timeline.go_live", 3)]


def test_a_value_that_does_not_fit_its_field_is_left_out():
    merged = merge(Case(), [item("timeline", go_live="soon"), item("sponsor", name="Dana")], turn=1, asked=None)
    assert [c.path for c in merged.captured] == ["sponsor.name"]


# corrections


@pytest.mark.parametrize(
    ("message", "path", "value"),
    [
        ("sorry, 5 % not 10", "kpis[0].target", 5),
        ("Erratum. The baseline is 35 %, not 33.", "kpis[0].baseline", 35),
        ("scrap that, make the target for misrouted tickets 8 %", "kpis[0].target", 8),
    ],
)
def test_a_correction_finds_the_value_that_it_takes_back(message, path, value):
    changes, spans = read_corrections(Message(message, "costs", TODAY, turn=2, case=kpi_case()), "kpis")
    assert [(c.path, c.value) for c in changes] == [(path, value)]
    assert spans
    assert changes[0].source.quote in message


@pytest.mark.parametrize("message", ["The vendor quotes 95 %.", "We are 12 people.", "sorry about the delay"])
def test_other_talk_corrects_nothing(message):
    assert read_corrections(Message(message, "risks", TODAY, turn=2, case=kpi_case()), "risks")[0] == []


# what follows from what was said


def test_a_target_below_the_baseline_is_a_decrease_and_words_that_say_so_stay():
    case, _ = settle(kpi_case(), Message("x", "kpis", TODAY, turn=2))
    assert case.kpis[0].direction == "decrease"
    assert next(e for e in case.ledger + case.provenance if e.path == "kpis[0].direction").source.kind == "computed"


def test_the_only_currency_is_that_of_all_amounts_and_with_two_none_is_chosen():
    case = with_values(**{"costs[0].amount": 100, "benefits[0].amount": 200})
    one, told = settle(case, Message("all in euros", "costs", TODAY, turn=2, case=case))
    assert (one.currency, one.costs[0].currency, one.benefits[0].currency) == ("EUR", "EUR", "EUR")
    assert {c.path for c in told} == {"currency", "costs[0].currency", "benefits[0].currency"}
    two = with_values(**{
        "costs[0].amount": 100,
        "costs[0].currency": "USD",
        "costs[1].amount": 5,
        "costs[2].amount": 7,
        "costs[2].currency": "EUR",
    })
    assert settle(two, Message("hm", "costs", TODAY, turn=2, case=two))[0].costs[1].currency is None


# the figure in hand


def problem(statement):
    return with_values(problem__statement=statement)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("a third of 9,000 tickets lands in the wrong queue", "a third"),
        ("handover takes 25 minutes a shift", "25 minutes a shift"),
        ("20 % are late and 30 % are wrong", None),
        ("servers fail", None),
    ],
)
def test_the_one_figure_of_the_problem_is_a_baseline_in_hand(statement, words):
    figure = measured(problem(statement), TODAY)
    assert (figure.text if figure else None) == words


def test_a_bare_target_need_not_say_again_what_it_is_counted_for():
    case = problem("handover takes 25 minutes a shift")
    message = Message("10 minutes by June 2027", "kpis", TODAY, turn=2, case=case)
    kpi = merge(case, [bare_target(message)], turn=2, asked="kpis").case.kpis[0]
    assert (kpi.baseline, kpi.target, kpi.unit) == (25, 10, "minutes per shift")


def test_a_bare_target_completes_the_figure_of_the_problem_with_its_own_words():
    case = problem("a third lands in the wrong queue")
    message = Message(
        "10% by end of Q3 27. source is the ServiceNow reassignment report", "kpis", TODAY, turn=2, case=case
    )
    kpi = merge(case, [bare_target(message)], turn=2, asked="kpis").case.kpis[0]
    assert (kpi.name, kpi.baseline, kpi.target, kpi.unit) == ("lands in the wrong queue", Decimal("33.3"), 10, "%")
    assert (kpi.due, kpi.source) == (dt.date(2027, 9, 30), "ServiceNow reassignment report")


@pytest.mark.parametrize("words", ["5 days by June 2027", "from 40 % to 10 %, or 12 %", "no idea"])
def test_what_is_no_single_target_in_its_unit_completes_nothing(words):
    case = problem("a third lands in the wrong queue")
    assert bare_target(Message(words, "kpis", TODAY, turn=2, case=case)) is None


# answers without values


def answered(message, section, case=None):
    interview = Interview(last_asked=section)
    return answer(case or Case(), interview, Extraction(acts=find_acts(message)), message, 4), interview


def test_what_somebody_else_knows_stays_open_for_them():
    case, interview = answered("I don't know, ask Priya", "data")
    assert [(a.section, a.status, a.asked_of) for a in case.answers] == [("data", "unknown", "Priya")]
    assert [(o.section, o.owner) for o in case.open_items] == [("data", "Priya")]
    assert interview.declined == ["data"]


def test_none_is_an_answer_only_where_there_can_be_none():
    case, interview = answered("none", "skills")
    assert [(a.section, a.status) for a in case.answers] == [("skills", "none")]
    case, interview = answered("none", "kpis")
    assert case.answers == []
    assert interview.declined == ["kpis"]


def test_no_idea_about_another_section_leaves_the_one_asked_about_alone():
    case, interview = answered("no idea about risks tbh", "scope")
    assert [o.section for o in case.open_items] == ["risks"]
    assert interview.declined == []


# doubts

DOUBT = Doubt(path="timeline.go_live", quote="03/04/2027", readings=["3 April 2027", "4 March 2027"], turn=3)


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("the second one", dt.date(2027, 3, 4)),
        ("first", dt.date(2027, 4, 3)),
        ("I mean 4 March 2027.", dt.date(2027, 3, 4)),
        ("neither", None),
    ],
)
def test_a_doubt_is_settled_by_place_or_by_words(message, day):
    case, captured = settle_doubt(Case(), DOUBT, message, 4, TODAY)
    assert case.timeline.go_live == day
    assert [c.source.quote for c in captured] == (["03/04/2027"] if day else [])
    assert (chosen(DOUBT, message) is None) is (day is None)


# edits


def turn_of(case, text):
    return TurnInput(case=case, interview=Interview(), message=text, turn=5, today=TODAY)


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("kpis[0].target", "12,5", Decimal("12.5")),
        ("kpis[0].due", "30 September 2027", dt.date(2027, 9, 30)),
        ("kpis[0].direction", "Decrease", "decrease"),
        ("kpis[0].source", "  the report ", "the report"),
        ("kpis[0].target", "", None),
    ],
)
def test_an_edit_is_read_like_words(path, text, value):
    _, case = edit_change(turn_of(kpi_case(), text), path)
    assert getattr(case.kpis[0], path.rpartition(".")[2]) == value


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("kpis[0].target", "many"),
        ("kpis[0].due", "soon"),
        ("kpis[0].direction", "sideways"),
        ("kpis", "x"),
        ("nothing.here", "x"),
        ("status", "approved"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(path, text):
    with pytest.raises(UserError) as refusal:
        edit_change(turn_of(kpi_case(), text), path)
    assert "\n" not in refusal.value.message


def test_an_edit_is_read_back_and_the_conversation_goes_on():
    out = edit(turn_of(kpi_case(), "8 %"), "kpis[0].target", plain_deps())
    assert "Changed: KPI 1: misrouted tickets" in out.reply
    assert "8 %" in out.reply
    assert out.asked is not None
