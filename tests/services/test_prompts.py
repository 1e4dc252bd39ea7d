"""Editing prompts: what may become a version, what is never overwritten, and the pin."""

import shutil
from pathlib import Path

import pytest

from casebuilder.errors import NotFound, Refused
from casebuilder.prompting import PromptLibrary, PromptProblem
from casebuilder.services.prompts import PromptRefused, PromptService

SHIPPED = Path(__file__).parents[2] / "prompts"


@pytest.fixture
def folder(tmp_path):
    """A checkout of its own: the shipped prompts beside a pyproject.toml."""
    (tmp_path / "pyproject.toml").write_text("")
    return Path(shutil.copytree(SHIPPED, tmp_path / "prompts"))


@pytest.fixture
def service(folder):
    return PromptService(folder)


def bytes_of(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def pinned_text(service, name):
    return service.text(name, service.prompt(name).pinned)


def test_every_shipped_prompt_is_listed_and_passes_its_own_check(service):
    found = {view.name: view for view in service.prompts()}
    assert set(found) == set(PromptLibrary(SHIPPED).pins)
    assert (found["extract"].kind, found["fields"].kind) == ("jinja", "toml")
    for view in found.values():
        assert view.pinned in view.versions
        service.check(view.name, service.text(view.name, view.pinned))


def test_a_new_version_is_the_next_number_and_leaves_the_rest_as_it_was(service, folder):
    before = bytes_of(folder)
    view = service.prompt("extract")
    text = pinned_text(service, "extract").replace("You copy facts", "You copy plain facts")
    assert service.save("extract", text.replace("\n", "\r\n")) == view.next
    after = bytes_of(folder)
    new = f"extract.v{view.next}.jinja"
    assert after.pop(new) == text.rstrip().encode() + b"\n"
    assert after == before
    assert service.prompt("extract").pinned == view.pinned
    assert service.text("extract", view.next).startswith("You copy plain facts")
    assert "plain facts" in PromptLibrary(folder, {"extract": view.next}).render("extract", title="x", fields=[])[0]


def test_numbers_go_on_and_nothing_is_ever_overwritten(service, folder):
    text = pinned_text(service, "phrase")
    first = service.save("phrase", text + "One.")
    kept = (folder / f"phrase.v{first}.jinja").read_bytes()
    assert service.save("phrase", text + "Two.") == first + 1
    assert (folder / f"phrase.v{first}.jinja").read_bytes() == kept


def test_a_version_that_appears_meanwhile_is_not_overwritten(service, folder, monkeypatch):
    stale = service.prompt("phrase")
    text = pinned_text(service, "phrase")
    service.save("phrase", text + "Theirs.")
    monkeypatch.setattr(service, "prompt", lambda name: stale)
    with pytest.raises(Refused, match="written meanwhile"):
        service.save("phrase", text + "Mine.")
    assert "Theirs." in (folder / stale.file(stale.next)).read_text()


def test_the_same_words_are_no_new_version(service):
    with pytest.raises(PromptRefused, match="word for word"):
        service.save("draft", pinned_text(service, "draft") + "\n\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("extract", "", "empty"),
        ("extract", "{# nothing #}", "comes out empty"),
        ("extract", "{% for field in fields %}", "line 1"),
        ("extract", "Copy {{ titel }}", "`titel`"),
        ("draft", "Write about {{ title }}", "`title`"),
        ("extract", "{{ ''.__class__.__mro__ }}", "cannot be rendered"),
        ("extract", "x" * 200_001, "at most 200,000"),
        ("fields", "[sponsor\nname = 1", "not valid TOML"),
        ("fields", '[weather]\nname = "x"', "weather"),
        ("fields", '[sponsor]\nshoe = "x"', "shoe"),
        ("fields", "[sponsor]\nname = 3", "in words"),
        ("phrases", 'greeting = "Hello {minutes}"', "is missing"),
        ("glossary", "term = []\nproduct = []", "something in it"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason_and_not_kept(service, folder, name, text, said):
    before = bytes_of(folder)
    with pytest.raises(PromptRefused, match=said):
        service.save(name, text)
    assert bytes_of(folder) == before


def test_a_gap_that_nothing_fills_is_refused_and_a_kept_one_is_not(service):
    text = pinned_text(service, "phrases")
    with pytest.raises(PromptRefused, match=r"nothing fills \{hours\}"):
        service.check("phrases", text.replace("{minutes}", "{hours}"))
    with pytest.raises(PromptRefused, match="brace"):
        service.check("phrases", text.replace("{minutes}", "{minutes"))
    service.check("phrases", text.replace("about {minutes} minutes", "a few minutes"))


def test_questions_keep_their_sections_and_entries(service):
    text = pinned_text(service, "questions")
    with pytest.raises(PromptRefused, match="sponsor"):
        service.check("questions", text.replace('id = "sponsor"', 'id = "patron"'))
    with pytest.raises(PromptRefused, match="problem.why_card"):
        service.check("questions", text.replace("why_card = ", "wy_card = ", 1))
    service.check("questions", text.replace("What goes wrong today", "What is going wrong today", 1))


def test_fields_may_come_and_go_as_long_as_the_case_has_them(service):
    service.check("fields", '[kpis]\nname = "what is measured"\n\n[data]\nname = "the source"\n')


def test_moving_the_pin_changes_one_number_and_keeps_the_comments(service, folder):
    before = (folder / "pins.toml").read_text()
    version = service.save("extract", pinned_text(service, "extract") + "Answer in JSON alone.")
    service.pin("extract", version)
    assert (folder / "pins.toml").read_text() == before.replace("extract = 1", f"extract = {version}")
    assert service.prompt("extract").pinned == version
    assert "JSON alone" in PromptLibrary(folder).render("extract", title="x", fields=[])[0]
    assert not [p for p in folder.iterdir() if p.name.startswith(".")]


def test_the_pin_never_moves_to_what_cannot_be_used(service, folder):
    (folder / "extract.v9.jinja").write_text("{{ nobody }}")
    before = (folder / "pins.toml").read_text()
    for version, problem in ((9, PromptRefused), (8, NotFound)):
        with pytest.raises(problem):
            service.pin("extract", version)
    assert (folder / "pins.toml").read_text() == before


def test_outside_a_checkout_prompts_are_read_and_not_written(tmp_path):
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "prompts"))
    service = PromptService(folder)
    before = bytes_of(folder)
    assert "in a checkout" in service.closed()
    assert service.text("extract", service.prompt("extract").pinned)
    with pytest.raises(Refused, match="checkout"):
        service.save("extract", "Copy facts.")
    with pytest.raises(Refused, match="checkout"):
        service.pin("extract", 1)
    assert bytes_of(folder) == before


def test_names_are_looked_up_and_never_become_paths(service):
    for name in ("../../etc/passwd", "pins", "nothing"):
        with pytest.raises(NotFound):
            service.text(name, 1)
    with pytest.raises(NotFound):
        service.text("extract", 77)


def test_a_pin_without_a_file_is_a_sentence(service, folder):
    (folder / "pins.toml").write_text("extract = 5\n")
    with pytest.raises(PromptProblem, match="pins version 5"):
        service.prompts()
