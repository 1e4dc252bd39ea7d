"""Reading card files: what is accepted, and the sentence that a person gets when it is not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebuilder.errors import UserError
from casebuilder.retrieval.cards import Card
from casebuilder.retrieval.chunk import chunk_card
from casebuilder.retrieval.frontmatter import CardError, own_id, read_card
from casebuilder.retrieval.own import safe_name

GOOD = "---\nid: A1\ntitle: A title\nkind: cause\nsources: [S0]\ntags: [kpis]\nquote: It is so.\n---\nIt is so.\n"


def read(tmp_path: Path, text: str | bytes, own: bool = False, name: str = "card.md") -> Card:
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_card(file, own=own, max_bytes=100_000)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD.replace("kind: cause", "kind: wish"), 4, "kind"),
        (GOOD.replace("[kpis]", "[hats]"), 6, "unknown tag 'hats'"),
        (GOOD.replace("quote: It is so.", "quote: It was so."), 7, "character for character"),
        (GOOD.replace("title: A title", "title: A title\ntitle: Another"), 4, "given twice"),
        (GOOD.replace("tags: [kpis]", "tags: &a [kpis]\npopulation: *a"), 7, "aliases"),
        (GOOD.replace("id: A1", "id: ../../etc"), 2, "id"),
        (GOOD.replace("kind: cause", "colour: red"), 4, "colour"),
        (GOOD.replace("title: A title", "title: [unclosed"), 4, "front matter is not valid"),
        ("---\n- a\n- b\n---\ntext", 2, "name: value"),
        ("no head at all", 1, "no front matter"),
        ("", 1, "empty"),
        (GOOD + "\x00", 10, "control characters"),
        (b"\xff\xfe\x00", 1, "UTF-8"),
        ("---\na: " + "[" * 5_000 + "\n---\nx", 2, "front matter is not valid"),
        ("---\na: !!python/object/apply:os.system ['echo x']\n---\nx", 2, "front matter is not valid"),
        ("---\n" + "a: " + "x" * 9_000 + "\n---\nx", 1, "longer than"),
    ],
)
def test_a_broken_card_is_named_with_file_and_line(tmp_path: Path, text: str | bytes, line: int, words: str) -> None:
    with pytest.raises(CardError) as caught:
        read(tmp_path, text)
    assert caught.value.line == line, caught.value.message
    assert caught.value.message.startswith(f"card.md, line {line}: ")
    assert words in caught.value.message
    assert "\n" not in caught.value.message.split(": ", 1)[0]


def test_a_users_file_needs_no_front_matter(tmp_path: Path) -> None:
    card = read(tmp_path, "# Lessons of 2024\n\nThe pilot was too wide.\n", own=True, name="post mortem.md")
    assert (card.title, card.kind, card.own) == ("Lessons of 2024", "note", True)
    assert card.id.startswith("OWN-post-mortem-")
    assert "The pilot was too wide." in card.body


def test_a_users_file_may_be_crlf_with_byte_order_mark(tmp_path: Path) -> None:
    card = read(tmp_path, "\ufeffFirst line.\r\nSecond line.\r\n".encode(), own=True, name="a.txt")
    assert card.body == "First line.\nSecond line."


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CardError, match="larger than"):
        read(tmp_path, "x" * 100_001, own=True)


@given(st.text(min_size=1, max_size=60))
def test_ids_and_names_made_from_any_name_are_safe(name: str) -> None:
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in own_id(name))
    made = safe_name(name + ".md")
    assert made.endswith(".md") and "/" not in made and "\\" not in made and not made.startswith((".", "-"))
    assert Path(made).name == made and len(made) <= 90


@pytest.mark.parametrize("name", ["evil.exe", "noext", "../../x.py"])
def test_only_text_files_are_taken(name: str) -> None:
    with pytest.raises(UserError, match="not a Markdown or text file"):
        safe_name(name)


@settings(max_examples=60)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"], whitelist_characters="\n"), min_size=1, max_size=4_000))
def test_chunks_are_verbatim_and_lose_nothing(text: str) -> None:
    if not text.strip():
        return
    card = Card(id="OWN-x", title="A document", body=text, own=True)
    chunks = chunk_card(card, 40)
    covered = set()
    for chunk in chunks:
        piece = text[chunk.start : chunk.end]
        assert chunk.text.endswith(piece) and piece == piece.strip()
        assert len(piece.split()) <= 40 and len(piece) <= 1_400
        covered |= set(range(chunk.start, chunk.end))
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    assert len({chunk.id for chunk in chunks}) == len(chunks)


def test_a_long_document_is_cut_at_sentences() -> None:
    text = " ".join(f"Sentence number {i} tells about the project." for i in range(100))
    chunks = chunk_card(Card(id="OWN-x", title="Long", body=text), 150)
    assert len(chunks) == 5
    assert all(text[chunk.start : chunk.end].endswith(".") for chunk in chunks)
