"""Every rule: silent on the complete case, and it alone speaks up, at the right place, when its one thing is wrong."""

import datetime as dt
from typing import Any

import pytest
from support.complete_case import TODAY, complete_case
from support.edits import put

from casebuilder.case.model import Case
from casebuilder.resources import data_path
from casebuilder.rules.engine import check, check_document, known_rules
from casebuilder.rules.finding import Finding, Report

COMPLETE = complete_case().model_dump(mode="json")
KPI, BENEFIT, COST, RISK = "kpis[0]", "benefits[0]", "costs[0]", "risks[0]"
ENTRY = next(i for i, e in enumerate(COMPLETE["ledger"]) if e["path"] == "kpis[0].baseline")
ASSUMPTION = {"text": "The desk keeps its 40 agents", "owner": "Lena Ort", "check_by": "2027-03-01"}
RISKS_ABOUT = {"data": 0, "people": 1, "operation": 2}


def without_risk(kind: str) -> dict[str, Any]:
    """Return the case with the risk of one kind replaced by one that is about the weather."""
    replaced = {**COMPLETE["risks"][RISKS_ABOUT[kind]], "category": "other", "description": "Storms on the road"}
    data = put(COMPLETE, f"risks[{RISKS_ABOUT[kind]}]", replaced)
    return put(data, "risks[2].description", "Services change") if kind == "operation" else data


