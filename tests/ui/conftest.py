"""The page run without a browser, on services with a small dialogue and a real store."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from support.echo_brain import EchoBrain
from support.stores import echo_services

from casebuilder.ui import session

APP = str(Path(__file__).parents[2] / "app.py")
SECONDS = 60


class Page:
    """The app in one browser tab."""

    def __init__(self, services, case_id=None, page=None, **query):
        self.services = services
        self.at = AppTest.from_file(APP, default_timeout=SECONDS)
        self.at.session_state[session.SERVICES] = services
        if case_id:
            self.at.query_params["case"] = case_id
        for name, value in query.items():
            self.at.query_params[name] = value
        if page:
            self.at.switch_page(f"casebuilder/ui/pages/{page}.py")
        self.at.run()
        self.case_id = case_id

    @property
    def words(self):
        """Everything that can be read on the page."""
        at = self.at
        found = [e.value for kind in (at.title, at.header, at.subheader, at.markdown, at.caption) for e in kind]
        found += [e.value for kind in (at.warning, at.success, at.error) for e in kind]
        return "\n".join(found + [b.label for b in at.button])

    @property
    def desk(self):
        return self.at.session_state[f"desk:{self.case_id}"]

    def say(self, text):
        self.at.chat_input[0].set_value(text).run()
        return self

    def click(self, key):
        next(b for b in self.at.button if b.key == key).click().run()
        return self

    def wait(self):
        """Wait for the answer and look at the page with it."""
        answer = self.desk.answer
        assert answer is None or answer.done.wait(SECONDS)
        self.at.run()
        return self

    def edit(self, section, fields, view):
        """Open a section's editor, write into fields, save."""
        self.click(f"case-edit-{section}")
        key = f"editor-{section}-{view.version}"
        for path, text in fields.items():
            box = next(i for i in [*self.at.text_input, *self.at.text_area] if i.key == f"{key}-{path}")
            box.set_value(text)
        self.click(f"{key}-save")
        return self


@pytest.fixture
def brain():
    return EchoBrain()


@pytest.fixture
def services(tmp_path, brain):
    return echo_services(tmp_path / "home", brain)


@pytest.fixture
def case(services):
    return services.conversation.start("Ticket routing")


@pytest.fixture
def open_page(services):
    def opened(case_id=None, page=None, **query):
        found = Page(services, case_id, page, **query)
        assert not found.at.exception, found.at.exception
        return found

    return opened
