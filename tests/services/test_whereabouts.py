"""What is said about where the words go is true."""

import pytest

from casebuilder.services.container import build
from casebuilder.services.whereabouts import servers
from casebuilder.settings import Settings

HERE = "nothing leaves this machine"


def greeting(tmp_path, **settings: object) -> str:
    services = build(Settings(home=tmp_path, **settings))
    try:
        reply = services.conversation.start().turns[0].reply or ""
        assert services.whereabouts() in reply
        return reply
    finally:
        services.close()


def test_without_a_server_nothing_leaves(tmp_path) -> None:
    assert HERE in greeting(tmp_path)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://llm.example.org/v1", "llm.example.org"),
        ("http://user:secret@llm.example.org:8080/v1", "llm.example.org:8080"),
        ("http://127.0.0.1:8000/v1", "127.0.0.1:8000"),
        ("http://[::1]:8000/v1", "::1"),
        ("llm.example.org:9000", "llm.example.org:9000"),
        ("http://llm.example.org:99999999/v1", "an address that cannot be read"),
    ],
)
def test_with_a_model_server_its_host_is_said(tmp_path, url: str, host: str) -> None:
    said = greeting(tmp_path, llm={"server_url": url})
    assert HERE not in said and "the model server at" in said and host in said
    assert "secret" not in said


def test_the_database_and_the_index_count_too(tmp_path) -> None:
    settings = Settings(
        home=tmp_path,
        database_url="postgresql+psycopg://me:pass@db.example.org/cases",
        retrieval={"chroma_url": "http://vectors.example.org:8000"},
    )
    assert servers(settings) == ("the database at db.example.org", "the search index at vectors.example.org:8000")
    assert servers(Settings(home=tmp_path, database_url=f"sqlite:///{tmp_path}/x.db")) == ()