# rule -> (the case with one thing wrong, where the rule must point)
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "problem.statement": (put(COMPLETE, "problem.statement", None), "problem.statement"),
    "objective.goal": (put(COMPLETE, "objective.goal", "TBD"), "objective.goal"),
    "sponsor.name": (put(COMPLETE, "sponsor.name", None), "sponsor.name"),
    "process.embedding": (put(COMPLETE, "process", {"users": "agents"}), "process"),
    "solution.summary": (put(COMPLETE, "solution.summary", None), "solution.summary"),
    "suitability.alternative": (
        put(COMPLETE, "suitability.simpler_alternative", None),
        "suitability.simpler_alternative",
    ),
    "suitability.why-not-simpler": (put(COMPLETE, "suitability.why_not_simpler", None), "suitability.why_not_simpler"),
    "scope.in": (put(COMPLETE, "scope.in_scope", []), "scope.in_scope"),
    "scope.out": (put(COMPLETE, "scope.out_of_scope", ["tbd"]), "scope.out_of_scope"),
    "scope.wide": (put(COMPLETE, "scope.in_scope", [f"desk {n}" for n in range(9)]), "scope.in_scope"),
    "kpis.none": (put(COMPLETE, "kpis", []), "kpis"),
    "kpis.name": (put(COMPLETE, f"{KPI}.name", None), f"{KPI}.name"),
    "kpis.unit": (put(COMPLETE, f"{KPI}.unit", None), f"{KPI}.unit"),
    "kpis.baseline": (put(COMPLETE, f"{KPI}.baseline", None), f"{KPI}.baseline"),
    "kpis.target": (put(COMPLETE, f"{KPI}.target", None), f"{KPI}.target"),
    "kpis.direction": (put(COMPLETE, f"{KPI}.direction", "increase"), f"{KPI}.target"),
    "kpis.due": (put(COMPLETE, f"{KPI}.due", None), f"{KPI}.due"),
    "kpis.due-past": (put(COMPLETE, f"{KPI}.due", "2026-11-21"), f"{KPI}.due"),
    "kpis.source": (put(COMPLETE, f"{KPI}.source", "unknown"), f"{KPI}.source"),
    "kpis.owner": (put(COMPLETE, f"{KPI}.owner", None), f"{KPI}.owner"),
    "kpis.percent": (put(COMPLETE, f"{KPI}.baseline", 133), f"{KPI}.baseline"),
    "benefits.none": (put(COMPLETE, "benefits", []), "benefits"),
    "benefits.amount": (put(COMPLETE, f"{BENEFIT}.amount", None), f"{BENEFIT}.amount"),
    "benefits.currency": (put(COMPLETE, f"{BENEFIT}.currency", None), f"{BENEFIT}.currency"),
    "benefits.period": (put(COMPLETE, f"{BENEFIT}.period", None), f"{BENEFIT}.period"),
    "benefits.name": (put(COMPLETE, BENEFIT, {"kind": "non-financial"}), f"{BENEFIT}.name"),
    "benefits.partial": (put(COMPLETE, "benefits[1]", {"name": "Calmer nights"}), "benefits[1].amount"),
    "benefits.kind": (put(COMPLETE, f"{BENEFIT}.kind", None), f"{BENEFIT}.kind"),
    "benefits.owner": (put(COMPLETE, f"{BENEFIT}.owner", None), f"{BENEFIT}.owner"),
    "benefits.starts": (put(COMPLETE, f"{BENEFIT}.starts", None), f"{BENEFIT}.starts"),
    "benefits.early": (put(COMPLETE, f"{BENEFIT}.starts", "2027-05-31"), f"{BENEFIT}.starts"),
    "costs.none": (put(COMPLETE, "costs", []), "costs"),
    "costs.amount": (put(COMPLETE, f"{COST}.amount", None), f"{COST}.amount"),
    "costs.currency": (put(COMPLETE, f"{COST}.currency", None), f"{COST}.currency"),
    "costs.recurrence": (put(COMPLETE, f"{COST}.recurrence", None), f"{COST}.recurrence"),
    "costs.item": (put(COMPLETE, f"{COST}.item", None), f"{COST}.item"),
    "costs.running": (put(COMPLETE, "costs", COMPLETE["costs"][:1]), "costs"),
    "currency.mix": (put(COMPLETE, f"{COST}.currency", "USD"), "currency"),
    "data.unanswered": (put(COMPLETE, "data", {}), "data"),
    "skills.unanswered": (put(COMPLETE, "skills", {}), "skills"),
    "operations.unanswered": (put(COMPLETE, "operations", {}), "operations"),
    "governance.unanswered": (put(COMPLETE, "governance", {"oversight": "tbd"}), "governance"),
    "adoption.unanswered": (put(COMPLETE, "adoption", {}), "adoption"),
    "timeline.unanswered": (put(COMPLETE, "timeline", {}), "timeline"),
    "open.item": (
        put(COMPLETE, "open_items", [{"section": "kpis", "path": f"{KPI}.baseline", "question": "Is it measured?"}]),
        f"{KPI}.baseline",
    ),
    "data.owner": (put(COMPLETE, "data.sources[0].owner", None), "data.sources[0].owner"),
    "data.quality": (put(COMPLETE, "data.sources[0].quality", None), "data.sources[0].quality"),
    "skills.approach": (put(COMPLETE, "skills.gaps[0].approach", None), "skills.gaps[0].approach"),
    "operations.monitoring": (put(COMPLETE, "operations.monitoring", None), "operations.monitoring"),
    "operations.drift": (put(COMPLETE, "operations.drift_plan", None), "operations.drift_plan"),
    "operations.support": (put(COMPLETE, "operations.support_owner", "TBC"), "operations.support_owner"),
    "governance.review": (put(COMPLETE, "governance.review_cadence", None), "governance.review_cadence"),
    "governance.stop-rule": (put(COMPLETE, "governance.stop_rule", None), "governance.stop_rule"),
    "adoption.training": (put(COMPLETE, "adoption.training", "none"), "adoption.training"),
    "risks.count": (put(COMPLETE, "risks", COMPLETE["risks"][:2]), "risks"),
    "risks.description": (put(COMPLETE, f"{RISK}.description", None), f"{RISK}.description"),
    "risks.mitigation": (put(COMPLETE, f"{RISK}.mitigation", None), f"{RISK}.mitigation"),
    "risks.owner": (put(COMPLETE, f"{RISK}.owner", "nobody"), f"{RISK}.owner"),
    "risks.likelihood": (put(COMPLETE, f"{RISK}.likelihood", None), f"{RISK}.likelihood"),
    "risks.impact": (put(COMPLETE, f"{RISK}.impact", None), f"{RISK}.impact"),
    "risks.data": (without_risk("data"), "risks"),
    "risks.people": (without_risk("people"), "risks"),
    "risks.operation": (
        put(put(without_risk("operation"), f"{RISK}.description", "Sparse labels"), "risks[2].category", "other"),
        "risks",
    ),
    "timeline.go-live": (put(COMPLETE, "timeline.go_live", None), "timeline.go_live"),
    "timeline.first-benefit": (put(COMPLETE, "timeline.first_benefit", None), "timeline.first_benefit"),
    "timeline.order": (put(COMPLETE, "timeline.pilot_end", "2027-06-02"), "timeline.go_live"),
    "assumptions.owner": (put(COMPLETE, "assumptions", [{**ASSUMPTION, "owner": None}]), "assumptions[0].owner"),
    "assumptions.check-by": (
        put(COMPLETE, "assumptions", [{**ASSUMPTION, "check_by": None}]),
        "assumptions[0].check_by",
    ),
    "assumptions.past": (
        put(COMPLETE, "assumptions", [{**ASSUMPTION, "check_by": "2026-11-20"}]),
        "assumptions[0].check_by",
    ),
    "wording.vague": (put(COMPLETE, "objective.goal", "Significantly faster service"), "objective.goal"),
    "wording.hype": (put(COMPLETE, "solution.summary", "We leverage AI for 40 agents"), "solution.summary"),
    "figures.order": (
        put(COMPLETE, f"{COST}.amount", {"low": 90_000, "likely": 80_000, "high": 100_000}),
        f"{COST}.amount",
    ),
    "ledger.missing": (put(COMPLETE, "ledger", COMPLETE["ledger"][1:]), COMPLETE["ledger"][0]["path"]),
    "ledger.value": (put(COMPLETE, f"{KPI}.baseline", 34), f"{KPI}.baseline"),
    "ledger.quote": (put(COMPLETE, f"ledger[{ENTRY}].source.quote", "a third of the tickets"), f"{KPI}.baseline"),
    "ledger.computed": (
        put(COMPLETE, f"ledger[{ENTRY}].source", {"kind": "computed", "formula": "3,000 / 9,000"}),
        f"{KPI}.baseline",
    ),
    "schema.document": ([], "case"),  # type: ignore[dict-item]
    "schema.version": (put(COMPLETE, "schema_version", 2), "schema_version"),
    "schema.type": (put(COMPLETE, f"{KPI}.baseline", "33 percent"), f"{KPI}.baseline"),
    "schema.value": (put(COMPLETE, f"{KPI}.due", "next summer"), f"{KPI}.due"),
    "schema.required": (put(COMPLETE, "open_items", [{"section": "kpis"}]), "open_items[0].question"),
    "schema.size": (put(COMPLETE, "scope.in_scope", ["a desk"] * 201), "scope.in_scope"),
    "schema.unknown": (put(COMPLETE, "kpi", []), "kpi"),
}
LEDGER = {"ledger.value", "ledger.missing", "ledger.quote"}
COMES_ALONG = {"risks.description": {"risks.count"}}
SEVERITY = {rule.id: rule.severity for rule in known_rules()}


