"""Answers to questions back: about the terms of a business case, and about the product itself. The words are data."""

import re
from functools import lru_cache

from casebuilder.dialogue.deps import Deps

_WORD = re.compile(r"[\w'-]+")


def define(question: str, deps: Deps) -> str | None:
    """Return what a term named in a question means: the longest name counts; of a difference, both sides."""
    low = " ".join(question.lower().replace("’", "'").split())
    found: list[tuple[int, int, str]] = []
    for term in deps.prompts.data("glossary")["term"]:
        for name in term["names"]:
            match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", low)
            if match:
                found.append((-len(name), -match.start(), str(term["means"])))
    means = list(dict.fromkeys(m for _, _, m in sorted(found)))
    return " ".join(means[: 2 if "difference" in low else 1]) or None


def about_product(question: str, deps: Deps) -> str | None:
    """Return what is said when the question is about casebuilder itself, or `None`."""
    said = " ".join(_WORD.findall(question.lower().replace("’", "'").replace("'s", " 's")))
    for topic in deps.prompts.data("glossary")["product"]:
        if any(_row(asks).search(said) for asks in topic["asks"]):
            return str(topic["says"])
    return None


@lru_cache(maxsize=256)
def _row(asks: str) -> re.Pattern[str]:
    """Return the pattern of words that stand in this order, with others between them or not."""
    steps = ["(?:" + "|".join(re.escape(w) for w in step.split("|")) + r")(?![\w'-])" for step in asks.split()]
    return re.compile(r"(?<![\w'-])" + r"(?:\s[^\n]{0,25})?\s".join(steps))
