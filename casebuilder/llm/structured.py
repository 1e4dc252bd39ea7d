"""Structured answers that are trusted only when they are complete and fit the schema.

LangChain's own parsers repair what was cut off, so a truncated answer looks valid; these do not.
"""

import json
from collections.abc import Callable
from operator import itemgetter
from typing import Any

from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import AIMessage
from langchain_core.runnables import Runnable, RunnableLambda, RunnableMap, RunnablePassthrough
from langchain_core.utils.function_calling import convert_to_json_schema
from pydantic import BaseModel, ValidationError

from casebuilder.errors import Cancelled, ModelError
from casebuilder.llm.base import Truncated, Unfit

Schema = dict[str, Any] | type[BaseModel]


def json_schema(schema: Any) -> dict[str, Any]:
    """The JSON schema to constrain with, without the words that do not constrain."""
    return {k: v for k, v in convert_to_json_schema(schema).items() if k not in {"title", "description"}}


def parse(schema: Any, text: str, finish_reason: str) -> Any:
    """The object that a complete answer stands for: a model instance, or a dict for a plain schema.

    Raises:
        Truncated: the answer was cut off.
        Cancelled: the answer was stopped.
        Unfit: the answer is not JSON or does not fit the schema.
    """
    if finish_reason == "cancelled":
        raise Cancelled("The answer was stopped.")
    if finish_reason != "stop":
        raise Truncated("The model's answer was cut off before it was complete; ask for less at once.")
    try:
        if isinstance(schema, type) and issubclass(schema, BaseModel):
            return schema.model_validate_json(text, strict=True)
        value = json.loads(text)
    except (ValidationError, ValueError) as error:
        raise Unfit(f"The model's answer does not fit the form ({_first_line(error)}).") from error
    _check(value, json_schema(schema))
    return value


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc'])) or 'answer'}: {first['msg']}"
    return str(error).splitlines()[0]


def _check(value: Any, schema: dict[str, Any]) -> None:
    from jsonschema import Draft202012Validator

    error = next(iter(Draft202012Validator(schema).iter_errors(value)), None)
    if error is not None:
        raise Unfit(f"The model's answer does not fit the form ({error.message}).")


def structured(
    model: Runnable[LanguageModelInput, AIMessage], schema: Any, include_raw: bool
) -> Runnable[LanguageModelInput, Any]:
    """A chain from input to parsed answer; with `include_raw` to `{raw, parsed, parsing_error}`."""
    parser: Runnable[Any, Any] = RunnableLambda(_parser(schema))
    if not include_raw:
        return model | parser
    good = RunnablePassthrough.assign(parsed=itemgetter("raw") | parser, parsing_error=lambda _: None)
    bad = RunnablePassthrough.assign(parsed=lambda _: None)
    return RunnableMap[Any](raw=model) | good.with_fallbacks(
        [bad], exceptions_to_handle=(ModelError,), exception_key="parsing_error"
    )


def _parser(schema: Any) -> Callable[[AIMessage], Any]:
    def read(message: AIMessage) -> Any:
        return parse(schema, message.text, str(message.response_metadata.get("finish_reason", "")))

    return read
