"""What blocks a case and what is to be weighed, each with the way to its section."""

from collections.abc import Sequence

import streamlit as st

from casebuilder.case.sections import SECTIONS
from casebuilder.rules.finding import Finding
from casebuilder.ui.plain import card_address, label, plain


def findings(found: Sequence[Finding], heading: str, *, key: str) -> None:
    """Show findings in a fold; nothing if there are none."""
    if not found:
        return
    with st.expander(f"{heading} ({len(found)})", key=key, type="compact"):
        st.markdown("\n".join(_line(f) for f in found))


def _line(finding: Finding) -> str:
    """Return a finding as a list item: what, what to do, where, why."""
    section = finding.path.split(".")[0].split("[")[0]
    jump = f" [Go to {label(SECTIONS[section].title)}](#{section})" if section in SECTIONS else ""
    cards = " ".join(f"[{label(c)}]({card_address(c)})" for c in finding.evidence[:3])
    why = f" · evidence {cards}" if cards else ""
    return f"- **{plain(finding.message)}** {plain(finding.fix)}{jump}{why}"
