"""Finding people and roles in a message, whatever language the names come from."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A person named in a message: `name == message[start:end]`."""

    start: int
    end: int
    name: str
    role: str | None = None
    """The role said beside the name, verbatim."""
    role_span: tuple[int, int] | None = None
    me: bool = False
    """The writer speaks of themself ("I", "me", "yours truly"); `name` is then that word."""


def find_people(text: str, *, known: Collection[str] = ()) -> list[Person]:
    """Return the people named in a text, in order."""
    return []
