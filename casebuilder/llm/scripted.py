"""A model that says what it is told to: for unit tests and smoke runs of evaluations, never for users."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import ConfigDict, Field

from casebuilder.errors import Cancelled, ModelError
from casebuilder.llm.base import FinishReason, Piece, Usage
from casebuilder.llm.embedded import joined, to_chunk
from casebuilder.llm.structured import json_schema, structured

_PIECE_CHARS = 8


@dataclass(frozen=True)
class Line:
    """One scripted answer and how it misbehaves: cut short after some characters, late, or an error instead."""

    text: str = ""
    cut_after: int | None = None
    delay_s: float = 0.0
    error: Exception | None = None


Reply = str | Line
Script = Callable[[list[BaseMessage]], Reply]


class ScriptedChatModel(BaseChatModel):
    """Answers from `replies` in order, or from `script` (a function of the messages).

    `seen` collects the messages of every call. Usage counts words.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    replies: Sequence[Reply] = ()
    script: Script | None = None
    model_name: str = "scripted"
    seen: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "casebuilder-scripted"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model_name": self.model_name}

    def _next(self, messages: list[BaseMessage]) -> Line:
        number = len(self.seen)
        self.seen.append(list(messages))
        if self.script is not None:
            reply = self.script(messages)
        elif number < len(self.replies):
            reply = self.replies[number]
        else:
            raise ModelError(f"The script has {len(self.replies)} answers and was asked for one more.")
        return Line(reply) if isinstance(reply, str) else reply

    def _pieces(self, line: Line, messages: list[BaseMessage], stop: Sequence[str], cancel: Any) -> Iterator[Piece]:
        text = line.text if line.cut_after is None else line.text[: line.cut_after]
        reason: FinishReason = "stop" if line.cut_after is None else "length"
        for end in stop:
            text = text.split(end)[0]
        for start in range(0, len(text), _PIECE_CHARS):
            if cancel is not None and cancel.is_set():
                reason = "cancelled"
                break
            yield Piece(text[start : start + _PIECE_CHARS])
        usage = Usage(sum(len(m.text.split()) for m in messages), len(text.split()))
        yield Piece("", reason, usage)

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        line = self._next(messages)
        cancel = kwargs.get("cancel")
        if line.delay_s and cancel is not None and cancel.wait(line.delay_s):
            raise Cancelled("The answer was stopped.")
        if line.delay_s and cancel is None:
            time.sleep(line.delay_s)
        if line.error is not None:
            raise line.error
        for piece in self._pieces(line, messages, stop or (), cancel):
            chunk = to_chunk(piece, self.model_name)
            if run_manager is not None:
                run_manager.on_llm_new_token(piece.text, chunk=chunk)
            yield chunk

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return joined(self._stream(messages, stop, run_manager, **kwargs))

    def with_structured_output(
        self, schema: Any, *, include_raw: bool = False, method: str = "json_schema", **kwargs: Any
    ) -> Runnable[LanguageModelInput, Any]:
        """As the other models: the scripted text is parsed strictly, and only when complete."""
        shown = {"kwargs": {"method": method}, "schema": json_schema(schema)}
        return structured(self.bind(ls_structured_output_format=shown, **kwargs), schema, include_raw)
