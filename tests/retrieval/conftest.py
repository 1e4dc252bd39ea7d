from pathlib import Path

import pytest
from garden_cards import SOURCES, write_card

from casebuilder.retrieval import Embedder, Library, RetrievalConfig


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The real encoder, loaded once."""
    return Embedder()


@pytest.fixture(scope="session")
def shipped(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory):
    """A library of the shipped cards in a real index; tests only read from it."""
    library = Library(RetrievalConfig(), tmp_path_factory.mktemp("home"), embedder=embedder)
    library.build()
    yield library
    library.close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with three cards and their source."""
    folder = tmp_path / "cards"
    write_card(folder, "A1", "Watering", "Plants that get no water in July dry out.")
    write_card(folder, "A2", "Soil", "Heavy clay holds water and drowns the roots.")
    write_card(folder, "A3", "Slugs", "Slugs eat young lettuce at night.", kind="recommendation")
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    return folder


@pytest.fixture
def garden(small: Path, tmp_path: Path, embedder: Embedder):
    library = Library(RetrievalConfig(knowledge_dir=small), tmp_path / "home", embedder=embedder)
    yield library
    library.close()
