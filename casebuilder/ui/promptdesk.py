"""The way of a prompt owner: look, edit as a new version, run the evals with it, compare, move the pin."""

import streamlit as st

from casebuilder.measuring.compare import Comparison, compare
from casebuilder.measuring.record import Run
from casebuilder.measuring.trial import trials
from casebuilder.services.prompts import PromptView
from casebuilder.ui import measured, session
from casebuilder.ui.components import comparison, prompt_desk, theme
from casebuilder.ui.plain import label, plain

MOVED = (
    "{name} {version} is in use from the next start on. Write the baselines anew (make baselines), and "
    "commit prompt, pin and baselines together."
)


def prompts(shelf: measured.Shelf) -> None:
    """Show the prompts, one of them in full, and what can be done with it."""
    service = session.services().prompts
    found, refusal = session.attempt(service.prompts)
    if not found:
        theme.refuse(refusal or "There are no prompts; reinstall casebuilder.")
        return
    prompt_desk.listing(found)
    view, version = prompt_desk.choose(found)
    said = session.flash()
    if said:
        st.success(plain(said))
    text = service.text(view.name, version)
    other = version != view.pinned
    prompt_desk.shown(view, version, text, service.text(view.name, view.pinned) if other else None)
    _edit(view, version, text)
    if other:
        _try(shelf, view, version)


def _edit(view: PromptView, version: int, text: str) -> None:
    service = session.services().prompts

    def save(changed: str) -> str:
        saved, refusal = session.attempt(lambda: service.save(view.name, changed))
        if saved is not None:
            session.flash(f"{view.file(saved)} is written. Run the evals with it, then compare.")
            st.rerun()
        return refusal or ""

    prompt_desk.editor(view, version, text, service.closed(), save)


def _try(shelf: measured.Shelf, view: PromptView, version: int) -> None:
    """Show what the version does, measured, and then the way to use it."""
    st.subheader(f"Version {version} against version {view.pinned}, the one in use", anchor=False)
    run = {"view": "Run", "try": [f"{view.name}={version}"]}
    pairs = trials(shelf.runs, view.name, view.pinned, version)
    if not pairs:
        theme.empty(
            "Not measured yet.",
            f"Run a task with version {version}, and one with version {view.pinned} if there is none: same task, half "
            "and model. The comparison stands here then, and after it the button that moves the pin.",
        )
    st.button(f"Run the evals with version {version}", key="try-run", on_click=session.choose, kwargs=run)
    if pairs:
        _weigh(view, version, pairs)


def _weigh(view: PromptView, version: int, pairs: list[tuple[Run, Run]]) -> None:
    lost: list[str] = []
    for before, after in pairs:
        found, refusal = session.attempt(lambda a=before, b=after: compare(a, b))  # type: ignore[misc]
        st.markdown(f"#### {plain(after.task)}, {after.split} half")
        if found is None:
            theme.refuse(refusal or "")
            continue
        theme.quiet(f"A: version {view.pinned}, run {before.id}. B: version {version}, run {after.id}.")
        comparison.comparison(found)
        lost += _lost(found)
    if lost:
        theme.refuse(f"Better not: {', '.join(lost)} got worse beyond doubt.")
    closed = session.services().prompts.closed()
    if closed:
        theme.quiet(closed)
        return
    said = f"Move the pin: use version {version}" + (" all the same" if lost else "")
    if st.button(label(said), key="move-pin", type="secondary" if lost else "primary"):
        _, refusal = session.attempt(lambda: session.services().prompts.pin(view.name, version))
        session.flash(refusal or MOVED.format(name=view.name, version=version))
        st.rerun()


def _lost(found: Comparison) -> list[str]:
    return [f"{c.info.title} ({found.after.task}, {found.after.split} half)" for c in found.lost]
