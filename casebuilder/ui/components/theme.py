"""The looks that the theme options do not reach (static CSS only), and the three ways to say a sentence."""

from pathlib import Path

import streamlit as st

from casebuilder.ui.plain import coded, plain

_CSS = Path(__file__).with_name("theme.css")


def apply() -> None:
    """Apply the static style sheet."""
    st.html(_CSS)


def refuse(sentence: str) -> None:
    """Say in one sentence what cannot be done and what to do."""
    st.warning(plain(sentence))


def quiet(words: str) -> None:
    """Say something by the way; what stands between backticks is shown as code."""
    st.caption(coded(words))


def empty(title: str, words: str) -> None:
    """Say what will be here and how it comes about; what stands between backticks is shown as code."""
    st.markdown(f"**{plain(title)}**  \n{coded(words)}")
