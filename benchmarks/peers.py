"""Other ways of reading a message into a flat object with the same model file, each set up as well as it goes.

All: greedy decoding, no repeat penalty, one thread, the same instruction that explains every field. What differs from
the packages' own defaults, and why:

- The weights stay in their plain layout where the processor claims AMX (`plain_weights`): our engine has the same
  setting (`casebuilder/llm/native.py`), and without it the process is killed on machines that only claim it.
- `ChatLlamaCpp(streaming=False)`: streaming is its default, and then it repeats the name of the tool once a token, so
  that no answer is ever recognised.
- `ChatLlamaCpp(rope_freq_base=0, rope_freq_scale=0)` takes the positions from the model file; its default of 10,000 is
  a tenth of what this model was trained with.
- instructor uses `Mode.TOOLS`: its mode for llama-cpp-python in its own guide, `JSON_SCHEMA`, sends a response format
  that llama-cpp-python 0.3.36 does not know and silently ignores, and the model answers in prose.
- trustcall asks for tools by name or by "any"; ChatLlamaCpp refuses "any" when the extractor is made, and does not hold
  the model to a tool that is named by a mere string. `_chat_by_name` says both in the form that it knows.
"""

import json
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flat_messages import instruction, model_of, solved
from pydantic import BaseModel

from casebuilder.llm.base import Message
from casebuilder.llm.engine import LlamaEngine
from casebuilder.llm.hardware import tiles_advertised

MAX_TOKENS = 256  # the largest right answer takes some 110; a model that goes round in circles stops here
CONTEXT = 2048
TRIES = 2
"""Answers that instructor and trustcall may ask for when the first one is not valid."""

Reader = Callable[[str, str], dict[str, Any]]
"""From section and message to the values."""


class Truncated(Exception):
    """The answer ran into the limit."""


@contextmanager
def plain_weights() -> Iterator[None]:
    """Load models without the repacked weights that need AMX, where AMX cannot be trusted."""
    import llama_cpp.llama_cpp as native

    plain = native.llama_model_default_params

    def careful() -> Any:
        params = plain()
        params.use_extra_bufts = not tiles_advertised()
        return params

    native.llama_model_default_params = careful
    try:
        yield
    finally:
        native.llama_model_default_params = plain


def _shown(section: str, examples: bool) -> list[Message]:
    """Return what comes before the message: the instruction, and the solved examples if wanted."""
    shown: list[Message] = [{"role": "system", "content": instruction(section)}]
    for text, answer in solved(section) if examples else ():
        shown += [{"role": "user", "content": text}, {"role": "assistant", "content": answer}]
    return shown


def _asked(section: str, message: str, examples: bool) -> list[dict[str, str]]:
    return [*map(dict, _shown(section, examples)), {"role": "user", "content": message}]


def _chat(path: Path, kind: type[Any]) -> Any:
    with plain_weights():
        return kind(
            model_path=str(path),
            n_ctx=CONTEXT,
            n_batch=512,
            n_threads=1,
            temperature=0.0,
            repeat_penalty=1.0,
            max_tokens=MAX_TOKENS,
            streaming=False,
            rope_freq_base=0.0,
            rope_freq_scale=0.0,
            verbose=False,
            model_kwargs={"n_threads_batch": 1},
        )


def chat_model(path: Path, examples: bool) -> Reader:
    """`ChatLlamaCpp.with_structured_output` of langchain-community."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from langchain_community.chat_models.llamacpp import ChatLlamaCpp
    model = _chat(path, ChatLlamaCpp)

    def read(section: str, message: str) -> dict[str, Any]:
        answer = model.with_structured_output(model_of(section)).invoke(_asked(section, message, examples))
        return dict(answer.model_dump())

    return read


def _chat_by_name() -> type[Any]:
    """Return a ChatLlamaCpp that is held to a tool named by a string; "any" is the first one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from langchain_community.chat_models.llamacpp import ChatLlamaCpp
    from langchain_core.utils.function_calling import convert_to_openai_tool

    class ByName(ChatLlamaCpp):  # type: ignore[misc]
        def bind_tools(self, tools: Sequence[Any], *, tool_choice: Any = None, **kwargs: Any) -> Any:
            if isinstance(tool_choice, str):
                first = convert_to_openai_tool(tools[0])["function"]["name"]
                name = first if tool_choice == "any" else tool_choice
                tool_choice = {"type": "function", "function": {"name": name}}
            return super().bind_tools(tools, tool_choice=tool_choice, **kwargs)

    return ByName


def trustcall(path: Path, examples: bool) -> Reader:
    """An extractor of trustcall over ChatLlamaCpp."""
    from trustcall import create_extractor

    model = _chat(path, _chat_by_name())
    made: dict[str, Any] = {}

    def read(section: str, message: str) -> dict[str, Any]:
        if section not in made:
            schema = model_of(section)
            made[section] = create_extractor(model, tools=[schema], tool_choice=schema.__name__)
        asked = {"messages": _asked(section, message, examples)}
        (answer,) = made[section].invoke(asked, config={"configurable": {"max_attempts": TRIES}})["responses"]
        return dict(answer.model_dump())

    return read


def instructor(path: Path, examples: bool) -> Reader:
    """A call patched by instructor over llama-cpp-python."""
    import instructor as package
    from llama_cpp import Llama

    with plain_weights():
        llama = Llama(model_path=str(path), n_ctx=CONTEXT, n_threads=1, n_threads_batch=1, verbose=False)
    create: Any = package.patch(create=llama.create_chat_completion_openai_v1, mode=package.Mode.TOOLS)

    def read(section: str, message: str) -> dict[str, Any]:
        answer: BaseModel = create(
            response_model=model_of(section),
            messages=_asked(section, message, examples),
            max_retries=TRIES - 1,
            max_tokens=MAX_TOKENS,
            temperature=0.0,
            repeat_penalty=1.0,
        )
        return answer.model_dump()

    return read


def few_shot(engine: LlamaEngine, sections: Sequence[str]) -> Reader:
    """Solved examples and a JSON-schema grammar through our own engine, which has read them before."""
    shown = {section: _shown(section, examples=True) for section in sections}
    for prompt in shown.values():
        engine.prime(prompt)

    def read(section: str, message: str) -> dict[str, Any]:
        before = shown[section]
        asked: list[Message] = [*before, {"role": "user", "content": message}]
        schema = model_of(section).model_json_schema()
        answer = engine.answer(asked, schema=schema, static=len(before), max_tokens=MAX_TOKENS)
        if answer.finish_reason != "stop":
            raise Truncated
        return model_of(section).model_validate(json.loads(answer.text)).model_dump()

    return read
