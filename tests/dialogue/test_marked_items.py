"""From marks to items: which marks make one item, and what a mark is worth."""

import datetime as dt
from decimal import Decimal

import pytest
from marked_talk import TODAY, said

from casebuilder.dialogue.extraction.marked import known, read_marks
from casebuilder.dialogue.extraction.marked.bundles import bundle
from casebuilder.dialogue.extraction.message import Message
from casebuilder.marking.tagger import Mark, Marks


def bundled(message: Message, group: str) -> list[tuple[str | None, dict[str, str]]]:
    """Return the items of a group by their words."""
    text = message.text
    return [
        (text[b.name.start : b.name.end] if b.name else None, {f: text[m.start : m.end] for f, m in b.values.items()})
        for b in bundle(text, message.marks, group)
    ]


def items(message: Message, section: str) -> list[dict[str, object]]:
    return [{n: f.value for n, f in i.fields.items()} for i in read_marks(message) if i.section == section]


def test_values_go_to_the_names_that_they_are_linked_to():
    message = said("{kpi1.target|4} and {kpi2.target|9}, for {kpi2.name|bed sores} and {kpi1.name|falls}")
    assert bundled(message, "kpi") == [("falls", {"target": "4"}), ("bed sores", {"target": "9"})]


def test_one_run_may_serve_several_items():
    message = said(
        "{kpi1.name|falls} {kpi1.target|4}, {kpi2.name|sores} {kpi2.target|9}, all {kpi1,2.due|by June 2027}"
    )
    assert [values["due"] for _, values in bundled(message, "kpi")] == ["by June 2027"] * 2
    single = said("{kpi1.name|falls} {kpi1.target|4}, {kpi2.name|sores} {kpi2.target|9} {kpi2.due|by June 2027}")
    assert ["due" in values for _, values in bundled(single, "kpi")] == [False, True]


def test_a_figure_serves_one_item_only():
    message = said("{kpi1.name|falls} and {kpi2.name|sores} to {kpi1,2.target|4}")
    assert sum("target" in values for _, values in bundled(message, "kpi")) == 1


def test_a_second_figure_goes_to_the_next_likely_item_or_to_none():
    text = "falls sores 4 9"
    falls, sores = Mark(0, 5, "kpi", "name", 0.9), Mark(6, 11, "kpi", "name", 0.9)
    four, nine = Mark(12, 13, "kpi", "target", 0.9), Mark(14, 15, "kpi", "target", 0.9)
    links = {(four, falls): 0.9, (four, sores): 0.1, (nine, falls): 0.8, (nine, sores): 0.3}
    given = bundle(text, Marks((falls, sores, four, nine), links), "kpi")
    assert [b.values["target"] for b in given] == [four, nine]
    given = bundle(text, Marks((falls, sores, four, nine), links | {(nine, sores): 0.1}), "kpi")
    assert [b.values.get("target") for b in given] == [four, None]


def test_a_name_said_again_is_the_same_item():
    message = said("{kpi1.name|The falls} matter: {kpi1.baseline|6} today. {kpi2.name|falls}: target {kpi2.target|4}")
    assert bundled(message, "kpi") == [("The falls", {"baseline": "6", "target": "4"})]


def test_without_names_a_field_that_comes_again_begins_the_next_item():
    message = said("{kpi1.baseline|6} to {kpi1.target|4}, {kpi2.baseline|9} to {kpi2.target|7}")
    assert bundled(message, "kpi") == [
        (None, {"baseline": "6", "target": "4"}),
        (None, {"baseline": "9", "target": "7"}),
    ]


def test_a_value_that_fits_no_name_is_an_item_of_its_own():
    message = said("{kpi1.name|falls} {kpi1.target|4}, {kpi2.name|sores} {kpi2.target|9}, and {kpi3.target|12}")
    assert bundled(message, "kpi")[-1] == (None, {"target": "12"})


def test_no_marks_make_no_items():
    assert read_marks(Message("falls 4", "kpis", TODAY)) == []
    assert read_marks(said("falls 4")) == []


