"""A report as one self-contained HTML page, and the same as Markdown."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain

from casebuilder.measuring.blocks import BarChart, Block, Details, Heading, LineChart, Paragraph, Table
from casebuilder.measuring.charts import bar_chart, line_chart

STYLE = """
:root{color-scheme:light dark;--ink:#1c2330;--soft:#5b6472;--line:#d9dde3;--ground:#fff;--accent:#1f5fae;--bar:#b4500f}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a3acb9;--line:#39414d;--ground:#14181f;--accent:#7fb2ef;--bar:#f0a56a}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.7rem}h2{margin-top:2.6rem;border-top:1px solid var(--line);padding-top:1.4rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{padding:.35rem .7rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td{overflow-wrap:break-word;max-width:32rem}
figure{margin:1.2rem 0;overflow-x:auto}figcaption{color:var(--soft);font-size:.92rem}
svg{width:100%;min-width:40rem;height:auto}
svg text{fill:var(--ink);font:13px system-ui,sans-serif}svg .tick{fill:var(--soft);font-size:11px}
.grid{stroke:var(--line)}.whisker{stroke:var(--accent);stroke-width:6;opacity:.4;stroke-linecap:round}
.dot{fill:var(--accent)}.bar{stroke:var(--bar);stroke-width:2;stroke-dasharray:4 3;fill:none}
.line{stroke:var(--accent);stroke-width:2;fill:none}.band{fill:var(--accent);opacity:.15}
details{margin:.5rem 0;border-left:3px solid var(--line);padding-left:1rem}summary{cursor:pointer}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:color-mix(in srgb,var(--line) 35%,transparent);padding:.8rem}
"""


def to_html(title: str, blocks: Iterable[Block]) -> str:
    """Return the page; every text is escaped, nothing is loaded, no script runs."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>"
        + "\n".join(_html(b) for b in blocks)
        + "</main></body></html>\n"
    )


def _html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            tag = "pre" if block.fixed else "p"
            return f"<{tag}>{escape(block.text)}</{tag}>"
        case Table():
            return _html_table(block)
        case Details():
            return f"<details><summary>{escape(block.summary)}</summary>{''.join(map(_html, block.blocks))}</details>"
        case BarChart():
            return f"<figure>{bar_chart(block)}<figcaption>{escape(block.title)}</figcaption></figure>"
        case LineChart():
            return f"<figure>{line_chart(block)}<figcaption>{escape(block.title)}</figcaption></figure>"


def _html_table(table: Table) -> str:
    def cells(row: Iterable[str], tag: str) -> str:
        kinds = (' class="num"' if at in table.figures else "" for at, _ in enumerate(table.header))
        return "".join(f"<{tag}{kind}>{escape(cell)}</{tag}>" for cell, kind in zip(row, kinds, strict=True))

    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in table.rows)
    head = f"<thead><tr>{cells(table.header, 'th')}</tr></thead>"
    return f'<div class="wide"><table>{head}<tbody>{body}</tbody></table></div>'


def to_markdown(blocks: Iterable[Block]) -> str:
    """Return the same as Markdown; a chart is the table below it, in words."""
    return "\n\n".join(chain.from_iterable(_markdown(b) for b in blocks)) + "\n"


def _markdown(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_plain(block.text)}"
        case Paragraph():
            yield _fence(block.text) if block.fixed else _plain(block.text)
        case Table():
            rows = [block.header, ["--:" if i in block.figures else "---" for i, _ in enumerate(block.header)]]
            lines = [[_cell(c) for c in rows[0]], rows[1], *([_cell(c) for c in row] for row in block.rows)]
            yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
        case Details():
            yield f"**{_plain(block.summary)}**"
            for one in block.blocks:
                yield from _markdown(one)
        case BarChart() | LineChart():
            yield f"*{_plain(block.alt)}*"


def _fence(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}"


def _cell(text: str) -> str:
    return _plain(text.replace("\n", " ")).replace("|", "\\|")


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is: no HTML, links or emphasis come out of data."""
    for mark in "\\`*_[]<>":
        text = text.replace(mark, "\\" + mark)
    return text
