"""The document as PDF, set by Typst. The document goes in as data; a text in it is never read as markup."""

import dataclasses
import datetime as dt
import json
import re
import warnings
from pathlib import Path
from typing import Any, cast

from casebuilder.export.blocks import Document, Span
from casebuilder.export.text import day, is_rtl

_FOLDER = Path(__file__).parent / "layout"
_LONG = re.compile(r"\S{40}(?=\S)")
"""A run that no line holds: it may break after this many characters."""


def write(document: Document) -> bytes:
    """Return the document as an accessible PDF (PDF/UA-1); as plain PDF where no font has all of its characters."""
    import typst

    made = dt.datetime.combine(document.today, dt.time(), dt.UTC)
    compiler = typst.Compiler(
        input=str(_FOLDER / "document.typ"),
        root=str(_FOLDER),
        sys_inputs={"document": json.dumps(_data(document), ensure_ascii=False)},
    )
    with warnings.catch_warnings():
        # A font that is not installed is no news: the next one of the list is taken.
        warnings.simplefilter("ignore")
        try:
            made_pdf = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=made)
        except typst.TypstError:
            made_pdf = compiler.compile(format="pdf", timestamp=made)
    return cast("bytes", made_pdf)


def _data(document: Document) -> dict[str, Any]:
    """Return the document as JSON data; every block says what it is, and right-to-left words say so."""
    return {
        "title": document.title,
        "status": document.status,
        "draft": document.draft,
        "as_of": day(document.today),
        "blocks": [_plain(block) for block in document.blocks],
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - blocks, their parts, and what these hold
    if dataclasses.is_dataclass(value):
        data = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        if isinstance(value, Span):
            return data | {"text": _LONG.sub("\\g<0>\u200b", value.text), "rtl": is_rtl(value.text)}
        return data | {"is": type(value).__name__.lower()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