def test_a_kpi_in_one_unit_with_its_date():
    message = said(
        "{kpi1.name|Time to answer}: {kpi1.baseline|2 hours} now, {kpi1.target|30 minutes} {kpi1.due|by end of June 2027}"
    )
    assert items(message, "kpis") == [{
        "name": "Time to answer", "baseline": 120, "target": 30, "unit": "minutes", "direction": "decrease",
        "due": dt.date(2027, 6, 30),
    }]  # fmt: skip


def test_a_change_is_no_level():
    assert items(said("{kpi1.name|losses}, cut {kpi1.target|by 40 %}"), "kpis") == [{"name": "losses"}]


def test_sums_with_currency_and_how_often():
    message = said(
        "{cost1.item|Licences} {cost1.amount|£40k} a year, {cost2.item|set-up} {cost2.amount|£90,000} one-off"
    )
    assert items(message, "costs") == [
        {"item": "Licences", "amount": 40_000, "currency": "GBP", "recurrence": "yearly"},
        {"item": "set-up", "amount": 90_000, "currency": "GBP", "recurrence": "one-off"},
    ]


@pytest.mark.parametrize(
    "body",
    [
        "it costs {problem.annual_cost|£310,000} a year",
        "it costs {problem.annual_cost|£310,000 a year}",
        "it costs us {problem.annual_cost|some £310k a year or so}",
    ],
)
def test_a_sum_is_read_whole_however_much_of_it_is_marked(body):
    assert items(said(body), "problem") == [{"annual_cost.amount": 310_000, "annual_cost.currency": "GBP"}]


def test_me_is_the_writer():
    told = said("{kpi1.name|falls}, owner {kpi1.owner|me}", writer=("Ngozi Okafor", "sister", 2))
    (item,) = (i for i in read_marks(told) if i.section == "kpis")
    owner = item.fields["owner"]
    assert (owner.value, owner.turn) == ("Ngozi Okafor", 2)
    unknown = said("{kpi1.name|falls}, owner {kpi1.owner|me}")
    assert items(unknown, "kpis") == [{"name": "falls"}]


def test_a_first_name_is_the_person_named_in_full_before():
    message = said("{sponsor.name|Helen Marsh} pays. {kpi1.name|falls}: {kpi1.owner|Helen}")
    assert items(message, "kpis") == [{"name": "falls", "owner": "Helen Marsh"}]
    later = said("{kpi1.name|falls}: {kpi1.owner|Helen}. {sponsor.name|Helen Marsh} pays.")
    assert items(later, "kpis") == [{"name": "falls", "owner": "Helen"}]


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("60 %", 60),
        ("four in ten", Decimal(40)),
        ("250 %", None),
        ("12 people", None),
        ("by 20 %", None),
        ("most", None),
    ],
)
def test_a_share(words, rate):
    found = items(said(f"we hope for {{adoption.rate|{words}}} of them"), "adoption")
    assert found == ([{"rate": rate}] if rate is not None else [])


def test_the_surest_day_that_is_one():
    message = said("{timeline.go_live|soon}, that is {timeline.go_live|1 March 2027}", "timeline")
    assert items(message, "timeline") == [{"go_live": dt.date(2027, 3, 1)}]


def test_entries_of_a_list_are_items_of_their_own():
    message = said("in: {scope.in|invoices}, {scope.in|credit notes}; out: {scope.out|payroll}")
    assert items(message, "scope") == [
        {"in_scope": "invoices"},
        {"in_scope": "credit notes"},
        {"out_of_scope": "payroll"},
    ]


def test_what_the_tagger_is_told_of_a_message():
    message = Message("4 hours by June 2027 for 9 %", None, TODAY)
    message.labels[0, 28] = {"a": 0.25, "b": 0.75}
    told = known(message)
    assert told.quantities == [(0, 7, "duration"), (11, 20, "date"), (25, 28, "percent")]
    assert told.routes == [(0, 28, (0.25, 0.75))]
