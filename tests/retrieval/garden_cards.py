"""A small deck for tests that write their own cards."""

from pathlib import Path

SOURCES = """
[S9]
title = "A small study of gardens"
kind = "study"
caveat = "Small."
licence = "CC0"
"""

CARD = """---
id: {id}
title: {title}
kind: {kind}
sources: [S9]
tags: [kpis]
quote: {body}
---

{body}
"""


def write_card(folder: Path, card_id: str, title: str, body: str, kind: str = "cause") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{card_id}.md"
    file.write_text(CARD.format(id=card_id, title=title, kind=kind, body=body), encoding="utf-8")
    return file
