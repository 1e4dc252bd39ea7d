"""The dialogue with and without its heavy collaborators."""

import pytest
from talking import Talk, plain_deps


@pytest.fixture
def talk():
    """A conversation without router, model and library."""
    return Talk(plain_deps())


@pytest.fixture(scope="session")
def real_deps(tmp_path_factory):
    """The real encoder and router, the real embedded model, the real knowledge."""
    from casebuilder.services.runtime import Runtime
    from casebuilder.settings import Settings

    runtime = Runtime(Settings(home=tmp_path_factory.mktemp("dialogue-home")))
    yield runtime.ready()
    runtime.close()


@pytest.fixture
def real_talk(real_deps):
    """A conversation with everything."""
    return Talk(real_deps)
