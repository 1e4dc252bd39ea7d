"""The policy: severities, thresholds and word lists of the gate, kept in a commented file that a PMO can edit.

A PMO's file holds only what differs from the shipped `policy.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from casebuilder.errors import UserError

SHIPPED = Path(__file__).with_name("policy.toml")

SEVERITIES = ("blocking", "warning", "off")
FIXED = ("ledger.missing", "ledger.value", "ledger.quote", "schema.")
"""Rules (or families, ending in a dot) whose severity no policy may change: without them a case proves nothing."""
_CHANGEABLE = ("schema.unknown",)
_MAX_THRESHOLD = 10_000
_ONLY_MARKS = re.compile(r"[\W_]+")
_HEADER = re.compile(r"\s*\[{1,2}\s*[\"']?([^\]\"'.]+?)[\"']?\s*[\].]")
_UNITS = "%‰°$€£¥"


def word_pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of the phrases as whole words; `*` stands for any ending of a word."""
    parts = [
        r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
        for phrase in sorted(phrases, key=len, reverse=True)
        if phrase.strip("* ")
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None


@dataclass(frozen=True)
class Policy:
    """What the gate insists on."""

    severities: Mapping[str, str]
    """`blocking`, `warning` or `off` for every rule."""
    thresholds: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]]
    none_is_answer: frozenset[str] = field(default_factory=frozenset)
    """Sections that may be answered with "none"."""

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str] | None]:
        """The word lists as patterns."""
        return {name: word_pattern(words) for name, words in self.words.items()}

    @cached_property
    def _placeholders(self) -> frozenset[str]:
        return frozenset(w.casefold() for w in self.words["placeholders"])

    def is_placeholder(self, text: str) -> bool:
        """Whether a text stands for "nothing yet"; a bare unit sign is not one."""
        if len(text) > 60:
            return False
        plain = text.strip().strip(".!<>[]() ").casefold()
        if plain in self._placeholders:
            return True
        return bool(_ONLY_MARKS.fullmatch(text)) and not any(sign in text for sign in _UNITS)

    def find(self, words: str, text: str) -> str | None:
        """Return the first phrase of a word list that stands in a text, as it stands there."""
        pattern = self.patterns[words]
        match = pattern.search(text) if pattern else None
        return match[0] if match else None


def load_policy(path: Path | None = None) -> Policy:
    """Return the shipped policy, changed by a PMO's file if one is given.

    Raises:
        UserError: if the file cannot be read or says something unknown; the message names the line.
    """
    if path is None:
        return _shipped()
    return _policy(_changed(_shipped_data(), _File(path)))


class _File:
    """A policy file with its text, to say on which line something stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(
                f"the policy file {path} cannot be read; check that it exists and is plain UTF-8 text"
            ) from error
        try:
            self.data = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            # RecursionError: thousands of nested brackets.
            place = re.search(r"\bline (\d+)", str(error))
            line = place[1] if place else max(1, len(self.text.splitlines()))
            raise UserError(f"{path}, line {line}: this is not valid TOML ({error}); correct it there") from error

    def refuse(self, table: str, key: str | None, reason: str) -> UserError:
        """Return the error for a table or one of its keys."""
        return UserError(f"{self.path}, line {self._line(table, key)}: {reason}")

    def _line(self, table: str, key: str | None) -> int:
        entry = rf"\s*[\"']?{re.escape(key)}[\"']?\s*=" if key else r"(?!)"
        dotted = rf"\s*[\"']?{re.escape(table)}[\"']?\s*(?:=|\.\s*[\"']?{re.escape(key or '')})"
        current, found = "", 0
        for number, line in enumerate(self.text.splitlines(), start=1):
            header = _HEADER.match(line)
            if header:
                current = header[1]
                found = found or (number if current == table else 0)
            elif re.match(entry if current == table else dotted, line):
                return number
        return found or 1


def _changed(shipped: dict[str, dict[str, Any]], file: _File) -> dict[str, dict[str, Any]]:
    """Return the shipped data with the file's values over it, each one checked."""
    merged = {table: dict(values) for table, values in shipped.items()}
    for table, values in file.data.items():
        if table not in merged:
            raise file.refuse(table, None, f"`{table}` is unknown; the tables are {', '.join(merged)}")
        if not isinstance(values, dict):
            raise file.refuse(table, None, f"`{table}` must be a table: write [{table}] on a line of its own")
        for key, value in values.items():
            if key not in merged[table]:
                hint = "casebuilder's docs/rules.md lists the rules" if table == "severity" else _listed(merged[table])
                raise file.refuse(table, key, f"`{key}` is unknown in [{table}]; {hint}")
            reason = _wrong(table, key, value)
            if reason:
                raise file.refuse(table, key, f"`{key}` {reason}")
            merged[table][key] = value
    return merged


def _listed(names: Iterable[str]) -> str:
    return f"it has {', '.join(names)}"


def _fixed(rule: str) -> bool:
    return rule not in _CHANGEABLE and any(rule == f or (f.endswith(".") and rule.startswith(f)) for f in FIXED)


def _wrong(table: str, key: str, value: object) -> str | None:
    """Return why a value cannot be used, if it cannot."""
    if table == "severity":
        if value not in SEVERITIES:
            return f"must be one of {', '.join(SEVERITIES)} in quotation marks"
        return "always blocks and cannot be changed; remove the line" if _fixed(key) and value != "blocking" else None
    if table == "thresholds":
        whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MAX_THRESHOLD
        return None if whole else f"must be a whole number from 0 to {_MAX_THRESHOLD:,}"
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        return 'must be a list of words in quotation marks, such as ["first", "second"]'
    if table == "answers" and not set(value) <= _ANSWERABLE:
        return f"may name only {', '.join(sorted(_ANSWERABLE))}"
    return None


_ANSWERABLE = frozenset({"data", "skills", "operations", "governance", "adoption", "timeline"})


@cache
def _shipped_data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(SHIPPED.read_text(encoding="utf-8"))


@cache
def _shipped() -> Policy:
    return _policy(_shipped_data())


def _policy(data: dict[str, dict[str, Any]]) -> Policy:
    return Policy(
        severities=dict(data["severity"]),
        thresholds=dict(data["thresholds"]),
        words={name: tuple(words) for name, words in data["words"].items()},
        none_is_answer=frozenset(data["answers"]["none_is_an_answer"]),
    )
