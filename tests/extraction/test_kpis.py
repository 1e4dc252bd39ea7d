# ruff: noqa: E501
"""Reading KPIs from talk in many manners."""

import datetime as dt
import time
from decimal import Decimal
from typing import Any

import kpi_last_talk
import kpi_more_talk
import kpi_talk
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebuilder.case.model import Case, Kpi
from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers import kpis
from evals.sheets import agrees, find_item

TODAY = dt.date(2026, 11, 21)
TALK = [*kpi_talk.TALK, *kpi_more_talk.TALK, *kpi_last_talk.TALK]


def items(text: str, case: Case | None = None) -> list[Item]:
    message = Message(text, "kpis", TODAY, case=case or Case())
    found = kpis.read(message, message.units)
    for item in found:
        for value in item.fields.values():
            assert text[value.start : value.end] == value.quote
    return found


def read(text: str) -> list[dict[str, Any]]:
    return [{n: f.plain() for n, f in item.fields.items() if not f.readings} for item in items(text)]


def compare(text: str, wanted: list[tuple[str, dict[str, Any]]]) -> tuple[int, int, list[str], list[str]]:
    """Return how many values are expected, how many are right, and what is missing and wrong."""
    case = {"kpis": read(text)}
    total, right, missing, wrong = 0, 0, [], []
    for match, fields in wanted:
        item = find_item(case, "kpis", match) or {}
        for name, value in {"name": match, **fields}.items():
            got = item.get(name)
            total += 1
            if (value is None and got is None) or (value is not None and agrees(got, value, name)):
                right += 1
            elif got is None:
                missing.append(f"{match}.{name}: {value!r}")
            else:
                wrong.append(f"{match}.{name}: {value!r} got {got!r}")
    if len(case["kpis"]) > len(wanted):
        wrong.append(f"{len(case['kpis']) - len(wanted)} items too many: {[k.get('name') for k in case['kpis']]}")
    return total, right, missing, wrong


@pytest.mark.parametrize(("text", "figures"), [(t, f) for _, t, _, f in TALK if f], ids=[n for n, _, _, f in TALK if f])
def test_figures_of_others_are_not_taken(text: str, figures: tuple[float, ...]) -> None:
    taken = [k.get(f) for k in read(text) for f in ("baseline", "target")]
    assert not set(taken) & set(figures)


@pytest.mark.parametrize(("text", "wanted"), [(t, w) for _, t, w, _ in TALK], ids=[n for n, *_ in TALK])
def test_hardly_a_value_is_wrong(text: str, wanted: kpi_talk.Kpis) -> None:
    total, _, _, wrong = compare(text, wanted)
    assert len(wrong) <= total // 10, wrong


def test_recall_and_wrong_values_over_all_talk() -> None:
    total = right = mistaken = 0
    for _, text, wanted, _ in TALK:
        count, good, _, wrong = compare(text, wanted)
        total, right, mistaken = total + count, right + good, mistaken + len(wrong)
    assert right / total >= 0.93
    assert mistaken / total <= 0.01


def test_two_targets_for_two_days_are_asked_about() -> None:
    (item,) = items("Error rate is 9% now, 6% by March 2027 and 3% by December 2027.")
    assert item.fields["baseline"].value == Decimal(9)
    assert item.fields["target"].readings == ("6%", "3%")


def test_a_date_of_two_readings_is_asked_about() -> None:
    (item,) = items("Error rate 9% now, 3% by 03/04/2027.")
    assert len(item.fields["due"].readings) == 2


def test_values_in_two_units_of_time_are_brought_to_one() -> None:
    (item,) = items("Response time from 2 hours to 45 minutes by June 2027.")
    assert item.fields["unit"].value == "minutes"
    assert (item.fields["baseline"].value, item.fields["target"].value) == (Decimal(120), Decimal(45))


def known_case() -> Case:
    return Case(
        kpis=[
            Kpi(name="bounced tickets", baseline=Decimal(34), target=Decimal(12)),
            Kpi(name="first touch", baseline=Decimal(95), target=Decimal(30)),
        ]
    )


def test_an_owner_alone_adds_to_a_known_kpi() -> None:
    (item,) = items("Owner is Lena Ort.", Case(kpis=[Kpi(name="outages")]))
    assert {n: f.plain() for n, f in item.fields.items()} == {"owner": "Lena Ort"}
    assert items("Owner is Lena Ort.") == []


def test_an_owner_for_both_adds_to_each_known_kpi() -> None:
    found = items("Lena Ort owns both.", known_case())
    assert [{n: f.plain() for n, f in i.fields.items()} for i in found] == [{"owner": "Lena Ort"}] * 2


def test_a_corrected_figure_takes_the_role_of_the_one_it_replaces() -> None:
    (item,) = items("40 min first touch. not 30. fat thumbs", known_case())
    assert item.correction
    assert item.fields["target"].value == Decimal(40)
    assert "baseline" not in item.fields


@given(
    st.text(max_size=400)
    | st.lists(st.sampled_from([w for _, t, *_ in TALK for w in t.split()]), max_size=60).map(" ".join)
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    items(text)


def test_a_long_message_is_read_quickly() -> None:
    text = "\n".join(t for _, t, *_ in TALK[:20])
    started = time.perf_counter()
    items(text)
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    "text",
    [
        "handover: half an hour a shift, down to 10 minutes a shift",
        "handover: half an hour per shift, target 10 minutes per shift",
        "handover: 30 minutes a shift now, target 10 minutes",
    ],
)
def test_times_for_each_of_something_come_into_one_unit(text: str) -> None:
    (kpi,) = read(text)
    assert (kpi["baseline"], kpi["target"]) == (30, 10)
    assert (kpi["unit"], kpi["direction"]) == ("minutes per shift", "decrease")
