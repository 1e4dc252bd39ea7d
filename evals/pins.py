"""Versions of prompts to try: `extract=3`."""

import re
from collections.abc import Iterable

from casebuilder.errors import UserError

_PIN = re.compile(r"([a-z][a-z0-9_-]*)=([1-9]\d{0,3})")


def parse_pins(text: str | Iterable[str]) -> dict[str, int]:
    """Return the versions that a text (`extract=3,phrases=2`) or several of them name.

    Raises:
        UserError: if a part is not a name and a version.
    """
    parts = text.split(",") if isinstance(text, str) else [p for one in text for p in one.split(",")]
    pins: dict[str, int] = {}
    for part in (p.strip() for p in parts):
        if not part:
            continue
        found = _PIN.fullmatch(part)
        if found is None:
            raise UserError(f"{part!r} is not a prompt and its version; write for instance --prompt extract=3")
        pins[found[1]] = int(found[2])
    return pins
