"""The page on the small dialogue: answers at once, or after twenty seconds to a message that begins with "slowly"."""

import os
from pathlib import Path

import streamlit as st
from support.echo_brain import EchoBrain
from support.stores import echo_services

from casebuilder.ui import frame, session


class Moody(EchoBrain):
    """Slow when it is asked to be."""

    def run_turn(self, turn, *, cancel=None, on_status=None):
        slow = turn.message.startswith("slowly")
        found = EchoBrain(delay=20.0 if slow else 0.0)
        return found.run_turn(turn, cancel=cancel, on_status=on_status)


@st.cache_resource(show_spinner=False)
def _services():
    return echo_services(Path(os.environ["CASEBUILDER_HOME"]), Moody())


st.session_state[session.SERVICES] = _services()
frame.show()