def found(report: Report, rule: str) -> list[Finding]:
    return [f for f in (*report.blocking, *report.warnings) if f.rule == rule]


def report_on(data: dict[str, Any]) -> Report:
    return check_document(data, today=TODAY)


def test_every_rule_has_its_wrong_case() -> None:
    assert set(WRONG) == set(SEVERITY)


def test_complete_case_has_no_finding() -> None:
    report = check(complete_case(), today=TODAY)
    assert report == Report()
    assert report.complete


def test_exported_complete_case_has_no_finding() -> None:
    assert report_on(COMPLETE) == Report()


@pytest.mark.parametrize("rule", WRONG)
def test_rule_speaks_up_at_the_right_place(rule: str) -> None:
    data, path = WRONG[rule]
    report = report_on(data)
    findings = found(report, rule)
    assert path in {f.path for f in findings}
    assert {f.severity for f in findings} == {SEVERITY[rule]}
    others = {f.rule for f in report.blocking} - {rule} - LEDGER
    assert others == COMES_ALONG.get(rule, set())
    assert rule not in {f.rule for f in (report.warnings if SEVERITY[rule] == "blocking" else report.blocking)}
    for finding in findings:
        assert finding.message.endswith((".", "?"))
        assert finding.fix


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("CIO", None),
        ("the CFO", None),
        ("VP Operations", None),
        ("Head of IT", "Head of IT"),
        ("VP Retail Transformation", "VP Retail Transformation"),
        ("tbd", None),
        ("", "COO"),
    ],
)
def test_a_role_alone_is_not_a_sponsor(name: str, role: str | None) -> None:
    report = report_on(put(put(COMPLETE, "sponsor.name", name), "sponsor.role", role))
    assert [f.rule for f in report.blocking] == ["sponsor.name"]


