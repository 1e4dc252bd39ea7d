"""Word lists written as running text."""


def listed(text: str) -> list[str]:
    """Return the words of `text` in order."""
    return text.split()


def words(text: str) -> frozenset[str]:
    """Return the words of `text` as a set."""
    return frozenset(text.split())
