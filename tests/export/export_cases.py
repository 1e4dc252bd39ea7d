"""Documents to test: the complete case, an incomplete one, and one full of text that means mischief."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from support.complete_case import MESSAGES, TODAY, TURNS, complete_case, complete_data, with_ledger

from casebuilder.case.model import Case
from casebuilder.export import ExportInput
from casebuilder.rules.engine import check

FORMATS = ("docx", "pdf", "xlsx", "md", "json")
CARD = SimpleNamespace(card="C5", title="A baseline first", quote="One in five has a baseline.", source="A study, 2025")
MISCHIEF = (
    '=HYPERLINK("http://evil.example","x")',
    "<script>alert(1)</script> & <b>bold</b>",
    "![x](http://evil.example/x.png) [link](javascript:alert(1)) https://evil.example a@evil.example",
    '#import "@preview/x:0.1.0": * $x$ #read("/etc/passwd") \\ `raw` *a* _b_ ~ @c',
    "{{ 7*7 }} {% raw %} ${x} | a | b |\n---|---\n# heading\n1. one\n- two\n> three",
    "nul\x00 bell\x07 \x1b[31m fffe\ufffe \u202e33 backwards\u202c \u2028 line",
    "עברית ועוד עברית 33 אחוז",
    "العربية 120,000",
    "👩‍👩‍👧‍👦 🎉 日本語 ẞ ﷽",
    "unbroken" * 900,
    "words and words " * 480,
    "＝1+1",
    "-2+3",
    "@SUM(A1)",
)


def given(case: Case, *, draft: bool = False) -> ExportInput:
    """Return a case with everything that its document tells."""
    start = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
    return ExportInput(
        case=case,
        report=check(case, today=TODAY),
        citations=[CARD],
        provenance={"Language model": "model-a, sha256 0123abcd", "Knowledge": "fingerprint 4567"},
        turns={turn: (MESSAGES[section], start + dt.timedelta(minutes=turn)) for section, turn in TURNS.items()},
        draft=draft,
        today=TODAY,
    )


def incomplete() -> Case:
    """Return a case that lacks risks, governance and most of a KPI."""
    data = complete_data()
    for name in ("risks", "governance", "adoption"):
        del data[name]
    data["kpis"].append({"name": "Median wait"})
    data["answers"] = [{"section": "risks", "status": "unknown", "asked_of": "Ivo Brandt", "turn": 14}]
    data["open_items"] = [{"section": "data", "question": "Who labels the sparse queues?", "owner": "Lena Ort"}]
    data["assumptions"] = [{"text": "Ticket volume stays level", "owner": "Lena Ort", "check_by": "2027-03-31"}]
    return Case.model_validate(with_ledger(data))


def mischievous(text: str, *, kpis: int = 1) -> Case:
    """Return a case in which every text is the given one."""
    data: dict[str, Any] = complete_data()
    data["kpis"] = [{**data["kpis"][0], "baseline": 30 + i} for i in range(kpis)]
    data = Case.model_validate(data).model_dump(mode="json")
    filled = _fill(data, text)
    source = {"kind": "said", "turn": 8, "quote": text}
    filled["ledger"] = [{"path": "kpis[0].baseline", "value": 30, "text": text, "source": source}]
    filled["superseded"] = [{**filled["ledger"][0], "replaced_in_turn": 9}]
    filled["assumptions"] = [{"text": text, "owner": text, "check_by": "2027-01-01"}]
    filled["open_items"] = [{"section": "data", "question": text, "owner": text}]
    return Case.model_validate(filled)


_KEPT = {"schema_version", "id", "status", "currency", "direction", "period", "kind", "recurrence", "approach", "due"}
_KEPT |= {"starts", "start", "pilot_end", "go_live", "first_benefit"}


def _fill(node: Any, text: str, name: str = "") -> Any:
    if isinstance(node, dict):
        return {key: _fill(value, text, key) for key, value in node.items()}
    if isinstance(node, list):
        return [_fill(item, text, name) for item in node]
    return text if isinstance(node, str) and name not in _KEPT else node


__all__ = ["CARD", "FORMATS", "MISCHIEF", "TODAY", "complete_case", "given", "incomplete", "mischievous"]
