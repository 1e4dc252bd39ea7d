"""A prompt and its versions: read one, see what differs, write the next."""

import difflib
from collections.abc import Callable, Sequence

import streamlit as st

from casebuilder.services.prompts import PromptView
from casebuilder.ui import evalwords
from casebuilder.ui.components import theme
from casebuilder.ui.components.tables import table

LANGUAGES = {"jinja": "django", "toml": "toml"}


def listing(found: Sequence[PromptView]) -> None:
    """List the prompts with the version in use."""
    rows = [
        (
            v.name,
            evalwords.PROMPTS.get(v.name, "a prompt of your own"),
            str(v.pinned),
            ", ".join(str(n) for n in v.versions),
        )
        for v in found
    ]
    table(("Prompt", "What it decides", "In use", "Versions"), rows, "Prompts, the version in use, all versions")


def choose(found: Sequence[PromptView]) -> tuple[PromptView, int]:
    """Let the reader choose a prompt and a version of it; at first, the newest."""
    by_name = {v.name: v for v in found}
    left, right = st.columns(2, gap="small")
    with left:
        view = by_name[st.selectbox("Prompt", list(by_name), key="prompt", persist_state="page") or found[0].name]
    with right:
        version = st.selectbox(
            "Version", view.versions, index=len(view.versions) - 1, key=f"version-{view.name}-{len(view.versions)}",
            format_func=lambda n: f"{n}, in use" if n == view.pinned else str(n), persist_state="page",
        )  # fmt: skip
    return view, version or view.pinned


def shown(view: PromptView, version: int, text: str, in_use: str | None) -> None:
    """Show a version, and what differs from the one in use."""
    if in_use is not None:
        changes = difference(in_use, text, view.file(view.pinned), view.file(version))
        st.markdown(f"**What differs from version {view.pinned}, the one in use**")
        st.code(changes or "Nothing.", language="diff", wrap_lines=True)
    name = view.file(version)
    with st.expander(f"{name}, all of it", key=f"prompt-text-{name}", expanded=in_use is None):
        st.code(text, language=LANGUAGES[view.kind], wrap_lines=True, line_numbers=True)


def difference(old: str, new: str, old_name: str, new_name: str) -> str:
    """Return what differs, line by line, as `diff -u` writes it."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), old_name, new_name, lineterm="", n=1)
    return "\n".join(lines)


def editor(view: PromptView, version: int, text: str, closed: str | None, save: Callable[[str], str]) -> None:
    """Let the owner edit a version into the next one.

    Args:
        view: the prompt.
        version: what the edit starts from.
        text: that version.
        closed: why nothing can be edited here, if so.
        save: keeps a text, or returns why it cannot be kept.
    """
    with st.expander(f"Edit as a new version ({view.file(view.next)})", key=f"edit-{view.name}-{version}"):
        if closed:
            theme.quiet(closed)
            return
        theme.quiet("The new version is tried before it is kept, and the one in use stays until you move the pin.")
        with st.form(f"edit-form-{view.name}-{version}-{view.next}", border=False):
            key = f"edit-text-{view.name}-{version}-{view.next}"
            changed = st.text_area(f"Text of version {view.next}", text, key=key, height=420)
            if st.form_submit_button(f"Save as version {view.next}", key="edit-save", type="primary"):
                theme.refuse(save(changed or ""))
