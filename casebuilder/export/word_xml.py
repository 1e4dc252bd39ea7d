"""The parts of a Word document that python-docx has no words for: fields, marks, shading, borders, the watermark."""

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

ACCENT = "1F5F6B"
PALE = "EEF4F5"
GREY = "6B7478"
HAIR = "D9DEDF"
TODAY_BAR = "B8C2C5"

_WATERMARK = """
<w:r {w}>
  <w:rPr><w:noProof/></w:rPr>
  <w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
          xmlns:w10="urn:schemas-microsoft-com:office:word">
    <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
      <v:formulas>
        <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
        <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
        <v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
        <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
      </v:formulas>
      <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
              o:connectangles="270,180,90,0"/>
      <v:textpath on="t" fitshape="t"/>
      <v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
      <o:lock v:ext="edit" text="t" shapetype="t"/>
    </v:shapetype>
    <v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="Draft" o:allowincell="f"
             style="position:absolute;margin-left:0;margin-top:0;width:430pt;height:172pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
             fillcolor="#d0d7d9" stroked="f">
      <v:fill opacity=".45"/>
      <v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="DRAFT"/>
      <w10:wrap anchorx="margin" anchory="margin"/>
    </v:shape>
  </w:pict>
</w:r>
"""


def element(name: str, /, **attributes: str) -> Any:  # noqa: ANN401 - lxml elements have no types
    """Return an element of the `w` namespace with attributes of the same namespace."""
    made: Any = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def watermark(paragraph: Any) -> None:  # noqa: ANN401
    """Put the word DRAFT behind the text of every page that has this header paragraph."""
    paragraph._p.append(parse_xml(_WATERMARK.format(w=nsdecls("w"))))


def page_field(paragraph: Any, code: str) -> None:  # noqa: ANN401
    """Append a field of ours, `PAGE` or `NUMPAGES`."""
    field = element("fldSimple", instr=f" {code} ")
    run = element("r")
    text = element("t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def mark(paragraph: Any, number: str) -> None:  # noqa: ANN401
    """Append a raised source mark that leads to its ledger entry."""
    link = element("hyperlink", anchor=anchor(number), history="1")
    run = paragraph.add_run(number)
    run.style = "Source mark"
    link.append(run._r)
    paragraph._p.append(link)


def anchor(number: str) -> str:
    """Return the bookmark of a ledger entry."""
    return f"ledger_{number}" if number.isdecimal() else "ledger"


def bookmark(paragraph: Any, name: str, number: int) -> None:  # noqa: ANN401
    """Make a paragraph a place that links can lead to."""
    paragraph._p.append(element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def bar(paragraph: Any, share: float, width: int, colour: str) -> None:  # noqa: ANN401
    """Make an empty paragraph a bar, shaded over a share of `width` (twentieths of a point); no font is needed."""
    properties = paragraph._p.get_or_add_pPr()
    shading = element("shd", val="clear", color="auto", fill=colour)
    properties.insert_element_before(shading, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    indent = element("ind", left="0", right=str(round(width * (1 - max(share, 0.01)))))
    properties.insert_element_before(indent, "w:contextualSpacing", "w:jc", "w:rPr")


def shade(cell: Any, fill: str) -> None:  # noqa: ANN401
    """Fill a cell."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=fill))


def cell_border(cell: Any, **sides: tuple[int, str]) -> None:  # noqa: ANN401
    """Draw sides of a cell, each given as width in eighths of a point and colour."""
    borders = element("tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            size, colour = sides[side]
            borders.append(element(side, val="single", sz=str(size), space="0", color=colour))
    cell._tc.get_or_add_tcPr().append(borders)


def repeat_header(row: Any) -> None:  # noqa: ANN401
    """Repeat a row on every page that its table goes on."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))


def keep_together(row: Any) -> None:  # noqa: ANN401
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit", val="true"))


def table_frame(table: Any, widths: list[int], margins: tuple[int, int, int, int]) -> None:  # noqa: ANN401
    """Fix the widths of the columns and the cell margins (top, right, bottom, left), in twentieths of a point."""
    properties = table._tbl.tblPr
    for name in ("tblW", "tblLayout"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    # Word takes the properties in the order of its schema only.
    after = ("w:jc", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(element("tblW", w=str(sum(widths)), type="dxa"), *after)
    properties.insert_element_before(element("tblLayout", type="fixed"), *after[5:])
    box = element("tblCellMar")
    top, right, bottom, left = margins
    for side, width in (("top", top), ("left", left), ("bottom", bottom), ("right", right)):
        box.append(element(side, w=str(width), type="dxa"))
    properties.insert_element_before(box, *after[6:])
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for tc, width in zip(row.tc_lst, widths, strict=True):
            cell_properties = tc.get_or_add_tcPr()
            for old in cell_properties.findall(qn("w:tcW")):
                cell_properties.remove(old)
            cell_properties.insert(0, element("tcW", w=str(width), type="dxa"))


def right_to_left(paragraph: Any) -> None:  # noqa: ANN401
    """Set a paragraph from right to left."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        element("bidi"),
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:rPr",
    )
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(element("rtl"))
