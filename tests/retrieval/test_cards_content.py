"""What the shipped cards say, and above all what they must not say."""

import re
from pathlib import Path

import pytest

from casebuilder.resources import data_path
from casebuilder.retrieval import Card, Library

FINDINGS = Path("/work/shared/research/findings.md")
FINDING_KINDS = {
    "F": {"figure"},
    "C": {"cause"},
    "K": {"success-factor"},
    "R": {"recommendation"},
    "D": {"delivery"},
    "G": {"governance"},
}
EXPECTED = [
    *[f"F{i}" for i in range(1, 8)],
    *[f"C{i}" for i in range(1, 36)],
    "C11a",
    "C30a",
    *[f"K{i}" for i in range(1, 12)],
    "K10a",
    *[f"R{i}" for i in range(1, 13)],
    "R2a",
    *[f"D{i}" for i in range(1, 13)],
    *[f"G{i}" for i in range(1, 11)],
]


def text_of(card: Card) -> str:
    return " ".join((card.title, card.body, card.caveat, card.population))


def test_every_known_finding_has_a_card_of_its_kind(shipped: Library) -> None:
    for finding in EXPECTED:
        assert shipped.card(finding).kind in FINDING_KINDS[finding[0]], finding


@pytest.mark.skipif(not FINDINGS.exists(), reason="the research notes are not on this machine")
def test_every_finding_of_the_research_has_a_card(shipped: Library) -> None:
    listed = set(re.findall(r"^- ([FCKRDG]\d+a?)\. ", FINDINGS.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(listed) > 85
    assert listed == set(EXPECTED)
    assert listed <= {card.id for card in shipped.cards()}


@pytest.mark.skipif(not FINDINGS.exists(), reason="the research notes are not on this machine")
def test_sources_of_a_card_are_those_of_its_finding(shipped: Library) -> None:
    for line in FINDINGS.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"- ([FCKRDG]\d+a?)\. (.*)", line):
            assert set(shipped.card(found[1]).sources) <= set(re.findall(r"S[0-4]", found[2])) | {"S0"}, line
            assert set(shipped.card(found[1]).sources) & set(re.findall(r"S[0-4]", found[2])), line


@pytest.mark.skipif(not FINDINGS.exists(), reason="the research notes are not on this machine")
def test_cards_do_not_copy_long_runs_of_the_research(shipped: Library) -> None:
    research = re.findall(r"\w+", FINDINGS.read_text(encoding="utf-8").lower())
    runs = {tuple(research[i : i + 12]) for i in range(len(research) - 11)}
    for card in shipped.cards():
        said = re.findall(r"\w+", card.body.lower())
        assert not runs & {tuple(said[i : i + 12]) for i in range(len(said) - 11)}, card.id


def test_every_card_has_origin_quote_and_two_to_six_sentences(shipped: Library) -> None:
    for card in shipped.cards():
        assert card.sources and card.tags and card.population and card.caveat, card.id
        assert shipped.check_quote(card.id, card.quote), card.id
        assert 2 <= len(re.findall(r"[.!?](?:\s|$)", card.body)) <= 6, card.id


def test_file_name_begins_with_the_id(shipped: Library) -> None:
    names = {file.stem for file in data_path("knowledge").rglob("*.md")}
    assert len(names) == len(shipped.cards())
    for card in shipped.cards():
        assert any(name == card.id or name.startswith(f"{card.id}-") for name in names), card.id


# --- the traps: where the sources disagree or can be misread


def test_roi_figure_is_quoted_for_use_cases_and_fully_meeting_roi(shipped: Library) -> None:
    card = shipped.card("F2")
    assert "28 % of AI use cases fully meet ROI expectations" in card.quote
    assert "paraphrase" in card.caveat
    assert "28 % of AI projects" not in " ".join(text_of(one) for one in shipped.cards())


def test_remainder_is_always_marked_as_derived(shipped: Library) -> None:
    for card in shipped.cards():
        for sentence in re.split(r"(?<=[.!?])\s", text_of(card)):
            if re.search(r"\b52 ?%", sentence):
                assert "derived" in sentence, (card.id, sentence)


def test_itsm_share_is_never_a_success_rate(shipped: Library) -> None:
    with_figure = [card for card in shipped.cards() if re.search(r"\b53 ?%", text_of(card))]
    assert [card.id for card in with_figure] == ["F5"]
    assert re.search(r"53 % of I&O leaders named", with_figure[0].quote)
    assert "never a success rate" in with_figure[0].caveat
    assert "2024" in with_figure[0].body


def test_mit_figure_is_about_generative_ai_and_stands_alone(shipped: Library) -> None:
    with_figure = [card for card in shipped.cards() if re.search(r"\b95 ?%", text_of(card))]
    assert [card.id for card in with_figure] == ["F4"]
    assert "generative AI" in with_figure[0].quote
    assert "28 %" not in text_of(with_figure[0])
    assert "not be averaged" in with_figure[0].body


def test_no_cause_has_a_probability(shipped: Library) -> None:
    for card in (*shipped.cards("cause"), *shipped.cards("risk")):
        assert not re.search(r"\d\s?%|\bpercent\b|\b\d+ (?:in|of) \d+\b", text_of(card)), card.id
        assert "No source states how likely" in card.caveat, card.id


def test_example_targets_are_called_examples(shipped: Library) -> None:
    card = shipped.card("F6")
    assert "illustrations" in card.quote and "your own baseline" in card.body
    others = [one.id for one in shipped.cards() if one.kind != "past-case" and re.search(r"\b(40|25) ?%", text_of(one))]
    assert others == ["F6"]


def test_pace_stall_and_first_step_are_told_as_tensions(shipped: Library) -> None:
    assert "different directions" in shipped.card("PACE").quote
    assert "tension" in shipped.card("C19").body
    assert "during" in shipped.card("C31").body and "after" in shipped.card("C31").body
    assert "not the model" in shipped.card("D2").body


def test_findings_are_cited_as_reported(shipped: Library) -> None:
    for card in shipped.cards():
        if set(card.sources) & {"S0", "S1", "S2", "S3", "S4"} and card.kind in {"cause", "success-factor"}:
            assert re.search(r"[Rr]eported by the article|[Ss]econdary|S1 alone|differ|success rate", card.caveat), (
                card.id
            )


def test_past_cases_are_marked_as_invented_and_varied(shipped: Library) -> None:
    past = shipped.cards("past-case")
    assert len(past) >= 14
    for card in past:
        assert card.illustrative and card.past is not None, card.id
        assert card.body.startswith("Illustrative example, invented"), card.id
        assert card.sources == ("OWN",), card.id
        assert card.past.actual_go_live or card.past.outcome == "stopped", card.id
    assert sum(card.past.outcome in {"failed", "stopped"} for card in past if card.past) >= 4
    assert len({card.past.area for card in past if card.past}) >= 10
    assert not any(card.illustrative for card in shipped.cards() if card.kind != "past-case")


def test_risk_cards_rest_on_findings_that_exist(shipped: Library) -> None:
    risks = shipped.cards("risk")
    assert len(risks) >= 12
    for card in risks:
        rests = re.search(r"It rests on (.*)\.$", card.body)
        assert rests, card.id
        named = [shipped.card(finding) for finding in re.findall(r"[A-Z]\d+a?", rests[1])]
        assert len(named) >= 2
        assert set(card.sources) == {source for one in named for source in one.sources}, card.id


def test_frameworks_say_what_was_seen(shipped: Library) -> None:
    ids = {card.id for card in shipped.cards("framework")}
    assert {"GB-OPTIONS", "GB-OPTIMISM", "TEI", "GOVUK-AI-FIT", "ATRS", "NIST-AIRMF"} <= ids
    for card in shipped.cards("framework"):
        assert "seen" in card.caveat, card.id
