"""Prompts: pinned by one file, named when something is missing, rendered in a sandbox."""

import hashlib

import pytest

from casebuilder.prompting import PromptLibrary, PromptProblem
from casebuilder.resources import data_path


@pytest.fixture
def root(tmp_path):
    (tmp_path / "pins.toml").write_text("ask = 2\nbank = 1\nbroken = 1\ngone = 1\n")
    (tmp_path / "ask.v1.jinja").write_text("old {{ name }}")
    (tmp_path / "ask.v2.jinja").write_text(
        "Hello {{ name }}{% if more is defined %}, {{ more }}{% endif %}, {{ last }}"
    )
    (tmp_path / "bank.v1.toml").write_text('[[section]]\nid = "kpis"\n')
    (tmp_path / "broken.v1.jinja").write_text("{% if %}")
    return tmp_path


def test_the_pin_alone_decides_which_version_counts(root):
    text, ref = PromptLibrary(root).render("ask", name="Dana", last="x")
    assert text == "Hello Dana, x"
    raw = (root / "ask.v2.jinja").read_bytes()
    assert (ref.name, ref.version, ref.sha256) == ("ask", 2, hashlib.sha256(raw).hexdigest())
    (root / "pins.toml").write_text("[templates]\nask = 1\n")
    assert PromptLibrary(root).render("ask", name="Dana")[0] == "old Dana"


def test_missing_variables_are_named(root):
    with pytest.raises(PromptProblem, match=r"ask.v2 needs .*`last`.*`name`"):
        PromptLibrary(root).render("ask")
    with pytest.raises(PromptProblem) as problem:
        PromptLibrary(root).render("ask", name="Dana")
    assert "`last`" in problem.value.message
    assert "`name`" not in problem.value.message


def test_data_files_are_pinned_too(root):
    library = PromptLibrary(root)
    assert library.data("bank") == {"section": [{"id": "kpis"}]}
    assert library.ref("bank").version == 1


@pytest.mark.parametrize("name", ["unknown", "gone", "broken", "../pins", "Ask", ""])
def test_what_cannot_be_rendered_is_named(root, name):
    with pytest.raises(PromptProblem) as problem:
        PromptLibrary(root).render(name)
    assert (name or "``") in problem.value.message


def test_templates_cannot_reach_into_python(root):
    for attack in ("{{ ''.__class__.__mro__ }}", "{{ x.__init__.__globals__ }}", "{% include 'pins.toml' %}"):
        (root / "ask.v2.jinja").write_text(attack)
        with pytest.raises(PromptProblem):
            PromptLibrary(root).render("ask", x=root)


def test_text_is_not_read_as_a_template(root):
    text, _ = PromptLibrary(root).render("ask", name="{{ 7 * 7 }}", last="<b>")
    assert text == "Hello {{ 7 * 7 }}, <b>"


@pytest.mark.parametrize("pins", ["not toml", "ask = 0", "ask = 'two'", "ask = true"])
def test_bad_pins_are_told(root, pins):
    (root / "pins.toml").write_text(pins)
    with pytest.raises(PromptProblem, match=r"pins\.toml"):
        PromptLibrary(root)


def test_the_shipped_prompts_are_all_readable_and_none_is_left_unpinned():
    library = PromptLibrary()
    assert library.pins
    for name, version in library.pins.items():
        assert library.ref(name).version == version
    names = {f.name.split(".v")[0] for f in data_path("prompts").glob("*.v*.*")}
    assert names == set(library.pins)
