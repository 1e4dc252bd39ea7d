"""The editor of one section: every field in place, empty ones too."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

import streamlit as st

from casebuilder.case.model import Case
from casebuilder.ui.fields import ANOTHER, Field, Group, groups, removable
from casebuilder.ui.plain import label, plain

_LONG = 38


def editor(case: Case, section: str, key: str) -> tuple[list[tuple[str, str]] | None, bool]:
    """Show the fields of a section to edit.

    Returns:
        The changed fields with their new text once "Save" is pressed (else `None`), and whether "Cancel" was.
    """
    with st.form(key, border=False):
        found: dict[str, tuple[Field, str]] = {}
        for group in groups(case, section, new=True):
            _group(group, key, found)
        with st.container(horizontal=True, gap="small"):
            saved = st.form_submit_button("Save", type="primary", key=f"{key}-save")
            cancelled = st.form_submit_button("Cancel", key=f"{key}-cancel")
    changed = [(path, text.strip()) for path, (field, text) in found.items() if text.strip() != field.text.strip()]
    return (ordered(changed) if saved else None), cancelled


def ordered(changed: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return edits in an order in which each finds its place: list entries are removed at the end, last one first."""
    kept = [edit for edit in changed if edit[1] or not edit[0].endswith("]")]
    removed = [edit for edit in changed if not edit[1] and edit[0].endswith("]")]
    return [*kept, *sorted(removed, key=lambda edit: int(edit[0][:-1].rsplit("[", 1)[1]), reverse=True)]


def removal(case: Case, section: str, key: str, remove: Callable[[str], None]) -> None:
    """Offer to take an item out of the section's lists; nothing if there is none.

    It stands outside the form, so that the Enter key can never mean it.
    """
    found = removable(case, section)
    if not found:
        return
    with st.popover("Remove an entry", key=f"{key}-remove", type="tertiary"):
        st.caption("Removing is a turn of its own: save first what you have typed. Say “undo” to bring it back.")
        for path, name in found:
            st.button(
                f"Remove {label(name, 60)}", key=f"{key}-remove-{path}", on_click=remove, args=(path,), width="stretch",
            )  # fmt: skip


def _group(group: Group, key: str, found: dict[str, tuple[Field, str]]) -> None:
    """Show one group; an item that may be added waits in a fold unless it would be the first."""
    if group.heading.startswith(ANOTHER):
        with st.expander(group.heading, key=f"{key}-{group.fields[0].path}-more", type="compact"):
            _inputs(group, key, found)
        return
    if group.heading:
        st.markdown(f"**{plain(group.heading)}**")
    _inputs(group, key, found)


def _inputs(group: Group, key: str, found: dict[str, tuple[Field, str]]) -> None:
    short = [f for f in group.fields if not _wide(f)]
    for pair in zip_longest(short[::2], short[1::2]):
        for column, field in zip(st.columns(2, gap="small"), pair, strict=True):
            if field is not None:
                with column:
                    found[field.path] = (field, _input(field, f"{key}-{field.path}"))
    for field in group.fields:
        if _wide(field):
            found[field.path] = (field, _input(field, f"{key}-{field.path}"))


def _wide(field: Field) -> bool:
    return field.kind == "text" and len(field.text) > _LONG


def _input(field: Field, key: str) -> str:
    """Show one field; its hint stands in it while it is empty."""
    if field.kind == "choice":
        options = ["", *field.choices]
        index = options.index(field.text) if field.text in options else 0
        return st.selectbox(field.name, options, index=index, key=key, format_func=lambda c: c or "not said yet") or ""
    if _wide(field):
        return st.text_area(field.name, field.text, key=key, placeholder=field.hint, height="content") or ""
    hint = {"date": "30 September 2027", "figure": "12,500"}.get(field.kind, field.hint)
    return st.text_input(field.name, field.text, key=key, placeholder=hint) or ""
