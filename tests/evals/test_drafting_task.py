"""The drafting task: its labels hold, its scorer sees what it should, and the checks keep what they reached."""

import re

import pytest

from casebuilder.case.model import Case
from casebuilder.dialogue.checking import check_draft, ground
from casebuilder.dialogue.drafting import case_lines
from evals.data import SPLITS
from evals.kinds import Performance
from evals.product import TODAY
from evals.scoring.drafting import claims, figures, reading_ease, score
from evals.tasks.drafting import KIND

ROWS = [row for split in SPLITS for row in KIND.rows(split)]


def done(shown: str, reason: str | None = None, faithful=((),), unfaithful=(("figure",),)) -> Performance:
    verdicts = {"faithful": [list(r) for r in faithful], "unfaithful": [list(r) for r in unfaithful]}
    outcome = {"shown": shown, "written": shown, "asked": True, "reason": reason, "verdicts": verdicts}
    return Performance(prompt="", answer="", outcome=outcome)


def test_there_are_enough_cases() -> None:
    assert len(ROWS) >= 24 and sum(len(r["unfaithful"]) for r in ROWS) >= 90


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_labels_of_a_case_hold(row) -> None:
    Case.model_validate(row["case"])
    for text in row["faithful"]:
        assert [f for f in figures(text) if f not in row["figures"]] == [] and claims(text, row) == []
    texts = [u["text"] for u in row["unfaithful"]]
    assert len(set(texts)) == len(texts) and not set(texts) & set(row["faithful"])


def test_figures_are_read_plainly() -> None:
    text = "EUR 1,200.50 a month by 5 November 2027 [C31], 61 % and 2027-12-31; KPI2 is none."
    assert figures(text) == ["2027-11-05", "2027-12-31", "1200.5", "61"]


def test_the_scorer_sees_what_nothing_supports() -> None:
    row = {"case": {"title": "x"}, "cards": [], "figures": ["61"], "unfaithful": [{"text": "t", "why": "w"}]}
    scored = score(row, done("61 % is proven to become 62 % [C9]."))
    assert scored.measures["unsupported_figures"].num == 1 and scored.measures["unsupported_claims"].num == 2
    assert {f.got for f in scored.failures} == {"62", "proven", "[C9]"}
    scored = score(row, done("61 % it is.", "it broke off: length", [["name: AI"]], [[]]))
    assert [scored.measures[m].num for m in ("fallback", "kept", "caught")] == [1, 0, 0]


def test_plain_sentences_read_more_easily() -> None:
    plain = reading_ease("The clerk reads the mail. The desk is slow. We want it to be fast.")
    hard = reading_ease(
        "Operationalisation of interdepartmental correspondence necessitates comprehensive reorganisation."
    )
    assert plain > 80 and hard < 10 and reading_ease("12 %") == 0.0


@pytest.mark.parametrize("row", ROWS[::3], ids=lambda row: row["id"])
def test_no_digit_of_a_faithful_text_can_be_changed(row) -> None:
    case = Case.model_validate(row["case"])
    cards = [(c["card"], c["passage"]) for c in row["cards"]]
    grounds = ground(case, TODAY, listed=case_lines(case), cards=cards)
    text = row["faithful"][0]
    for number, match in enumerate(re.finditer(r"\d", text)):
        digit = str((int(match[0]) + 1 + number % 9) % 10)
        if digit != match[0]:
            changed = text[: match.start()] + digit + text[match.end() :]
            assert check_draft(changed, grounds), changed
