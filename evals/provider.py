"""The product's own chat model as an Inspect model: `--model casebuilder/embedded`.

`casebuilder/embedded` is the model that is installed with the product, `casebuilder/active` the one that
`casebuilder model use` chose, `casebuilder/NAME` one of the catalogue, `casebuilder/none` no model at all (rules and
classifier alone). Model arguments: `path` (a GGUF file), `server_url`, `home`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inspect_ai.model import (
    ChatMessage,
    GenerateConfig,
    ModelAPI,
    ModelOutput,
    ModelUsage,
    StopReason,
    modelapi,
)
from inspect_ai.tool import ToolChoice, ToolInfo

from casebuilder.errors import UserError
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.factory import LoadedModel, load_model
from casebuilder.settings import load_settings
from evals.product import Product, open_product

EMBEDDED, ACTIVE, NONE, SERVER = "embedded", "active", "none", "server"
_open: dict[object, Product] = {}
_models: dict[object, LoadedModel] = {}


class CasebuilderAPI(ModelAPI):
    """The model in this process, or on the product's server."""

    def __init__(
        self,
        model_name: str,
        base_url: str | None = None,
        api_key: str | None = None,
        config: GenerateConfig = GenerateConfig(),  # noqa: B008 - the signature that Inspect asks for
        path: str | None = None,
        server_url: str | None = None,
        home: str | None = None,
    ) -> None:
        super().__init__(model_name, base_url, api_key, [], config)
        settings = load_settings(Path(home) if home else None)
        self._home = settings.home
        self._llm = llm_config(settings.llm, model_name, path, server_url or base_url)

    def product(self, pins: Mapping[str, int] | None = None) -> Product:
        """Return the product around this model; opened once for each set of pins."""
        key = (repr(self._llm), str(self._home), tuple(sorted((pins or {}).items())))
        if key not in _open:
            close_all()  # one model in memory is enough
            _open[key] = open_product(self._llm, self._home, pins)
        return _open[key]

    def max_connections(self) -> int:
        """One: the model answers one after the other."""
        return 1

    def connection_key(self) -> str:
        """One queue for all that share the model."""
        return repr(self._llm)

    async def generate(
        self, input: list[ChatMessage], tools: list[ToolInfo], tool_choice: ToolChoice, config: GenerateConfig
    ) -> ModelOutput:
        """Answer with the product's chat model; a response schema becomes a grammar."""
        if tools:
            raise UserError("the product's models use no tools")
        return _generate(self._model(), self.model_name, input, config)

    def _model(self) -> LoadedModel:
        """Return the model alone: whoever asks it directly needs nothing of the product around it."""
        if self._llm is None:
            raise UserError("casebuilder/none has no model to ask; use casebuilder/embedded")
        key = (repr(self._llm), str(self._home))
        if key not in _models:
            close_all()
            _models[key] = load_model(self._llm, self._home)
        return _models[key]


@modelapi(name="casebuilder")
def casebuilder() -> type[ModelAPI]:
    """Tell Inspect of our models."""
    return CasebuilderAPI


def _generate(model: LoadedModel, name: str, asked: list[ChatMessage], config: GenerateConfig) -> ModelOutput:
    options: dict[str, Any] = {"temperature": config.temperature or 0.0}
    if config.max_tokens is not None:
        options["max_tokens"] = config.max_tokens
    if config.seed is not None:
        options["seed"] = config.seed
    if config.response_schema is not None:
        schema = config.response_schema.json_schema.model_dump(mode="json", exclude_none=True)
        if model.engine is not None:
            options["response_schema"] = schema
        else:
            body = {"name": config.response_schema.name, "schema": schema}
            options["response_format"] = {"type": "json_schema", "json_schema": body}
    answer = model.chat_model.invoke([(m.role, m.text) for m in asked], stop=config.stop_seqs, **options)
    reason: StopReason = "max_tokens" if answer.response_metadata.get("finish_reason") == "length" else "stop"
    output = ModelOutput.from_content(name, answer.text, stop_reason=reason)
    usage = answer.usage_metadata
    if usage is not None:
        output.usage = ModelUsage(
            input_tokens=usage["input_tokens"],
            output_tokens=usage["output_tokens"],
            total_tokens=usage["total_tokens"],
        )
    return output


def llm_config(chosen: LlmConfig, name: str, path: str | None, server_url: str | None) -> LlmConfig | None:
    """Return the settings of a model by its name after `casebuilder/`; `None` for none."""
    if name == NONE:
        return None
    if server_url or name == SERVER:
        url = server_url or chosen.server_url
        if url is None:
            raise UserError("there is no model server; pass -M server_url=http://127.0.0.1:8080/v1")
        return chosen.model_copy(update={"server_url": url})
    if name == ACTIVE:
        return chosen
    if path is None and name == EMBEDDED:
        from casebuilder.llm.catalog import embedded_entry

        name = embedded_entry().name
    return chosen.model_copy(update={"model": path or name, "server_url": None})


def close_all() -> None:
    """Let go of every model that was opened."""
    while _open:
        _open.popitem()[1].close()
    while _models:
        _models.popitem()[1].close()
