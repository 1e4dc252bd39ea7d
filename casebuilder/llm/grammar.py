"""Grammars (GBNF) that constrain an answer: made from JSON schemas, checked before use, kept for the next call.

llama.cpp takes the process down when it samples with a grammar that it rejected, and its parser recurses on nesting, so
nothing reaches it unchecked.
"""

import importlib
import json
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from casebuilder.llm.base import BadGrammar
from casebuilder.llm.native import NativeModel

MAX_CHARS = 400_000
MAX_DEPTH = 1000
MAX_REPEAT = 1000
MAX_STRING = 500
_KEPT = 32
_LITERALS = re.compile(r'"(?:\\.|[^"\\])*"|\[(?:\\.|[^\]\\])*\]', re.DOTALL)
_REPEAT = re.compile(r"\{\s*(\d*)\s*,?\s*(\d*)\s*\}")


def check_shape(text: str) -> None:
    """Refuse grammars that could overrun the native parser.

    Raises:
        BadGrammar: empty, too long, nested or repeated too much, or with a character that ends C strings.
    """
    if not text.strip():
        raise BadGrammar("The grammar is empty, which would constrain nothing.")
    if len(text) > MAX_CHARS:
        raise BadGrammar(f"The grammar has {len(text)} characters, more than {MAX_CHARS}; use a shorter text.")
    if "\x00" in text:
        raise BadGrammar("The grammar contains a NUL character.")
    if _depth(text) > MAX_DEPTH:
        raise BadGrammar(f"The grammar is nested more than {MAX_DEPTH} levels deep.")
    counts = [int(n) for pair in _REPEAT.findall(_LITERALS.sub("", text)) for n in pair if n]
    if max(counts, default=0) > MAX_REPEAT:
        raise BadGrammar(f"The grammar repeats something more than {MAX_REPEAT} times.")


def _depth(text: str) -> int:
    """Deepest nesting of groups outside literals and character classes."""
    depth = deepest = 0
    for char in _LITERALS.sub("", text):
        if char == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif char == ")":
            depth -= 1
    return deepest


def bounded(schema: Any) -> Any:
    """The schema with string lengths that llama.cpp can take; whoever parses the answer checks the real limits."""
    if isinstance(schema, dict):
        kept = {k: bounded(v) for k, v in schema.items() if k != "pattern" or not isinstance(v, str) or _anchored(v)}
        if isinstance(kept.get("maxLength"), int):
            kept["maxLength"] = min(kept["maxLength"], MAX_STRING)
        if isinstance(kept.get("minLength"), int):
            kept["minLength"] = min(kept["minLength"], MAX_STRING)
        return kept
    return [bounded(v) for v in schema] if isinstance(schema, list) else schema


def _anchored(pattern: str) -> bool:
    return pattern.startswith("^") and pattern.endswith("$")


def from_schema(schema: dict[str, Any]) -> str:
    """The grammar of all JSON texts that fit a schema.

    Raises:
        BadGrammar: the schema uses something that cannot be turned into a grammar.
    """
    convert = importlib.import_module("llama_cpp.llama_grammar").json_schema_to_gbnf
    try:
        text = str(convert(json.dumps(bounded(schema))))
    except Exception as error:
        # The converter signals unknown constructs with assertions, KeyErrors, NotImplementedErrors and more.
        raise BadGrammar(f"The schema cannot constrain an answer ({type(error).__name__}: {error}).") from error
    # The converter allows raw control characters in strings, which no strict JSON parser reads.
    return text.replace(r'char ::= [^"\\]', r'char ::= [^"\\\x00-\x1F\x7F]')


class Grammars:
    """Checked grammars of one model, the most recently used ones kept parsed."""

    def __init__(self, native: NativeModel) -> None:
        self._native = native
        self._parsed: OrderedDict[str, Any] = OrderedDict()
        self._guard = threading.Lock()

    def __len__(self) -> int:
        return len(self._parsed)

    def check(self, text: str) -> None:
        """Parse a grammar and keep it.

        Raises:
            BadGrammar: llama.cpp would not accept it.
        """
        with self._guard:
            self._get(text)

    @contextmanager
    def use(self, text: str) -> Iterator[Any]:
        """A fresh sampler for one answer."""
        with self._guard:
            sampler = self._native.clone(self._get(text))
        try:
            yield sampler
        finally:
            self._native.release(sampler)

    def _get(self, text: str) -> Any:
        if text in self._parsed:
            self._parsed.move_to_end(text)
            return self._parsed[text]
        check_shape(text)
        sampler = self._native.grammar(text.encode("utf-8", "replace"))
        if not sampler:
            raise BadGrammar("llama.cpp does not accept the grammar.")
        self._parsed[text] = sampler
        while len(self._parsed) > _KEPT:
            self._native.release(self._parsed.popitem(last=False)[1])
        return sampler

    def close(self) -> None:
        """Free all of them."""
        while self._parsed:
            self._native.release(self._parsed.popitem()[1])
