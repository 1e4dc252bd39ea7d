"""Reading marked talk: the format, its faults, and every file that is there."""

from pathlib import Path

import pytest

from casebuilder.marking.scheme import ASKED, FIELDS, KEYS
from training.marking.talk import FOLDER, Mark, TalkError, parse, read_file, read_talk


def write(folder: Path, text: str) -> Path:
    path = folder / "x1-1.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_two_messages(tmp_path):
    path = write(
        tmp_path,
        "@ asked=kpis who=a nurse, 44\n{kpi1.name|falls} now {kpi1.baseline|6}\n\nsecond line\n\n"
        "@ asked=none who=him\nno marks | at all\n",
    )
    first, second = read_file(path)
    assert (first.source, first.asked, first.who) == ("x1-1", "kpis", "a nurse, 44")
    assert first.text == "falls now 6\n\nsecond line"
    assert first.marks == (Mark(0, 5, "kpi", "name", (1,)), Mark(10, 11, "kpi", "baseline", (1,)))
    assert (second.asked, second.text, second.marks) == ("none", "no marks | at all", ())
    assert read_talk(tmp_path) == [first, second]


def test_words_may_serve_several_items_and_no_item():
    text, marks = parse("{kpi1,2.due|by June}, {sponsor.role|head}, {foreign|9 %}, {old|8 %}")
    assert text == "by June, head, 9 %, 8 %"
    assert [(m.group, m.field, m.items) for m in marks] == [
        ("kpi", "due", (1, 2)), ("sponsor", "role", ()), ("aside", "foreign", ()), ("aside", "old", ()),
    ]  # fmt: skip


def test_marks_nest():
    text, marks = parse("x {problem.statement|clerks lose {problem.annual_cost|{kpi1.baseline|€4} m} a year} y")
    assert text == "x clerks lose €4 m a year y"
    assert [(m.field, text[m.start : m.end]) for m in marks] == [
        ("statement", "clerks lose €4 m a year"), ("annual_cost", "€4 m"), ("baseline", "€4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{kpi1.name|falls", "not closed"),
        ("falls} are many", "closed that was not opened near 'falls}'"),
        ("a { stray brace", "stray '{'"),
        ("{kpi1.colour|red}", "no tag 'kpi1.colour'"),
        ("{kpi.|red}", "no tag 'kpi.'"),
        ("{kpi1|red}", "no tag 'kpi1'"),
        ("{wings1.name|red}", "no tag 'wings1.name'"),
        ("{kpi1;2.name|red}", "no tag 'kpi1;2.name'"),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path, body, said):
    with pytest.raises(TalkError, match=r"^x1-1\.txt: ") as caught:
        list(read_file(write(tmp_path, f"@ asked=kpis who=me\n{body}\n")))
    assert said in str(caught.value)


@pytest.mark.parametrize("head", ["asked=wings who=me", "who=me asked=kpis", "asked=kpis"])
def test_a_header_that_names_no_section(tmp_path, head):
    with pytest.raises(TalkError, match="names no section"):
        list(read_file(write(tmp_path, f"@ {head}\nwords\n")))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda p: p.stem)
def test_every_file_can_be_read(path):
    talks = list(read_file(path))
    assert talks
    for talk in talks:
        assert talk.asked in ASKED and talk.who and talk.text.strip()
        for mark in talk.marks:
            words = talk.text[mark.start : mark.end]
            assert words.strip() and any(c.isalnum() for c in words), (talk.text[:60], mark)
            assert mark.field in FIELDS[mark.group]


def test_items_of_lists_are_numbered():
    """Without a number nothing says which item a mark belongs to."""
    loose = [
        f"{talk.source}: {talk.text[m.start : m.end]!r}"
        for talk in read_talk()
        for m in talk.marks
        if m.group in KEYS and not m.items
    ]
    assert loose == []


def test_marks_of_one_group_hardly_ever_share_words():
    """A word has one tag in each group: the inner mark takes it from the outer one."""
    marks, lost = 0, []
    for talk in read_talk():
        marks += len(talk.marks)
        pairs = ((a, b) for place, a in enumerate(talk.marks) for b in talk.marks[place + 1 :])
        lost += [
            f"{talk.source}: {talk.text[b.start : b.end]!r}" for a, b in pairs if a.group == b.group and b.start < a.end
        ]
    assert len(lost) < 0.005 * marks, lost


def test_every_field_is_marked_often_enough_to_be_learnt():
    counts = {(g, f): 0 for g, fields in FIELDS.items() for f in fields}
    for talk in read_talk():
        for mark in talk.marks:
            counts[mark.group, mark.field] += 1
    assert {name for name, count in counts.items() if count < 30} == set()
