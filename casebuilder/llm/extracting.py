"""Asking a model for the values of fields in a text; every value is an exact span of that text, a choice, or absent."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Unpack

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from casebuilder.errors import ModelError
from casebuilder.llm.base import Message, Truncated, Unfit
from casebuilder.llm.calls import Options, Slot
from casebuilder.llm.copying import CopySource, Field, Value, read_answer, value_grammar
from casebuilder.llm.engine import LlamaEngine

_TOKENS_PER_WORD = 5
_TOKENS_MORE = 8


@dataclass(frozen=True)
class Example:
    """A text and what the fields are in it; fields that are not named are absent."""

    text: str
    values: Mapping[str, str | None]


def extract(
    model: LlamaEngine | BaseChatModel,
    instruction: str,
    text: str,
    fields: Sequence[Field],
    examples: Sequence[Example] = (),
    *,
    one_at_a_time: bool = False,
    **options: Unpack[Options],
) -> dict[str, Value]:
    """The values of `fields` in `text`.

    The instruction and the examples must not change from call to call: they are read once. An embedded model writes
    nothing but the values, under a grammar; any other model writes JSON, and what is no copy of the text is dropped.

    Args:
        model: the engine, or a LangChain chat model.
        instruction: what to do, for the model.
        text: the passage to copy from; at most `copying.MAX_UNITS` words and marks.
        fields: what to look for, in the order in which the model writes it.
        examples: solved examples, shown as earlier turns.
        one_at_a_time: ask for each field without having written the others (embedded models only).
        options: as for `LlamaEngine.stream`; other models take `max_tokens` only.

    Raises:
        TooLong: the text has too many words; pass a part of it.
        ModelError: the model failed (see `LlamaEngine.stream`).
    """
    source = CopySource(text)
    if not source.units:
        return {field.name: None for field in fields}
    shown = _conversation(instruction, text, fields, examples)
    engine = model if isinstance(model, LlamaEngine) else getattr(model, "engine", None)
    if isinstance(engine, LlamaEngine):
        values = _filled(engine, source, shown, fields, one_at_a_time, options)
    else:
        assert isinstance(model, BaseChatModel)
        values = _asked(model, shown, fields, options)
    return read_answer(source, fields, values)


def prime(
    engine: LlamaEngine,
    instruction: str,
    fields: Sequence[Field],
    examples: Sequence[Example] = (),
    **options: Unpack[Options],
) -> None:
    """Read what every `extract` with these arguments begins with now, so that no later call or run needs to."""
    engine.prime(_conversation(instruction, "", fields, examples)[:-1], **options)


def _conversation(instruction: str, text: str, fields: Sequence[Field], examples: Sequence[Example]) -> list[Message]:
    messages: list[Message] = [{"role": "system", "content": instruction}]
    for example in examples:
        solved = {field.name: example.values.get(field.name) for field in fields}
        messages.append({"role": "user", "content": example.text})
        messages.append({"role": "assistant", "content": json.dumps(solved, ensure_ascii=False)})
    return [*messages, {"role": "user", "content": text}]


def _filled(
    engine: LlamaEngine,
    source: CopySource,
    shown: list[Message],
    fields: Sequence[Field],
    one_at_a_time: bool,
    options: Options,
) -> dict[str, Any]:
    call: Options = {"static": len(shown) - 1, **options}
    if one_at_a_time:
        return {k: v for field in fields for k, v in _fill(engine, source, shown, [field], call).items()}
    return _fill(engine, source, shown, fields, call)


def _fill(
    engine: LlamaEngine, source: CopySource, shown: list[Message], fields: Sequence[Field], call: Options
) -> dict[str, Any]:
    parts: list[str | Slot] = []
    for at, field in enumerate(fields):
        after = "}" if at == len(fields) - 1 else ","
        parts.append(("{" if not at else " ") + json.dumps(field.name, ensure_ascii=False) + ":")
        grammar = value_grammar(source, field, before=" ", after=after)
        parts.append(Slot(grammar, _TOKENS_MORE + _TOKENS_PER_WORD * field.max_words))
    filled = engine.fill(shown, parts, **call)
    done = zip(fields, filled.values, filled.finished, strict=True)
    return {field.name: json.loads(value[:-1]) if finished else None for field, value, finished in done}


def _asked(model: BaseChatModel, shown: Sequence[Message], fields: Sequence[Field], options: Options) -> dict[str, Any]:
    """Values from a model whose writing cannot be constrained to copies; one that fails the form gave no values."""
    schema = {
        "title": "values",
        "description": "The values found in the text, copied word for word.",
        "type": "object",
        "properties": {field.name: _field_schema(field) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }
    limit: dict[str, Any] = {"max_tokens": options["max_tokens"]} if "max_tokens" in options else {}
    chain = model.with_structured_output(schema, method="json_schema", **limit)
    try:
        values = chain.invoke([_langchain(m) for m in shown])
    except (Unfit, Truncated):
        return {}
    if not isinstance(values, dict):
        raise ModelError("The model answered with something that is no object; ask again.")
    return values


def _field_schema(field: Field) -> dict[str, Any]:
    if field.choices:
        return {"enum": [*field.choices, *([None] if field.nullable else [])]}
    return {"type": ["string", "null"]}


def _langchain(message: Message) -> BaseMessage:
    kinds: dict[str, type[BaseMessage]] = {"system": SystemMessage, "assistant": AIMessage}
    return kinds.get(message["role"], HumanMessage)(content=message["content"])
