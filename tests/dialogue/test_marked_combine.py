"""One reading out of the rules and the marks: what is filled, replaced and given up, and that nothing is invented."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_talk import TODAY, said

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.marked import combine, read_marks, trust
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.pipeline import extract
from casebuilder.marking.scheme import GROUPS, KEYS
from casebuilder.marking.tagger import Mark, Marks
from evals.data import ROOT


def rule(message: Message, section: str, **fields: Any) -> Item:
    """Return an item as the rules read it: fields by their words, or by words and value."""
    found = {}
    for name, given_ in fields.items():
        words, value = given_ if isinstance(given_, tuple) else (given_, given_)
        start = message.text.index(words)
        found[name] = Found(value, start, start + len(words), words)
    return Item(section, found, min(f.start for f in found.values()))


def both(message: Message, *rules: Item) -> list[tuple[str, dict[str, object]]]:
    found = combine(message, rules, read_marks(message))
    return [(i.section, {n: f.value for n, f in i.fields.items()}) for i in found]


def test_without_a_tagger_the_rules_stand():
    message = Message("clerks lose hours", "problem", TODAY)
    own = rule(message, "problem", statement="clerks lose hours")
    assert combine(message, [own], []) == [own]


def test_a_mark_fills_what_the_rules_left_empty():
    message = said("{problem.statement|queues are long} and {problem.affected|our clerks} pay", "problem")
    own = rule(message, "problem", statement="queues are long")
    assert both(message, own) == [("problem", {"statement": "queues are long", "affected": "our clerks"})]


def test_a_doubtful_mark_fills_nothing_and_needs_more_where_it_was_not_asked():
    body, low = "{process.users|our clerks} pay", trust.fill(asked=True)
    assert both(said(body, "process", score=low - 0.01)) == []
    assert both(said(body, "process", score=low + 0.01)) == [("process", {"users": "our clerks"})]
    assert both(said(body, "problem", score=low + 0.01)) == []
    high = trust.fill(asked=False)
    assert high > low
    assert both(said(body, "problem", score=high + 0.01)) == [("process", {"users": "our clerks"})]


def test_a_mark_replaces_what_the_rules_took_only_when_it_is_sure(monkeypatch):
    monkeypatch.setitem(trust.REPLACE, ("problem", "statement"), 0.9)
    body = "{problem.statement|queues are long} at night"
    for score, kept in ((0.88, "are long at night"), (0.92, "queues are long")):
        message = said(body, "problem", score=score)
        own = rule(message, "problem", statement="are long at night")
        assert both(message, own) == [("problem", {"statement": kept})]


@pytest.mark.parametrize("tag", ["foreign", "old"])
def test_figures_of_others_and_values_taken_back_are_given_up(tag):
    message = said(f"budget is 90,000 but the rivals paid {{{tag}|€50,000}}", "costs")
    rival = rule(message, "costs", item="rivals paid", amount=("€50,000", 50_000))
    assert both(message, rival) == []
    doubtful = said(f"budget is 90,000 but the rivals paid {{{tag}|€50,000}}", "costs", score=trust.ELSEWHERE - 0.05)
    assert both(doubtful, rival) == [("costs", {"item": "rivals paid", "amount": 50_000})]


def test_a_figure_of_another_section_is_given_up_there():
    message = said("{benefit1.name|fewer claims} bring {benefit1.amount|€50,000} a year", "benefits")
    wrong = rule(message, "costs", item="fewer claims", amount=("€50,000", 50_000))
    assert "costs" not in [section for section, _ in both(message, wrong)]


def test_the_same_words_are_one_item():
    message = said("{kpi1.name|falls}: {kpi1.baseline|6 %} now, {kpi1.target|4 %} {kpi1.due|by June 2027}", "kpis")
    own = rule(message, "kpis", name="falls", target=("4 %", 4), unit=("4 %", "%"))
    ((section, fields),) = both(message, own)
    assert section == "kpis"
    assert (fields["name"], fields["baseline"], fields["target"], fields["unit"]) == ("falls", 6, 4, "%")
    assert fields["due"].isoformat() == "2027-06-30"


def test_an_item_that_only_the_marks_see_needs_a_name_and_a_figure():
    assert both(said("{kpi1.name|falls} matter", "kpis")) == []
    assert both(said("{kpi1.name|falls} to {kpi1.target|4 %}", "kpis"))[0][1]["target"] == 4


def test_entries_are_taken_once():
    message = said("in: {scope.in|invoices}, {scope.in|credit notes}", "scope")
    own = rule(message, "scope", in_scope="invoices")
    entries = [fields["in_scope"] for _, fields in both(message, own)]
    assert sorted(entries) == ["credit notes", "invoices"]


def texts() -> list[str]:
    """Return real messages of sponsors."""
    found = []
    for path in sorted((Path(ROOT) / "sponsors" / "dev").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        found += [row["opening"], *(a for answers in row["answers"].values() for a in answers)]
    return found


TEXTS = texts()


def marks_of(text: str, seed: int, many: int) -> Marks:
    """Return random marks on whole words of a text, with random links."""
    rng = np.random.default_rng(seed)
    edges = [0, *(i for i in range(1, len(text)) if text[i - 1].isspace() and not text[i].isspace())]
    made: list[Mark] = []
    for _ in range(many):
        group = GROUPS[int(rng.integers(len(GROUPS)))]
        first = int(rng.integers(len(edges)))
        start, after = edges[first], edges[min(len(edges) - 1, first + int(rng.integers(1, 9)))]
        end = len(text[: after if after > start else len(text)].rstrip())
        if start < end:
            made.append(
                Mark(start, end, group.name, group.fields[int(rng.integers(len(group.fields)))], float(rng.random()))
            )
    marks = sorted(set(made), key=lambda m: (m.start, -m.end))
    links = {
        (value, name): float(rng.random())
        for value in marks
        for name in marks
        if value.group == name.group and name.field == KEYS.get(name.group) != value.field
    }
    return Marks(tuple(marks), links)


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(TEXTS), st.integers(0, 10_000), st.sampled_from([3, 12, 40]), st.sampled_from(["own", None, "kpis"])
)
def test_nothing_is_invented(text, seed, many, asked):
    """Whatever is marked: every field is a run of this message, or the name or role that the writer gave before."""
    writer = ("Vasudha Ranganathan", "Deputy General Manager", 1)
    rng = np.random.default_rng(seed)
    section = GROUPS[int(rng.integers(len(GROUPS) - 1))].section() if asked == "own" else asked
    message = Message(text, section, TODAY, turn=2, writer=writer, marks=marks_of(text, seed, many))
    rules = Message(text, section, TODAY, turn=2, writer=writer)
    rules_items = extract(rules) if seed % 3 == 0 else []
    for item in combine(message, rules_items, read_marks(message)):
        assert item.fields
        for name, found in item.fields.items():
            if found.turn is not None:
                assert found.value in writer[:2] and found.turn == writer[2]
                continue
            assert text[found.start : found.end] == found.quote and found.quote, (item.section, name)
            if isinstance(found.value, str) and name not in {
                "currency",
                "unit",
                "direction",
                "kind",
                "period",
                "recurrence",
                "approach",
                "category",
                "annual_cost.currency",
                "option",
            }:
                assert found.readings or found.value in text, (item.section, name, found)


def test_random_marks_make_many_fields():
    """Else the test above would look at nothing."""
    fields = 0
    for seed, text in enumerate(TEXTS[:40]):
        message = Message(text, "kpis", TODAY, marks=marks_of(text, seed, 40))
        fields += sum(len(item.fields) for item in combine(message, [], read_marks(message)))
    assert fields > 60
