"""From messages to the prompt text of one model: its own chat template, with untrusted text made harmless."""

import importlib
import re
from collections.abc import Sequence
from typing import Any

from casebuilder.errors import EnvironmentProblem, ModelError
from casebuilder.llm.base import Message
from casebuilder.llm.native import NativeModel

_CONTROL_CHARS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
_PROBE = "casebuilder probe"
ZERO_WIDTH_SPACE = "\u200b"


def merged(messages: Sequence[Message]) -> list[Message]:
    """Messages in which no role speaks twice in a row."""
    result: list[Message] = []
    for message in messages:
        if result and result[-1]["role"] == message["role"]:
            joined = result[-1]["content"] + "\n\n" + message["content"]
            result[-1] = {"role": message["role"], "content": joined}
        else:
            result.append({"role": message["role"], "content": message["content"]})
    return result


def without_system(messages: Sequence[Message]) -> list[Message]:
    """The same conversation for templates that know no system role: its text opens the next user message."""
    return merged([{**m, "role": "user"} if m["role"] == "system" else m for m in messages])


class ChatTemplate:
    """The chat template that the model file carries.

    Raises:
        EnvironmentProblem: the file carries none, so nobody knows how to talk to the model.
    """

    def __init__(self, native: NativeModel, name: str) -> None:
        source = native.metadata("tokenizer.chat_template")
        if not source:
            raise EnvironmentProblem(f"{name} carries no chat template; choose an instruction-tuned model.")
        formatter = importlib.import_module("llama_cpp.llama_chat_format").Jinja2ChatFormatter
        self._name = name
        try:
            self._format: Any = formatter(
                source, eos_token=native.special_text("eos"), bos_token=native.special_text("bos")
            )
            self._takes_system = self._probe([{"role": "system", "content": _PROBE}, {"role": "user", "content": "x"}])
            usable = self._probe([{"role": "user", "content": _PROBE}])
        except Exception as error:
            raise EnvironmentProblem(f"The chat template of {name} cannot be used; choose another model.") from error
        if not usable:
            raise EnvironmentProblem(f"The chat template of {name} drops what the user says; choose another model.")
        texts = sorted(set(native.control_texts()), key=len, reverse=True)
        self._controls = re.compile("|".join(map(re.escape, texts))) if texts else None

    def _probe(self, messages: list[Message]) -> bool:
        """Whether the template shows what the first message says; many drop or refuse the system role."""
        try:
            return _PROBE in self._raw(messages)
        except ModelError:
            return False

    def _raw(self, messages: Sequence[Message]) -> str:
        try:
            return str(self._format(messages=list(messages), enable_thinking=False).prompt)
        except Exception as error:
            # A template is a program of a stranger: it may raise whatever Jinja or its author chose.
            raise ModelError(f"The chat template of {self._name} refuses this conversation ({error}).") from error

    def clean(self, text: str) -> str:
        """Text in which nothing acts as a control token; control characters become spaces."""
        text = _CONTROL_CHARS.sub(" ", text.encode("utf-8", "replace").decode("utf-8"))
        if self._controls is None:
            return text
        return self._controls.sub(lambda m: m.group()[0] + ZERO_WIDTH_SPACE + m.group()[1:], text)

    def render(self, messages: Sequence[Message], answer_prefix: str = "") -> str:
        """The prompt up to where the model goes on; `answer_prefix` is the beginning of its answer.

        Raises:
            ModelError: the template refuses the conversation.
        """
        safe: list[Message] = [{"role": m["role"], "content": self.clean(m["content"])} for m in messages]
        shaped = merged(safe) if self._takes_system else without_system(safe)
        return self._raw(shaped) + self.clean(answer_prefix)
