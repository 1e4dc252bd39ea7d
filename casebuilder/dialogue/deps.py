"""The collaborators of a turn, passed in; any of them may be missing, and the conversation still works."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from casebuilder.prompting import PromptLibrary
from casebuilder.rules.policy import Policy

if TYPE_CHECKING:
    from casebuilder.dialogue.extraction.route import Router
    from casebuilder.llm.factory import LoadedModel
    from casebuilder.marking.tagger import Tagger
    from casebuilder.retrieval import Library


@dataclass
class Deps:
    """What the nodes work with."""

    prompts: PromptLibrary
    policy: Policy
    model: "LoadedModel | None" = None
    """The language model; without it extraction rests on rules and the sentence encoder."""
    library: "Library | None" = None
    """The knowledge; without it nothing is cited."""
    servers: tuple[str, ...] = ()
    """Where the sponsor's words go ("the model server at llm.example.org"); empty if nowhere. Said in the greeting."""
    router: "Router | None" = None
    """Routes sentences to fields; without it only the section that was asked about is read."""
    tagger: "Tagger | None" = None
    """Marks the words of fields; without it the readers' rules read alone."""

    @cached_property
    def questions(self) -> dict[str, dict[str, object]]:
        """The question bank by section, in the order of the interview."""
        return {s["id"]: s for s in self.prompts.data("questions")["section"]}

    @property
    def phrases(self) -> dict[str, str]:
        """What the assistant says around the questions."""
        return self.prompts.data("phrases")
