"""The looks of the Word document: page, styles, header and footer. Named styles, so that a template can restyle it."""

from typing import Any

from casebuilder.export import word_xml as xml
from casebuilder.export.blocks import Document
from casebuilder.export.text import day

FONT = "Calibri"
TEXT_WIDTH = 9638
"""Width of the text in twentieths of a point: A4 less 2 cm on both sides."""


def dress(word: Any, document: Document) -> None:  # noqa: ANN401
    """Set up page, styles, header, footer and properties."""
    from docx.shared import Cm

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2)
    section.header_distance = section.footer_distance = Cm(1)
    _paragraph_styles(word)
    _character_styles(word)
    _header(section, document)
    _footer(section, document)
    _properties(word, document)


def _paragraph_styles(word: Any) -> None:  # noqa: ANN401
    from docx.shared import Pt

    base = word.styles["Normal"]
    _font(base, 10.5, "1D2326")
    base.paragraph_format.space_before, base.paragraph_format.space_after = Pt(0), Pt(6)
    base.paragraph_format.line_spacing = 1.15
    sizes = {"Title": (24, 0, 2), "Heading 1": (15, 20, 6), "Heading 2": (11.5, 13, 3), "Heading 3": (10.5, 8, 2)}
    for name, (size, before, after) in sizes.items():
        style = word.styles[name]
        _font(style, size, "1D2326" if name == "Heading 2" else xml.ACCENT, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
        for border in style.element.xpath(".//w:pBdr"):
            border.getparent().remove(border)
    bullets = word.styles["List Bullet"]
    bullets.paragraph_format.space_after = Pt(4)
    own = {
        "Cell": (9.5, 0),
        "Cell head": (8.5, 0),
        "Tile value": (14.5, 0),
        "Tile note": (9, 2),
        "Running": (8.5, 0),
        "Note": (9, 6),
        "Bar": (2, 0),
    }
    for name, (size, after) in own.items():
        style = _new(word, name, "Normal")
        _font(style, size, xml.GREY if name in {"Cell head", "Running", "Tile note", "Note"} else None)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.08
    word.styles["Tile value"].font.bold = True
    bar = word.styles["Bar"].paragraph_format
    bar.space_before, bar.line_spacing = Pt(2.5), Pt(4)
    _decision_style(word)


def _decision_style(word: Any) -> None:  # noqa: ANN401
    from docx.shared import Pt

    style = _new(word, "Decision", "Normal")
    _font(style, 12, None)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.line_spacing = 1.2
    style.paragraph_format.left_indent = Pt(11)
    properties = style.element.get_or_add_pPr()
    borders = xml.element("pBdr")
    for side, size, colour, space in (
        ("top", "8", xml.PALE, "6"),
        ("left", "36", xml.ACCENT, "8"),
        ("bottom", "8", xml.PALE, "6"),
    ):
        borders.append(xml.element(side, val="single", sz=size, space=space, color=colour))
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    properties.insert_element_before(borders, *after)
    properties.insert_element_before(xml.element("shd", val="clear", color="auto", fill=xml.PALE), *after[1:])


def _character_styles(word: Any) -> None:  # noqa: ANN401
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    muted = word.styles.add_style("Muted", WD_STYLE_TYPE.CHARACTER)
    muted.font.color.rgb = RGBColor.from_string(xml.GREY)
    raised = word.styles.add_style("Source mark", WD_STYLE_TYPE.CHARACTER)
    raised.font.superscript, raised.font.bold = True, False
    raised.font.color.rgb = RGBColor.from_string(xml.ACCENT)


def _new(word: Any, name: str, base: str) -> Any:  # noqa: ANN401
    from docx.enum.style import WD_STYLE_TYPE

    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles[base]
    return style


def _font(style: Any, size: float, colour: str | None, bold: bool | None = None) -> None:  # noqa: ANN401
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = FONT, Pt(size)
    if bold is not None:
        style.font.bold = bold
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().rFonts
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _header(section: Any, document: Document) -> None:  # noqa: ANN401
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Running"
    _right_tab(paragraph)
    paragraph.add_run(document.title[:90])
    paragraph.add_run(f"\t{document.status}")
    if document.draft:
        xml.watermark(paragraph)


def _footer(section: Any, document: Document) -> None:  # noqa: ANN401
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Running"
    _right_tab(paragraph)
    paragraph.add_run(f"As of {day(document.today)}\tPage ")
    xml.page_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    xml.page_field(paragraph, "NUMPAGES")


def _right_tab(paragraph: Any) -> None:  # noqa: ANN401
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Twips

    paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _properties(word: Any, document: Document) -> None:  # noqa: ANN401
    import datetime as dt

    made = dt.datetime.combine(document.today, dt.time(), dt.UTC)
    about = word.core_properties
    about.title, about.subject, about.author = document.title[:250], "Business case for an AI project", "casebuilder"
    about.comments, about.language = document.status, "en"
    about.created = about.modified = made
    about.last_modified_by, about.revision = "casebuilder", 1
