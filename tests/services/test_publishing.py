"""Exporting: the gate decides, the draft says so, the audit remembers."""

import datetime as dt
import json

import pytest
from support.complete_case import complete_case
from support.stores import echo_services

from casebuilder.errors import NotFound, UserError
from casebuilder.services.conflicts import ExportRefused
from casebuilder.services.publishing import MIME, file_name

DAY = dt.date(2026, 11, 21)


@pytest.fixture
def services(tmp_path):
    return echo_services(tmp_path / "home")


def test_an_incomplete_case_is_refused_with_what_is_missing(services):
    case_id = services.conversation.start().case_id
    with pytest.raises(ExportRefused) as refusal:
        services.publishing.export(case_id, "json")
    assert {f.severity for f in refusal.value.findings} == {"blocking"}
    assert refusal.value.exit_code == 3
    assert str(len(refusal.value.findings)) in refusal.value.message


def test_what_cannot_be_exported_at_all(services):
    with pytest.raises(NotFound):
        services.publishing.export("nope", "json")
    with pytest.raises(UserError, match="docx"):
        services.publishing.export(services.conversation.start().case_id, "odt")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ticket routing", "ticket-routing-2026-11-21.pdf"),
        ("../../etc/passwd\x00", "etc-passwd-2026-11-21.pdf"),
        ("Überführung – Größe", "uberfuhrung-große-2026-11-21.pdf".replace("ß", "")),
        ("日本", "business-case-2026-11-21.pdf"),
        (None, "business-case-2026-11-21.pdf"),
        ("x" * 300, f"{'x' * 60}-2026-11-21.pdf"),
    ],
)
def test_file_names_are_safe_everywhere(title, name):
    assert file_name(title, DAY, "pdf", draft=False) == name


def test_a_draft_says_so_in_its_name():
    assert file_name("A", DAY, "docx", draft=True) == "a-2026-11-21-draft.docx"


@pytest.mark.parametrize("format", list(MIME))
def test_a_complete_case_becomes_a_document(services, format):
    case_id = services.conversation.import_case(complete_case().model_dump(mode="json")).case_id
    document = services.publishing.export(case_id, format)
    assert document.mime == MIME[format]
    assert document.name.endswith(f".{format}")
    assert not document.draft
    assert len(document.content) > 500
    event = services.conversation._store.history(case_id)[-1]
    assert (event["action"], event["detail"]["format"]) == ("export", format)


def test_what_is_exported_as_json_can_be_imported(services):
    case_id = services.conversation.import_case(complete_case().model_dump(mode="json")).case_id
    document = services.publishing.export(case_id, "json")
    again = services.conversation.import_case(json.loads(document.content))
    assert again.case.kpis == complete_case().kpis


def test_an_incomplete_case_leaves_as_a_draft(services):
    case_id = services.conversation.start().case_id
    document = services.publishing.export(case_id, "md", draft=True)
    assert document.draft
    assert "draft" in document.content.decode().lower()


def test_the_example_can_be_exported(services):
    assert services.publishing.export("example", "md").content
