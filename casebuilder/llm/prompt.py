"""From messages to tokens, knowing which leading tokens never change."""

import json
from collections import OrderedDict
from collections.abc import Sequence

from casebuilder.llm.base import Message, TooLong
from casebuilder.llm.calls import Call
from casebuilder.llm.memory import common_length
from casebuilder.llm.native import NativeModel
from casebuilder.llm.template import ChatTemplate

_CHARS_PER_TOKEN = 24
_KEPT = 64


class Prompts:
    """Tokens of prompts for one model."""

    def __init__(self, native: NativeModel, template: ChatTemplate) -> None:
        self._native, self._template = native, template
        self._static: OrderedDict[str, list[int]] = OrderedDict()

    def tokens(self, messages: Sequence[Message], call: Call) -> tuple[list[int], int]:
        """The prompt's tokens and how many of them are static.

        Raises:
            TooLong: the text cannot fit by its length alone (tokenisers may choke on megabytes).
        """
        chars = sum(len(m["content"]) for m in messages) + len(call.answer_prefix)
        if chars > self._native.n_ctx * _CHARS_PER_TOKEN:
            raise TooLong(f"The text of {chars} characters is too long for the model; shorten it.")
        tokens = self._native.tokenize(self._template.render(messages, call.answer_prefix), special=True)
        static = self.static_tokens(messages[: call.static]) if call.static else []
        return tokens, len(static) if static and tokens[: len(static)] == static else 0

    def static_tokens(self, messages: Sequence[Message]) -> list[int]:
        """The tokens that every prompt beginning with these messages begins with."""
        key = json.dumps(list(messages))
        if key not in self._static:
            role = "user" if not messages or messages[-1]["role"] != "user" else "assistant"
            first, second = (
                self._native.tokenize(self._template.render([*messages, {"role": role, "content": c}]), special=True)
                for c in ("0", "x")
            )
            # One token less: the last one may join with the beginning of the next message.
            self._static[key] = first[: max(common_length(first, second) - 1, 0)]
            while len(self._static) > _KEPT:
                self._static.popitem(last=False)
        self._static.move_to_end(key)
        return self._static[key]

    def tails(
        self, messages: Sequence[Message], call: Call, prompt: list[int], choices: Sequence[str]
    ) -> tuple[list[int], list[list[int]]]:
        """What all choices have in common with the prompt, and the tokens of each choice after that.

        Prompt and choice are tokenised together, as the model would have written them.
        """
        text = self._template.render(messages, call.answer_prefix)
        whole = [self._native.tokenize(text + self._template.clean(c), special=True) for c in choices]
        shared = min((common_length(prompt, w) for w in whole), default=len(prompt))
        return prompt[:shared], [w[shared:] for w in whole]

    def literal(self, text: str) -> list[int]:
        """Tokens of a known part of an answer."""
        return self._native.tokenize(self._template.clean(text), special=False)
