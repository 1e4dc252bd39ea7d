"""The page: `casebuilder run` starts it, or `streamlit run app.py`."""

from casebuilder.ui import frame

frame.show()
