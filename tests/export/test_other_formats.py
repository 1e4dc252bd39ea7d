import io
import json
import re
import zipfile

import jsonschema
import pytest
from export_cases import FORMATS, MISCHIEF, complete_case, given, incomplete, mischievous
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from casebuilder.case.model import Case
from casebuilder.export import render
from casebuilder.export.excel import guard
from casebuilder.export.markdown import escape
from casebuilder.services.bringing import case_of

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("case", [complete_case(), incomplete(), Case()], ids=["complete", "incomplete", "empty"])
def test_json_fits_the_schema_and_comes_back_as_the_same_case(case):
    data = json.loads(render("json", given(case, draft=True)))
    for mode in ("validation", "serialization"):
        jsonschema.validate(data, Case.model_json_schema(mode=mode))
    assert Case.model_validate(data) == case
    assert case_of(data) == case.model_copy(update={"id": None, "status": "draft"})


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_case_and_a_huge_one_are_written(format):
    assert render(format, given(Case(), draft=True))
    assert render(format, given(mischievous("Ünïcode 👍 עברית", kpis=200), draft=True))


@pytest.mark.parametrize("text", MISCHIEF)
@pytest.mark.parametrize("format", ["pdf", "xlsx", "md"])
def test_mischief_is_written(format, text):
    assert render(format, given(mischievous(text), draft=True))


def cells(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/sheet"))


def strings(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return re.findall(r"<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode())


@pytest.mark.parametrize("text", MISCHIEF)
def test_no_text_becomes_a_formula_or_a_link(text):
    content = render("xlsx", given(mischievous(text), draft=True))
    formulas = re.findall(r"<f>([^<]*)</f>", cells(content))
    assert all(re.fullmatch(r"F\d+/C\d+-1|(1|12)\*C\d+", formula) for formula in formulas)
    assert formulas
    assert "<hyperlink" not in cells(content)
    assert not [s for s in strings(content) if s.startswith(FORMULA)]


def test_figures_in_the_workbook_are_numbers():
    numbers = set(re.findall(r"<v>([^<]+)</v></c>", cells(render("xlsx", given(complete_case())))))
    assert {"120000", "33", "10", "90000", "80000", "60000", "100000", "1500", "18000"} <= numbers


@given_any(st.text(max_size=40))
def test_a_guarded_text_never_begins_like_a_formula(text):
    assert not guard(text).startswith(FORMULA)


def tokens(markdown: str) -> list[str]:
    parser = MarkdownIt("commonmark", {"linkify": False}).enable("table")
    found = []
    for token in parser.parse(markdown):
        found.append(token.type)
        found += [child.type for child in token.children or ()]
    return found


@settings(max_examples=300)
@given_any(st.text(alphabet=st.sampled_from(list("ab1 \n\\`*_{}[]()<>#+-.!|~$&:/\"'=")), max_size=30))
def test_escaped_text_is_only_text(text):
    allowed = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "hardbreak", "softbreak"}
    assert set(tokens(f"x {escape(text)} x")) <= allowed


@pytest.mark.parametrize("text", MISCHIEF)
def test_markdown_has_no_html_no_pictures_and_no_links_but_its_own(text):
    markdown = render("md", given(mischievous(text), draft=True)).decode()
    parsed = MarkdownIt("commonmark").enable("table").parse(markdown)
    inner = [child for token in parsed for child in token.children or ()]
    assert not {"html_block", "fence", "code_block"} & {t.type for t in parsed}
    assert not {"image", "html_inline", "code_inline"} & {t.type for t in inner}
    assert {t.attrs["href"] for t in inner if t.type == "link_open"} <= {"#annex-b-where-every-figure-comes-from"}
    assert "https://" not in markdown
    assert "<script" not in markdown.replace("\\<", "")


def test_markdown_marks_drafts_only():
    assert "DRAFT" in render("md", given(incomplete(), draft=True)).decode()
    assert "DRAFT" not in render("md", given(complete_case())).decode()


def test_pdf_is_tagged_and_titled():
    content = render("pdf", given(complete_case()))
    assert content.startswith(b"%PDF-")
    assert b"/MarkInfo" in content
    assert b"pdfuaid" in content
