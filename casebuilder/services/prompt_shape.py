"""Whether the data of a prompt's new version can stand where the version in use stands.

The code asks for entries by name and fills named gaps in sentences ("{minutes}"); what it asks for must be there.
"""

import string
from collections.abc import Mapping
from typing import Any

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTIONS

FIELDS = "fields"


def misfit(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str | None:
    """Return in one sentence why data cannot replace a prompt's data; `None` if they can.

    Args:
        name: of the prompt. `fields` may drop and add entries, as long as the case has them; the others may not drop.
        old: what is in use.
        new: what would be.
    """
    return _fields(new) if name == FIELDS else _against(old, new, "")


def _fields(new: Mapping[str, Any]) -> str | None:
    """Look at what a model is asked to copy: sections of the case, in each the fields that hold words."""
    for section, meanings in new.items():
        if section not in SECTIONS:
            return f"[{section}] is no section of a case; there are {', '.join(SECTIONS)}"
        if not isinstance(meanings, Mapping):
            return f"`{section}` must be a table of fields and their meanings"
        known = _known(section)
        for field, meaning in meanings.items():
            if field not in known:
                return f"[{section}] has no field `{field}`; it has {', '.join(sorted(known))}"
            if not isinstance(meaning, str) or not meaning.strip():
                return f"[{section}] must say in words what `{field}` means"
    return None


def _known(section: str) -> set[str]:
    """Return the fields of a section, or of the items of its list."""
    path = SECTIONS[section].items or section
    model: Any = Case
    for part in path.split("."):
        model = model.model_fields[part].annotation
    inner: Any = next((a for a in getattr(model, "__args__", ()) if isinstance(a, type)), model)
    return set(inner.model_fields)


def _against(old: object, new: object, where: str) -> str | None:
    if isinstance(old, Mapping):
        if not isinstance(new, Mapping):
            return f"`{where}` must be a table"
        return next(filter(None, (_entry(old, new, key, where) for key in old)), None)
    if isinstance(old, list):
        return _list(old, new, where)
    if type(old) is not type(new):
        return f"`{where}` must be {'words' if isinstance(old, str) else f'a {type(old).__name__}'}"
    return _gaps(old, str(new), where) if isinstance(old, str) else None


def _entry(old: Mapping[str, Any], new: Mapping[str, Any], key: str, where: str) -> str | None:
    here = f"{where}.{key}" if where else key
    return _against(old[key], new[key], here) if key in new else f"`{here}` is missing; the program asks for it"


def _list(old: list[Any], new: object, where: str) -> str | None:
    """Compare lists: entries with an id one by one, others by what every entry has had so far."""
    if not isinstance(new, list) or (old and not new):
        return f"`{where}` must be a list with something in it"
    tables = [e for e in old if isinstance(e, Mapping)]
    if not tables:
        return next((f"`{where}` must be a list of words" for e in new if not isinstance(e, str)), None)
    if any(not isinstance(e, Mapping) for e in new):
        return f"`{where}` must be a list of tables"
    if all("id" in e for e in tables):
        by_id = {e.get("id"): e for e in new}
        lost = next((e["id"] for e in tables if e["id"] not in by_id), None)
        if lost is not None:
            return f"`{where}` has no entry `{lost}`; the program asks for it"
        return next(filter(None, (_against(e, by_id[e["id"]], f"{where} {e['id']}") for e in tables)), None)
    always = set.intersection(*(set(e) for e in tables))
    for at, entry in enumerate(new, 1):
        lacking = sorted(always - set(entry))
        if lacking:
            return f"entry {at} of `{where}` has no `{lacking[0]}`"
    return None


def _gaps(old: str, new: str, where: str) -> str | None:
    """Whether a sentence has only gaps that the program fills; one that it fills may be left out."""
    known = _named(old)
    if known is None:
        return None  # no sentence with gaps, whatever its braces mean
    found = _named(new)
    if found is None:
        return f"`{where}` has a brace too many or too few"
    strange = sorted(found - known)
    filled = f"there are {', '.join(f'{{{k}}}' for k in sorted(known))}" if known else "it has no gaps"
    return f"nothing fills {{{strange[0]}}} in `{where}`; {filled}" if strange else None


def _named(text: str) -> set[str] | None:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None
