"""What the network sees beside the word pieces."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebuilder.marking.features import KINDS, PLACES, ROUTES, SHAPES, Known, read

NOTHING = Known(())


def halves(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Cut a text into words and signs, long words into two pieces."""
    spans: list[tuple[int, int]] = []
    for found in re.finditer(r"\w+|[^\w\s]", text):
        start, end = found.span()
        middle = start + 4 if end - start > 6 else end
        spans += [(start, middle)] + ([(middle, end)] if middle < end else [])
    return list(range(len(spans))), spans


def named(text: str, table: tuple[str, ...], values) -> dict[str, str]:
    """Return the feature of each piece by its words."""
    _, spans = halves(text)
    return {text[s:e]: table[v] for (s, e), v in zip(spans, values, strict=True)}


def test_shapes_are_those_of_the_whole_word():
    text = "Okonkwo said SAP is fine, A 3rd unbelievable GDPRconform B2B"
    shapes = named(text, SHAPES, read(text, NOTHING, halves).shapes)
    assert shapes == {
        "Okon": "capital", "kwo": "capital", "said": "lower", "SAP": "upper", "is": "lower", "fine": "lower",
        ",": "punctuation", "A": "capital", "3rd": "digit", "unbe": "lower", "lievable": "lower",
        "GDPR": "capital", "conform": "capital", "B2B": "digit",
    }  # fmt: skip


def test_places_are_line_starts_bullets_and_sentence_starts():
    text = "Hello there. Two: yes\nthird\n\n- bullet 7 - dash\n• dot\n3 last"
    pieces = read(text, NOTHING, halves)
    _, spans = halves(text)
    marked = [(text[s:e], PLACES[p]) for (s, e), p in zip(spans, pieces.places, strict=True) if PLACES[p] != "inside"]
    assert marked == [
        ("Hello", "line"), ("Two", "sentence"), ("yes", "sentence"), ("third", "line"), ("-", "bullet"),
        ("•", "bullet"), ("3", "line"),
    ]  # fmt: skip


def test_quantities_and_people_cover_their_pieces():
    text = "Maria Fernandez pays 4 hours by June, 12 widgets"
    known = Known([(21, 28, "duration"), (32, 36, "date"), (38, 48, "furlongs")], people=[(0, 15)])
    pieces = read(text, known, halves)
    assert named(text, KINDS, pieces.kinds) == {
        "Maria": "none", "Fern": "none", "andez": "none", "pays": "none", "4": "duration", "hours": "duration",
        "by": "none", "June": "date", ",": "none", "12": "other", "widg": "other", "ets": "other",
    }  # fmt: skip
    assert pieces.people.tolist() == [1, 1, 1] + [0] * 9


def test_routes_are_those_of_the_sentence_and_of_the_clause():
    text = "one two, three. four"
    sentence, clause, other = (np.full(ROUTES, x, np.float32) for x in (0.1, 0.2, 0.3))
    known = Known((), routes=[(9, 15, tuple(clause)), (0, 15, tuple(sentence)), (16, 20, tuple(other))])
    routes = read(text, known, halves).routes
    assert routes.shape == (6, 2 * ROUTES)
    assert routes[0].tolist() == [*sentence, *sentence]
    assert routes[3].tolist() == [*sentence, *clause]
    assert routes[5].tolist() == [*other, *other]


def test_without_routes_the_network_sees_none():
    assert not read("one two", NOTHING, halves).routes.any()


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_a_text_without_words_has_no_pieces(text):
    pieces = read(text, Known([(0, len(text), "money")]), halves)
    assert pieces.spans == () and pieces.routes.shape == (0, 2 * ROUTES)
    assert all(len(x) == 0 for x in (pieces.ids, pieces.shapes, pieces.places, pieces.kinds, pieces.people))


def test_what_lies_in_a_stretch_is_counted_from_its_beginning():
    route = (0.5,) * ROUTES
    known = Known([(2, 5, "money"), (8, 12, "date")], people=[(10, 14), (1, 9)], routes=[(0, 20, route), (0, 6, route)])
    part = known.within(6, 14)
    assert part.quantities == [(2, 6, "date")]
    assert part.people == [(4, 8)]
    assert part.routes == [(0, 8, route)]


@given(st.text(max_size=120), st.data())
def test_any_text_gives_one_row_a_piece(text, data):
    place = st.integers(0, len(text))
    found = [(*sorted((data.draw(place), data.draw(place))), data.draw(st.sampled_from(KINDS))) for _ in range(3)]
    pieces = read(text, Known(found), halves)
    rows = len(pieces.spans)
    assert (
        len(pieces.ids) == len(pieces.shapes) == len(pieces.places) == len(pieces.kinds) == len(pieces.routes) == rows
    )
    assert set(pieces.shapes.tolist()) <= set(range(len(SHAPES)))
    assert set(pieces.places.tolist()) <= set(range(len(PLACES)))
    for (start, end), kind in zip(pieces.spans, pieces.kinds, strict=True):
        assert (kind == 0) or any(s <= start < e for s, e, _ in found), text[start:end]
