"""The editor's way to take an entry out, on the page."""

import pytest

from casebuilder.ui.components.editor import ordered


@pytest.fixture
def finished(services):
    """A finished case of one's own."""
    return services.conversation.copy_example()


def descriptions(services, case_id):
    return [r.description for r in services.conversation.view(case_id).case.risks]


def test_an_item_is_removed_and_the_editor_goes_on_with_what_is_left(open_page, services, finished):
    before = descriptions(services, finished.case_id)
    page = open_page(finished.case_id).click("case-edit-risks")
    page.click(f"editor-risks-{finished.version}-remove-risks[1]")
    assert descriptions(services, finished.case_id) == [before[0], *before[2:]]
    assert "Risk 2 removed · edited by you" in page.words.replace("\\", "")
    assert any(b.key == f"editor-risks-{finished.version + 1}-remove-risks[0]" for b in page.at.button)
    page.say("undo").wait()
    assert descriptions(services, finished.case_id) == before


def test_entries_of_a_list_of_words_are_removed_too(open_page, services, finished):
    page = open_page(finished.case_id).click("case-edit-scope")
    page.click(f"editor-scope-{finished.version}-remove-scope.in_scope[0]")
    left = services.conversation.view(finished.case_id).case.scope.in_scope
    assert left == finished.case.scope.in_scope[1:]


def test_a_section_without_lists_has_nothing_to_remove(open_page, finished):
    page = open_page(finished.case_id).click("case-edit-sponsor")
    assert not any("-remove-" in (b.key or "") for b in page.at.button)


def test_nothing_is_removed_from_a_case_that_changed_meanwhile(open_page, services, finished):
    page = open_page(finished.case_id).click("case-edit-risks")
    services.conversation.remove(finished.case_id, "risks[0]")
    left = descriptions(services, finished.case_id)
    page.click(f"editor-risks-{finished.version}-remove-risks[0]")
    assert descriptions(services, finished.case_id) == left
    assert "changed elsewhere" in page.words


def test_several_emptied_entries_go_from_the_last_to_the_first():
    edits = [("scope.in_scope[0]", ""), ("scope.in_scope[2]", ""), ("scope.in_scope[3]", "new"), ("sponsor.role", "")]
    assert ordered(edits) == [
        ("scope.in_scope[3]", "new"), ("sponsor.role", ""), ("scope.in_scope[2]", ""), ("scope.in_scope[0]", ""),
    ]  # fmt: skip
