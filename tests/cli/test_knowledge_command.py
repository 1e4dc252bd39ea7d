"""`casebuilder knowledge`: the shipped cards, one's own, and honest empty answers."""

import json

import pytest


def test_list_names_the_shipped_cards(terminal):
    cards = {c["id"]: c for c in json.loads(terminal.run("knowledge", "list", "--json").out)}
    assert cards["C5"]["kind"] == "cause"
    assert not cards["C5"]["own"]
    assert "C5" in terminal.run("knowledge", "list").out


def test_a_file_of_ones_own_is_added_and_listed(terminal, tmp_path):
    (tmp_path / "our-way.md").write_text("# Our way\n\nEvery pilot in our house ends with a written decision.\n")
    added = terminal.run("knowledge", "add", str(tmp_path / "our-way.md"))
    assert added.code == 0
    card_id = added.out.split()[0]
    cards = {c["id"]: c for c in json.loads(terminal.run("knowledge", "list", "--json").out)}
    assert cards[card_id]["own"]


def test_what_cannot_be_added_is_one_sentence(terminal, tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert "png" in terminal.run("knowledge", "add", str(tmp_path / "picture.png")).sentence.lower()
    assert terminal.run("knowledge", "add", str(tmp_path / "missing.md")).code in {1, 2}
    assert terminal.run("knowledge", "import", str(tmp_path / "missing")).code == 1
    (tmp_path / "good.txt").write_text("A good note about pilots.")
    done = terminal.run("knowledge", "import", str(tmp_path))
    assert done.code == 0
    assert len(done.out.splitlines()) == 1


@pytest.mark.embedded
def test_search_answers_in_the_shape_of_the_contract_and_is_empty_for_nonsense(terminal):
    found = json.loads(
        terminal.run("knowledge", "search", "no measurable target at the start", "--json", "-k", "2").out
    )
    assert found[0]["id"] == "C5"
    assert len(found) <= 2
    assert set(found[0]) == {"id", "title", "source", "kind", "score", "passage"}
    nothing = terminal.run("knowledge", "search", "best pizza in Rome", "--json")
    assert (nothing.code, json.loads(nothing.out)) == (0, [])
    assert terminal.run("knowledge", "search", "x", "-k", "0").code == 2
