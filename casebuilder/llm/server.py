"""A model on an OpenAI-compatible server (llama-server, vLLM and the like), set by an administrator."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import openai
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from casebuilder.errors import Cancelled, CasebuilderError, EnvironmentProblem, ModelError
from casebuilder.llm.base import BadGrammar, TooLong
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.structured import json_schema, structured

_ONLY_EMBEDDED = ("static", "on_queue", "timeout")
_NO_KEY = "none"


@contextmanager
def plain_errors(url: str) -> Iterator[None]:
    """Turn whatever goes wrong with a server into one sentence with the next step."""
    try:
        yield
    except CasebuilderError:
        raise
    except openai.APITimeoutError as error:
        raise EnvironmentProblem(
            f"The model server at {url} took too long; try again or raise the time limit in the settings."
        ) from error
    except openai.APIConnectionError as error:
        raise EnvironmentProblem(
            f"No model server answers at {url}; start it or change its address in the settings."
        ) from error
    except openai.APIStatusError as error:
        raise _refusal(url, error) from error
    except (openai.OpenAIError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError) as error:
        raise ModelError(f"The server at {url} answers, but not as a model server does; check its address.") from error


def _refusal(url: str, error: openai.APIStatusError) -> CasebuilderError:
    status = error.status_code
    if status in {401, 403}:
        return EnvironmentProblem(f"The model server at {url} refuses the key; set the right one in the settings.")
    if status == 404:
        return EnvironmentProblem(
            f"The server at {url} does not have this model or this address; check both in the settings."
        )
    if status == 400 and "context" in str(error.message).lower():
        return TooLong("The text is too long for the model on the server; shorten it.")
    if status in {400, 422}:
        return ModelError(f"The model server at {url} does not accept the request (status {status}).")
    if status == 429:
        return ModelError(f"The model server at {url} is busy; try again in a moment.")
    return ModelError(f"The model server at {url} failed (status {status}); try again or look at its log.")


class ServerChatModel(ChatOpenAI):
    """`ChatOpenAI` whose failures are sentences, and whose structured answers are trusted only when complete.

    Takes the keyword `cancel` (a `threading.Event`) as the embedded model does; what only an embedded model can use
    (`static`, `on_queue`, `timeout`) is accepted and has no effect.
    """

    @property
    def _where(self) -> str:
        return str(self.openai_api_base)

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        cancel = _prepare(kwargs)
        chunk = None
        with plain_errors(self._where):
            for chunk in super()._stream(*args, **kwargs):
                yield chunk
                if cancel is not None and cancel.is_set():
                    yield _cancelled(self.model_name)
                    return
            if chunk is None:
                raise ValueError("nothing was streamed")

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        cancel = _prepare(kwargs)
        if cancel is not None and cancel.is_set():
            raise Cancelled("The answer was stopped.")
        with plain_errors(self._where):
            return super()._generate(messages, stop, run_manager, **kwargs)

    def with_structured_output(  # type: ignore[override]
        self, schema: Any, *, include_raw: bool = False, method: str = "json_schema", **kwargs: Any
    ) -> Runnable[LanguageModelInput, Any]:
        """A chain that answers with an instance of `schema` (a pydantic class) or a dict (a JSON schema).

        Raises:
            Truncated, Unfit: when run, instead of a repaired or guessed answer.
        """
        wanted = closed(json_schema(schema))
        name = getattr(schema, "__name__", None) or (schema.get("title") if isinstance(schema, dict) else None)
        form = {"name": str(name or "answer"), "strict": True, "schema": wanted}
        # Given as part of the body, so that the client library does not parse (and fail on) answers that were cut off.
        body = {"response_format": {"type": "json_schema", "json_schema": form}}
        bound = self.bind(extra_body=body, **kwargs)
        return structured(bound, schema, include_raw)


def _prepare(kwargs: dict[str, Any]) -> Any:
    """Drop what only embedded models use; return the cancel event."""
    if kwargs.pop("grammar", None) is not None or kwargs.pop("answer_prefix", None):
        raise BadGrammar("A model server cannot follow a grammar; ask it for structured output.")
    for name in _ONLY_EMBEDDED:
        kwargs.pop(name, None)
    return kwargs.pop("cancel", None)


def _cancelled(name: str) -> ChatGenerationChunk:
    about = {"finish_reason": "cancelled", "model_name": name}
    return ChatGenerationChunk(
        message=AIMessageChunk(content="", response_metadata=about, chunk_position="last"),
        generation_info={"finish_reason": "cancelled"},
    )


def closed(schema: Any) -> Any:
    """The schema with every object limited to its named properties, as strict mode demands."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) for key, value in schema.items()}
    if result.get("type") == "object" and "properties" in result:
        result["additionalProperties"] = False
        result["required"] = list(result["properties"])
    return result


def connect(config: LlmConfig) -> tuple[ServerChatModel, str]:
    """A chat model on the configured server, and the name of the model there.

    Raises:
        EnvironmentProblem: no address is set, nobody answers, the key is refused, or there is no model.
        ModelError: what answers is no model server.
    """
    if config.server_url is None:
        raise EnvironmentProblem("No model server is set; give its address in the settings.")
    url = config.server_url.rstrip("/")
    key = config.api_key or SecretStr(_NO_KEY)
    name = config.server_model or _first_model(url, key, min(config.server_timeout, 15.0))
    model = ServerChatModel(
        model=name,
        base_url=url,
        api_key=key,
        timeout=config.server_timeout,
        max_retries=1,
        stream_usage=True,
        temperature=0.0,
        seed=config.seed,
        max_completion_tokens=config.max_tokens,
    )
    return model, name


def _first_model(url: str, key: SecretStr, timeout: float) -> str:
    with plain_errors(url):
        client = openai.OpenAI(base_url=url, api_key=key.get_secret_value(), timeout=timeout, max_retries=0)
        with client:
            models = [model.id for model in client.models.list()]
    if not models:
        raise EnvironmentProblem(f"The model server at {url} offers no model; load one there.")
    return str(models[0])