@pytest.mark.parametrize("name", ["Dana Reyes", "Farida", "Anthony Head, COO", "Director Ueda", "Na Li", "王芳"])
def test_names_are_taken_as_names(name: str) -> None:
    assert report_on(put(COMPLETE, "sponsor.name", name)).complete


@pytest.mark.parametrize("field", ["workflow", "system"])
def test_either_the_step_or_the_system_is_enough(field: str) -> None:
    assert report_on(put(COMPLETE, "process", {field: COMPLETE["process"][field]})).complete


def test_message_names_the_item_in_plain_words() -> None:
    report = report_on(put(COMPLETE, f"{KPI}.baseline", None))
    assert report.blocking[0].message == "The KPI “Misrouted tickets” has no value for today."
    assert report.blocking[0].evidence == ["C5", "R6", "R7"]


def test_direction_is_implied_where_it_is_not_given() -> None:
    assert report_on(put(COMPLETE, f"{KPI}.direction", None)).complete


def test_a_target_equal_to_today_blocks_without_a_direction() -> None:
    data = put(put(COMPLETE, f"{KPI}.direction", None), f"{KPI}.target", 33)
    assert found(report_on(data), "kpis.direction")


def test_three_points_are_compared_by_their_likely_value() -> None:
    data = put(COMPLETE, f"{KPI}.target", {"low": 30, "likely": 40, "high": 50})
    assert "40" in found(report_on(data), "kpis.direction")[0].message


def test_one_benefit_worked_out_is_enough() -> None:
    data = put(COMPLETE, "benefits[1]", {"name": "Calmer nights", "kind": "avoided", "starts": "2027-12-01"})
    report = report_on(data)
    assert {f.path for f in found(report, "benefits.partial")} == {f"benefits[1].{f}" for f in _MONEY}
    assert not any(f.rule.startswith("benefits.") for f in report.blocking)


_MONEY = ("amount", "currency", "period")


def test_a_named_non_financial_benefit_is_enough() -> None:
    data = put(COMPLETE, "benefits", [{"name": "Calmer nights", "kind": "non-financial", "owner": "Lena Ort"}])
    report = report_on(data)
    assert report.complete
    assert [f.rule for f in report.warnings] == ["benefits.starts"]


@pytest.mark.parametrize("amount", [0, -5])
def test_a_benefit_of_nothing_is_none(amount: int) -> None:
    assert found(report_on(put(COMPLETE, f"{BENEFIT}.amount", amount)), "benefits.amount")


def test_a_cost_below_zero_blocks_and_one_of_zero_does_not() -> None:
    assert found(report_on(put(COMPLETE, f"{COST}.amount", -1)), "costs.amount")
    assert not found(report_on(put(COMPLETE, f"{COST}.amount", 0)), "costs.amount")


@pytest.mark.parametrize("section", ["data", "skills", "operations", "governance", "adoption", "timeline"])
def test_unknown_with_a_name_is_an_answer_and_stays_visible(section: str) -> None:
    answer = {"section": section, "status": "unknown", "asked_of": "Ivo Brandt", "text": "ask Ivo", "turn": 3}
    report = report_on(put(put(COMPLETE, section, {}), "answers", [answer]))
    assert report.complete
    assert any("Ivo Brandt" in f.message for f in found(report, "open.item"))


@pytest.mark.parametrize("asked_of", [None, "", "TBD"])
def test_unknown_without_a_name_is_no_answer(asked_of: str | None) -> None:
    answer = {"section": "data", "status": "unknown", "asked_of": asked_of}
    assert found(report_on(put(put(COMPLETE, "data", {}), "answers", [answer])), "data.unanswered")


