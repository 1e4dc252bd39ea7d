import io
import re
import zipfile

import docx
import pytest
from export_cases import MISCHIEF, TODAY, complete_case, given, incomplete, mischievous
from lxml import etree

from casebuilder.case.sections import SECTIONS, figures
from casebuilder.case.value import ThreePoint
from casebuilder.export import render
from casebuilder.export.text import any_value, clean, day

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(content: bytes) -> etree._Element:
    return etree.fromstring(parts(content)["word/document.xml"])


def text_of(element: etree._Element) -> str:
    """Return the text as a reader sees it, one line a paragraph, without the source marks."""
    lines = []
    for paragraph in element.iter(f"{W}p"):
        runs = paragraph.xpath(".//w:r[not(w:rPr/w:rStyle/@w:val='Sourcemark')]", namespaces={"w": W[1:-1]})
        texts = [t for run in runs for t in run.iter(f"{W}t", f"{W}br")]
        lines.append("".join("\n" if t.tag == f"{W}br" else t.text or "" for t in texts))
    return "\n".join(lines)


def watermarks(content: bytes) -> list[str]:
    headers = [data.decode() for name, data in parts(content).items() if re.fullmatch(r"word/header\d*\.xml", name)]
    return re.findall(r'<v:textpath[^>]*string="([^"]+)"', "".join(headers))


@pytest.fixture(scope="module")
def complete() -> bytes:
    return render("docx", given(complete_case()))


def test_every_figure_of_the_case_stands_in_the_document(complete):
    text = text_of(body(complete))
    for path, value in figures(complete_case()):
        shown = day(value) if hasattr(value, "year") else any_value(value)
        assert shown in text, path
    assert "EUR 80,000 (60,000 to 100,000)" in text
    assert isinstance(complete_case().costs[0].amount, ThreePoint)


def test_every_ledger_entry_has_a_row_with_its_words_and_its_message(complete):
    tables = docx.Document(io.BytesIO(complete)).tables
    ledger = next(t for t in tables if t.rows[0].cells[0].text == "No.")
    rows = [[cell.text for cell in row.cells] for row in ledger.rows[1:]]
    for entry in complete_case().ledger:
        where = f"Said in message {entry.source.turn}, 21 Nov 2026"
        assert [row for row in rows if row[3] == f"“{entry.text}”" and row[4].startswith(where)]
    assert rows[-1][2:] == ["EUR 18,000", "12 × 1,500", "Computed from 8"]


def test_every_source_mark_leads_to_a_ledger_row(complete):
    root = body(complete)
    targets = {b.get(f"{W}name") for b in root.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert len(links) > len(complete_case().ledger)
    assert set(links) <= targets


def test_all_seventeen_sections_are_there_in_order(complete):
    paragraphs = docx.Document(io.BytesIO(complete)).paragraphs
    headings = [p.text for p in paragraphs if p.style.name == "Heading 2"]
    assert [h for h in headings if h in {s.title for s in SECTIONS.values()}] == [s.title for s in SECTIONS.values()]


def test_only_drafts_have_the_watermark(complete):
    assert watermarks(complete) == []
    assert watermarks(render("docx", given(complete_case(), draft=True))) == ["DRAFT"]
    assert watermarks(render("docx", given(incomplete(), draft=True))) == ["DRAFT"]


def test_no_page_escapes_the_watermark():
    root = body(render("docx", given(incomplete(), draft=True)))
    assert len(list(root.iter(f"{W}sectPr"))) == 1
    assert not list(root.iter(f"{W}titlePg"))


def test_header_rows_repeat(complete):
    for table in docx.Document(io.BytesIO(complete)).tables:
        if table.rows[0].cells[0].text in {"No.", "KPI", "Cost", "Benefit", "Risk", "Card"}:
            assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None


SCHEMA_ORDER = {
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook".split(),
    "tcPr": "tcW gridSpan vMerge tcBorders shd".split(),
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc rPr".split(),
    "rPr": "rStyle rFonts b i color sz vertAlign rtl".split(),
}


def test_properties_stand_in_the_order_that_word_insists_on():
    root = body(render("docx", given(mischievous(MISCHIEF[6], kpis=3), draft=True)))
    for name, order in SCHEMA_ORDER.items():
        for properties in root.iter(f"{W}{name}"):
            places = [order.index(child.tag.removeprefix(W)) for child in properties]
            assert places == sorted(places), name


def test_a_draft_says_what_is_missing_open_and_assumed():
    case = incomplete()
    text = text_of(body(render("docx", given(case, draft=True))))
    for finding in given(case).report.blocking:
        assert finding.message in text
    assert "Who labels the sparse queues?" in text
    assert "Ticket volume stays level" in text
    assert "Risks: not known yet; Ivo Brandt is asked." in text
    assert day(TODAY) in parts(render("docx", given(case)))["word/footer1.xml"].decode()


@pytest.mark.parametrize("text", MISCHIEF)
def test_words_stay_words(text):
    content = render("docx", given(mischievous(text), draft=True))
    root = body(content)
    assert {f.get(f"{W}instr") for f in root.iter(f"{W}fldSimple")} <= {" PAGE ", " NUMPAGES "}
    assert not list(root.iter(f"{W}instrText"))
    external = [data for name, data in parts(content).items() if name.endswith(".rels") and b'"External"' in data]
    assert not external
    assert clean(text).strip() in text_of(root).replace("\t", " ")
    docx.Document(io.BytesIO(content))
