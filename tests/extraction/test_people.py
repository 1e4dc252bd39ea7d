"""Finding people and their roles."""

import pytest

from casebuilder.dialogue.extraction.people import find_people, introduces


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The sponsor is Prof. Dr. Annelore Weiss, Dean of Medicine.", "Annelore Weiss", "Dean of Medicine"),
        ("sponsor is yusuf demir, head of retail ops", "yusuf demir", "head of retail ops"),
        ("The purse is in the hands of our finance chief, Urs Odermatt", "Urs Odermatt", "finance chief"),
        ("Money's Leanne Tran, CFO.", "Leanne Tran", "CFO"),
        ("Ask Mr. Ueda.", "Ueda", None),
    ],
)
def test_names_and_roles(text, name, role):
    (person,) = [p for p in find_people(text) if p.strong]
    assert (person.name, person.role) == (name, role)
    assert text[person.start : person.end] == person.name


def test_a_name_known_in_part_is_read_in_full():
    assert [p.name for p in find_people("Evandro Siqueira signs.", known={"Evandro"})] == ["Evandro Siqueira"]


def test_a_word_of_a_role_is_nobody():
    assert [p.name for p in find_people("Ida Lund, Head of Finance")] == ["Ida Lund"]


def test_the_writer():
    person = introduces("Hello, my name is Ida Lund, head of archives.")
    assert person is not None
    assert (person.name, person.role) == ("Ida Lund", "head of archives")