@pytest.mark.parametrize(("section", "complete"), [("skills", True), ("adoption", True), ("data", False)])
def test_none_is_an_answer_where_the_policy_says_so(section: str, complete: bool) -> None:
    answer = {"section": section, "status": "none"}
    assert report_on(put(put(COMPLETE, section, {}), "answers", [answer])).complete is complete


@pytest.mark.parametrize("unit", ["%", "percent", "per cent", "% of tickets"])
def test_percent_units_are_known(unit: str) -> None:
    data = put(put(COMPLETE, f"{KPI}.unit", unit), f"{KPI}.baseline", 133)
    assert found(report_on(data), "kpis.percent")


def test_a_plain_number_above_100_is_no_percentage() -> None:
    data = put(put(COMPLETE, f"{KPI}.unit", "tickets a day"), f"{KPI}.baseline", 133)
    assert not found(report_on(data), "kpis.percent")


def test_a_change_in_percent_is_doubted() -> None:
    kpi = {**COMPLETE["kpis"][0], "name": "Reduction of repair time", "direction": "increase", "baseline": 0}
    finding = found(report_on(put(put(COMPLETE, KPI, kpi), f"{KPI}.target", 40)), "kpis.percent")[0]
    assert "change in percent" in finding.message


def test_vague_words_are_quoted_as_they_stand() -> None:
    finding = found(report_on(put(COMPLETE, "objective.goal", "We want to Improve  Efficiency")), "wording.vague")[0]
    assert "“Improve Efficiency”" in finding.message


@pytest.mark.parametrize("text", ["Significantly fewer: 33 to 10 percent", "Insignificant noise is ignored"])
def test_a_figure_or_another_word_is_not_vague(text: str) -> None:
    assert not found(report_on(put(COMPLETE, "objective.goal", text)), "wording.vague")


def test_the_same_risk_three_times_is_one_risk() -> None:
    first = COMPLETE["risks"][0]
    data = put(COMPLETE, "risks", [first, {**first, "description": first["description"].upper()}, first])
    assert found(report_on(data), "risks.count")[0].message.startswith("Only 1 different risk is named")


def test_every_rule_rests_on_cards_that_exist() -> None:
    cards = {path.name.split("-")[0] for path in (data_path("knowledge") / "findings").rglob("*.md")}
    for rule in known_rules():
        assert set(rule.evidence) <= cards, rule.id
        assert rule.evidence or rule.id.startswith("schema.")


def test_many_connected_systems_are_wide() -> None:
    data = put(COMPLETE, "operations.integrations", list("ABCDEF"))
    assert [f.path for f in found(report_on(data), "scope.wide")] == ["operations.integrations"]


def test_a_wide_word_in_scope_is_quoted() -> None:
    finding = found(report_on(put(COMPLETE, "scope.in_scope[0]", "tickets of All  Departments")), "scope.wide")[0]
    assert finding.path == "scope.in_scope[0]"
    assert "“All Departments”" in finding.message


def test_dates_in_order_may_leave_gaps_and_fall_together() -> None:
    dates = {"start": "2027-06-01", "pilot_end": None, "go_live": "2027-06-01", "first_benefit": "2027-10-01"}
    assert not found(report_on(put(COMPLETE, "timeline", dates)), "timeline.order")


def test_gap_between_set_dates_is_still_ordered() -> None:
    dates = {"start": "2027-06-02", "go_live": "2027-06-01", "first_benefit": "2027-10-01"}
    assert [f.path for f in found(report_on(put(COMPLETE, "timeline", dates)), "timeline.order")] == [
        "timeline.go_live"
    ]


def test_an_open_item_with_an_owner_names_the_owner() -> None:
    item = {"section": "costs", "question": "What does the licence cost?", "owner": "Tomas Keller"}
    finding = found(report_on(put(COMPLETE, "open_items", [item])), "open.item")[0]
    assert finding.path == "costs"
    assert "Tomas Keller" in finding.message


def test_time_alone_makes_a_case_incomplete() -> None:
    later = check(complete_case(), today=dt.date(2027, 9, 30))
    assert [f.rule for f in later.blocking] == ["kpis.due-past"]


def test_empty_case_names_every_section() -> None:
    report = check(Case(), today=TODAY)
    assert len({f.path.split(".")[0] for f in report.blocking}) == 17
