"""The shared complete case keeps what it promises: every value stands in a message."""

from support.complete_case import MESSAGES, TURNS, complete_case

from casebuilder.case.sections import SECTION_IDS, figures, state


def test_every_section_is_answered_and_every_figure_has_an_entry() -> None:
    case = complete_case()
    assert {state(case, section) for section in SECTION_IDS} == {"value"}
    assert {path for path, _ in figures(case)} == {entry.path for entry in case.ledger}


def test_every_quote_stands_in_the_message_of_its_turn() -> None:
    by_turn = {turn: MESSAGES[section] for section, turn in TURNS.items()}
    case = complete_case()
    assert case.provenance
    for entry in (*case.ledger, *case.provenance):
        assert entry.source.kind == "said"
        assert entry.source.quote in by_turn[entry.source.turn]
