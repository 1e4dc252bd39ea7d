"""The policy file: what a PMO may change, and how a broken file is refused."""

import tomllib
from pathlib import Path

import pytest
from support.complete_case import TODAY, complete_case
from support.edits import put

from casebuilder.case.model import Case
from casebuilder.errors import UserError
from casebuilder.rules.engine import RULES, check, check_document, known_rules
from casebuilder.rules.policy import FIXED, SHIPPED, Policy, load_policy, word_pattern
from casebuilder.rules.problem import SCHEMA_RULES

COMPLETE = complete_case().model_dump(mode="json")


@pytest.fixture
def policy_file(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


def policy(path: Path, text: str) -> Policy:
    path.write_text(text, encoding="utf-8")
    return load_policy(path)


def test_the_shipped_policy_names_every_rule_once() -> None:
    listed = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["severity"]
    assert list(listed) == [*(rule.id for rule in RULES), *SCHEMA_RULES]
    assert [rule.id for rule in known_rules()] == list(listed)


def test_without_a_file_the_shipped_policy_holds() -> None:
    assert load_policy() is load_policy(None)


def test_an_empty_file_changes_nothing(policy_file: Path) -> None:
    assert policy(policy_file, "") == load_policy()


def test_a_blocking_rule_can_be_lowered_and_switched_off(policy_file: Path) -> None:
    case = Case.model_validate(put(COMPLETE, "objective.goal", None))
    lowered = policy(policy_file, '[severity]\n"objective.goal" = "warning"\n')
    assert [f.rule for f in check(case, today=TODAY, policy=lowered).warnings] == ["objective.goal"]
    off = policy(policy_file, 'severity."objective.goal" = "off"\n')
    assert check(case, today=TODAY, policy=off).model_dump() == {"blocking": [], "warnings": [], "complete": True}


def test_a_warning_can_be_raised(policy_file: Path) -> None:
    case = Case.model_validate(put(COMPLETE, "governance.stop_rule", None))
    raised = policy(policy_file, '[severity]\n"governance.stop-rule" = "blocking"\n')
    assert not check(case, today=TODAY, policy=raised).complete


def test_an_unknown_field_can_be_made_blocking(policy_file: Path) -> None:
    raised = policy(policy_file, '[severity]\n"schema.unknown" = "blocking"\n')
    assert not check_document({**COMPLETE, "kpi": 1}, today=TODAY, policy=raised).complete
    off = policy(policy_file, '[severity]\n"schema.unknown" = "off"\n')
    assert not check_document({**COMPLETE, "kpi": 1}, today=TODAY, policy=off).warnings


def test_thresholds_and_words_are_used(policy_file: Path) -> None:
    strict = policy(
        policy_file,
        '[thresholds]\nmin_risks = 4\nmax_in_scope = 1\n[words]\nvague = ["right queue"]\n'
        '[answers]\nnone_is_an_answer = ["data"]\n',
    )
    report = check(complete_case(), today=TODAY, policy=strict)
    assert [f.rule for f in report.blocking] == ["risks.count"]
    assert {f.rule for f in report.warnings} == {"scope.wide", "wording.vague"}
    assert strict.none_is_answer == {"data"}


def test_an_empty_word_list_finds_nothing(policy_file: Path) -> None:
    quiet = policy(policy_file, "[words]\nhype = []\n")
    case = Case.model_validate(put(COMPLETE, "solution.summary", "World-class AI for 40 agents"))
    assert check(case, today=TODAY, policy=quiet).warnings == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[severity]\n"kpis.base" = "off"\n', 2, "`kpis.base` is unknown"),
        ('# ours\n\n[severity]\n"kpis.due" = "off"\n"kpis.owner" = "fatal"\n', 5, "blocking, warning, off"),
        ('[severity]\n"kpis.owner" = 1\n', 2, "blocking, warning, off"),
        ('[severity]\n"kpis.owner" = ["off"]\n', 2, "blocking, warning, off"),
        ('[severity]\n"ledger.missing" = "off"\n', 2, "always blocks"),
        ('[severity]\n"ledger.quote" = "warning"\n', 2, "always blocks"),
        ('[severity]\n"schema.type" = "off"\n', 2, "always blocks"),
        ("[thresholds]\nmin_risks = 2.5\n", 2, "whole number"),
        ("[thresholds]\nmin_risks = true\n", 2, "whole number"),
        ("[thresholds]\nmin_risks = -1\n", 2, "whole number"),
        ('[words]\nhype = ["a"]\nvague = "soon"\n', 3, "list of words"),
        ('[words]\nvague = ["soon",\n  3]\n', 2, "list of words"),
        ('[words]\nvaguer = ["soon"]\n', 2, "`vaguer` is unknown"),
        ('[answers]\nnone_is_an_answer = ["kpis"]\n', 2, "may name only"),
        ('\n[severities]\n"kpis.due" = "off"\n', 2, "`severities` is unknown"),
        ('severity = "off"\n', 1, "must be a table"),
        ('\nthresholds.min_risks = "three"\n', 2, "whole number"),
        ('[severity]\n"kpis.due" = off\n', 2, "not valid TOML"),
        ('[severity]\n"kpis.due" = "off"\n"kpis.due" = "off"\n', 3, "not valid TOML"),
        ('[words]\nvague = ["soon",\n', 2, "not valid TOML"),
        ('[words]\nvague = ["soon"]\n[words]\nhype = ["a"]\n', 3, "not valid TOML"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(policy_file: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(UserError) as refused:
        policy(policy_file, text)
    assert f"{policy_file}, line {line}:" in refused.value.message
    assert says in refused.value.message


def test_a_missing_or_binary_file_is_refused(policy_file: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load_policy(policy_file)
    policy_file.write_bytes(b"\xff\xfe\x00[severity]")
    with pytest.raises(UserError, match="cannot be read"):
        load_policy(policy_file)


@pytest.mark.parametrize("rule", [r.id for r in known_rules() if r.id.startswith("ledger.")])
def test_no_ledger_rule_that_proves_figures_can_be_changed(policy_file: Path, rule: str) -> None:
    if rule in FIXED:
        with pytest.raises(UserError):
            policy(policy_file, f'[severity]\n"{rule}" = "off"\n')
        assert policy(policy_file, f'[severity]\n"{rule}" = "blocking"\n').severities[rule] == "blocking"
    else:
        assert policy(policy_file, f'[severity]\n"{rule}" = "off"\n').severities[rule] == "off"


def test_word_patterns_match_whole_words_and_endings() -> None:
    pattern = word_pattern(["improv* efficiency", "10x", "c++", "*"])
    assert pattern is not None
    assert pattern.search("Improving\n efficiency")
    assert pattern.search("10X faster")
    assert pattern.search("written in C++.")
    assert not pattern.search("110x, improvement of efficiency")


@pytest.mark.parametrize("text", ["TBD", "tbd.", "n/a", "(none)", "?", "...", "—", "[To be decided]", " "])
def test_placeholders_say_nothing(text: str) -> None:
    assert load_policy().is_placeholder(text)


@pytest.mark.parametrize("text", ["%", "€", "h", "None of the rules work", "5", "数据", "N/A tickets"])
def test_short_text_may_say_something(text: str) -> None:
    assert not load_policy().is_placeholder(text)
