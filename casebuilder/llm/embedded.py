"""The model in this process behind LangChain's chat model interface."""

from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    ChatMessage,
    HumanMessage,
    SystemMessage,
)
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import ConfigDict

from casebuilder.errors import ModelError
from casebuilder.llm.base import Message, Piece, Usage
from casebuilder.llm.engine import LlamaEngine
from casebuilder.llm.structured import json_schema, structured


def to_messages(messages: Sequence[BaseMessage]) -> list[Message]:
    """LangChain messages as plain ones.

    Raises:
        ModelError: a message of a kind that a chat template has no place for.
    """
    return [{"role": _role(m), "content": m.text} for m in messages]


def _role(message: BaseMessage) -> str:
    if isinstance(message, SystemMessage):
        return "system"
    if isinstance(message, HumanMessage):
        return "user"
    if isinstance(message, AIMessage):
        return "assistant"
    if isinstance(message, ChatMessage) and message.role in {"system", "user", "assistant"}:
        return message.role
    raise ModelError(f"A message of type `{message.type}` cannot be given to this model.")


def usage_metadata(usage: Usage) -> UsageMetadata:
    """Usage in LangChain's terms."""
    return UsageMetadata(
        input_tokens=usage.input,
        output_tokens=usage.output,
        total_tokens=usage.total,
        input_token_details={"cache_read": usage.cached},
    )


def to_chunk(piece: Piece, model_name: str) -> ChatGenerationChunk:
    """A piece of an answer in LangChain's terms."""
    if piece.finish_reason is None or piece.usage is None:
        return ChatGenerationChunk(message=AIMessageChunk(content=piece.text))
    about = {"finish_reason": piece.finish_reason, "model_name": model_name}
    message = AIMessageChunk(
        content=piece.text,
        usage_metadata=usage_metadata(piece.usage),
        response_metadata=about,
        chunk_position="last",
    )
    return ChatGenerationChunk(message=message, generation_info={"finish_reason": piece.finish_reason})


def joined(chunks: Iterator[ChatGenerationChunk]) -> ChatResult:
    """A whole answer from its chunks, so that streaming and not streaming are one code path."""
    whole: AIMessageChunk | None = None
    for chunk in chunks:
        part = chunk.message
        assert isinstance(part, AIMessageChunk)
        whole = part if whole is None else whole + part
    if whole is None:
        raise ModelError("The model gave no answer; ask again.")
    message = AIMessage(
        content=whole.content, usage_metadata=whole.usage_metadata, response_metadata=whole.response_metadata
    )
    return ChatResult(generations=[ChatGeneration(message=message)])


class EmbeddedChatModel(BaseChatModel):
    """A `LlamaEngine` as a LangChain chat model.

    Besides the usual ones, calls take the keyword arguments of `LlamaEngine.stream` (`static`, `cancel`, `on_queue`,
    `seed`, `temperature`, `max_tokens`, `grammar`, `answer_prefix`, `timeout`) and `response_schema`.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    engine: LlamaEngine
    model_name: str = "embedded"
    model_sha256: str = ""
    max_tokens: int = 512
    temperature: float = 0.0
    seed: int = 0

    @property
    def _llm_type(self) -> str:
        return "casebuilder-embedded"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {
            "model_name": self.model_name,
            "sha256": self.model_sha256,
            "max_tokens": self.max_tokens,
            "temperature": self.temperature,
            "seed": self.seed,
        }

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        schema = kwargs.pop("response_schema", None)
        kwargs.pop("ls_structured_output_format", None)
        options = {"max_tokens": self.max_tokens, "temperature": self.temperature, "seed": self.seed, **kwargs}
        for piece in self.engine.stream(to_messages(messages), schema=schema, stop=stop or (), **options):
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
        """A chain that answers with an instance of `schema` (a pydantic class) or a dict (a JSON schema).

        The answer is constrained while it is written, and parsed only when complete.

        Raises:
            Truncated, Unfit, Cancelled: when run, instead of a repaired or guessed answer.
        """
        wanted = json_schema(schema)
        shown = {"kwargs": {"method": method}, "schema": wanted}
        bound = self.bind(response_schema=wanted, ls_structured_output_format=shown, **kwargs)
        return structured(bound, schema, include_raw)
