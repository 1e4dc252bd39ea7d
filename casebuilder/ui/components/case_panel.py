"""The case so far: 17 sections with their values, each figure with its source."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from casebuilder.case.sections import get
from casebuilder.rules.finding import Finding
from casebuilder.services.views import CaseView, SectionProgress, SourceView
from casebuilder.ui import words
from casebuilder.ui.components import figure
from casebuilder.ui.fields import Field, Group, groups
from casebuilder.ui.plain import label, plain

_PARTS = {"amount", "currency", "period", "recurrence", "unit", "direction"}
"""Fields that are said together with a figure."""


@dataclass(frozen=True)
class Actions:
    """What the panel may ask for; without them it can only be read."""

    source: Callable[[str], SourceView | None]
    clock: figure.Clock
    edit: Callable[[str], None] | None = None
    editor: Callable[[str], None] | None = None
    editing: str | None = None


def case_panel(view: CaseView, actions: Actions, key: str = "case") -> None:
    """Show all sections."""
    needed = _needed(view)
    for section in view.sections:
        with st.container(key=f"{key}-section-{section.id}", gap="small"):
            _heading(section, actions, key)
            if actions.editing == section.id and actions.editor:
                actions.editor(section.id)
            else:
                _values(view, section, needed.get(section.id, []), actions, key)


def _needed(view: CaseView) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in view.report.blocking:
        found.setdefault(finding.path.split(".")[0].split("[")[0], []).append(finding)
    return found


def _heading(section: SectionProgress, actions: Actions, key: str) -> None:
    with st.container(key=f"{key}-head-{section.id}", horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(f"{words.STATE_SIGNS[section.state]} {section.title}", anchor=section.id, width="content")
        st.caption(words.section_state(section), width="stretch")
        if actions.edit and actions.editing != section.id:
            st.button(
                "Edit", key=f"{key}-edit-{section.id}", type="tertiary", on_click=actions.edit, args=(section.id,),
            )  # fmt: skip


def _values(view: CaseView, section: SectionProgress, needed: list[Finding], actions: Actions, key: str) -> None:
    filled = [g for g in groups(view.case, section.id) if g.filled]
    for index, group in enumerate(filled):
        _group(view, group, actions, f"{key}-{section.id}-{index}")
    answer = next((a for a in reversed(view.case.answers) if a.section == section.id), None)
    if not filled and answer is not None:
        asked = f" Asked of {plain(answer.asked_of)}." if answer.asked_of else ""
        st.markdown((f"“{plain(answer.text)}”" if answer.text else "") + asked)
    elif needed:
        st.caption(" ".join(plain(f.fix) for f in needed[:2]))


def _group(view: CaseView, group: Group, actions: Actions, key: str) -> None:
    texts = [f for f in group.filled if f.kind in {"text", "choice"} and f.path.rsplit(".", 1)[-1] not in _PARTS]
    figures = [f for f in group.filled if f.kind in {"figure", "date"}]
    lead = f"**{plain(group.heading)}** · " if group.heading else ""
    st.markdown(lead + "  \n".join(_text(f, first=i == 0 and bool(lead)) for i, f in enumerate(texts)))
    with st.container(key=f"{key}-figures", horizontal=True, gap="small"):
        for field in figures:
            figure.figure(field, _unit(view, field), actions.source(field.path), f"{key}-{field.path}", actions.clock)
        sources = [(f, s) for f in texts if (s := actions.source(f.path)) is not None]
        if sources:
            figure.words_of(sources, f"{key}-words", actions.clock)


def _text(field: Field, *, first: bool) -> str:
    if first:
        return plain(field.text)
    return f":gray[{label(field.name)}:] {plain(field.text)}"


def _unit(view: CaseView, field: Field) -> str:
    """Say the unit, or currency and period, that a number is in."""
    if field.kind == "date":
        return ""
    base, _, last = field.path.rpartition(".")
    if last in {"baseline", "target"}:
        return str(get(view.case, f"{base}.unit") or "")
    if last == "rate":
        return "%"
    if last != "amount":
        return ""
    currency = get(view.case, f"{base}.currency") or view.case.currency or ""
    per = get(view.case, f"{base}.period") or get(view.case, f"{base}.recurrence") or ""
    return f"{currency} {words.PERIODS.get(str(per), '')}".strip()
