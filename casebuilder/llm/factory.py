"""From settings to a model that answers, or one sentence on why not."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from casebuilder.errors import EnvironmentProblem
from casebuilder.llm.base import CapabilityProfile, ModelInfo
from casebuilder.llm.catalog import (
    CatalogEntry,
    active_model,
    check_hash,
    embedded_entry,
    find,
    find_by_hash,
    local_path,
)
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.gguf import read_head
from casebuilder.llm.hardware import check_memory
from casebuilder.llm.hashing import file_sha256
from casebuilder.llm.privacy import no_tracing
from casebuilder.llm.profiles import file_key, measured, on_server, server_key

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

    from casebuilder.llm.engine import LlamaEngine

_OWN_FILE_PROFILE = CapabilityProfile(extract_by_section=True)
_SERVER_PROFILE = CapabilityProfile(extract_by_section=True, extract_at_once=True, phrase=True, draft=True)


@dataclass(frozen=True)
class LoadedModel:
    """A model ready to answer; `engine` is None when a server answers."""

    engine: "LlamaEngine | None"
    chat_model: "BaseChatModel"
    info: ModelInfo

    def close(self) -> None:
        """Release the model's memory."""
        if self.engine is not None:
            self.engine.close()


def cache_dir(config: LlmConfig, home: Path) -> Path:
    """Where hashes and read prompts are kept."""
    return config.cache_dir or home / "cache" / "llm"


def describe(config: LlmConfig, home: Path) -> ModelInfo:
    """Which model the settings lead to, without loading it; its profile is the measured one, if there is one.

    Raises:
        NotFound: no model of that name.
        EnvironmentProblem: the file is missing, damaged, or cannot be used for chat.
    """
    info = _guessed(config, home)
    known = measured(home, profile_key(config, info))
    if known is None and config.server_url and not config.server_model:
        known = on_server(home, config.server_url)
    return info if known is None else replace(info, profile=known.profile)


def profile_key(config: LlmConfig, info: ModelInfo) -> str | None:
    """Under which key measurements of a model are kept; `None` if nothing tells it from others."""
    if config.server_url is not None:
        return server_key(config.server_url, info.name)
    if info.sha256 is None or (config.adapter is not None and not config.adapter.is_file()):
        return None
    return file_key(info.sha256, config.adapter)


def _guessed(config: LlmConfig, home: Path) -> ModelInfo:
    """The model with the profile that the catalogue expects of it."""
    if config.server_url is not None:
        return ModelInfo(config.server_model or "server", profile=_SERVER_PROFILE)
    wanted = config.model or active_model(home)
    remembered = cache_dir(config, home) / "verified.json"
    if wanted is not None and _looks_like_path(wanted):
        return _own_file(Path(wanted).expanduser(), remembered)
    return _catalogued(find(wanted) if wanted else embedded_entry(), home, remembered)


def _looks_like_path(text: str) -> bool:
    return text.endswith(".gguf") or "/" in text or "\\" in text or Path(text).expanduser().is_file()


def _catalogued(entry: CatalogEntry, home: Path, remembered: Path) -> ModelInfo:
    path = local_path(entry, home)
    if path is None:
        step = f"run `casebuilder model pull {entry.name}`" if entry.package is None else f"reinstall `{entry.package}`"
        raise EnvironmentProblem(f"The model `{entry.name}` is not on this machine; {step}.")
    check_hash(path, entry, remembered)
    return ModelInfo(entry.name, path, entry.sha256, entry.licence, entry.size, entry.profile, entry.title)


def _own_file(path: Path, remembered: Path) -> ModelInfo:
    head = read_head(path)
    if head.chat_template is None:
        raise EnvironmentProblem(f"{path.name} carries no chat template; choose an instruction-tuned model.")
    sha256 = file_sha256(path, remembered)
    known = find_by_hash(sha256)
    if known is not None:
        return ModelInfo(known.name, path, sha256, known.licence, known.size, known.profile, known.title)
    licence = head.metadata.get("general.license")
    return ModelInfo(
        path.stem, path, sha256, licence if isinstance(licence, str) else "unknown", head.size, _OWN_FILE_PROFILE
    )


def load_model(config: LlmConfig, home: Path) -> LoadedModel:
    """The model that the settings ask for: a server, a file, a catalogue name, the active one, or the embedded one.

    Raises:
        NotFound: no model of that name.
        EnvironmentProblem: missing, damaged, too big for this machine, or unusable; the message names the next step.
    """
    no_tracing()
    if config.server_url is not None:
        return _load_server(config, home)
    from casebuilder.llm.embedded import EmbeddedChatModel
    from casebuilder.llm.engine import LlamaEngine

    info = describe(config, home)
    assert info.path is not None
    if config.adapter is not None and not config.adapter.is_file():
        raise EnvironmentProblem(f"There is no adapter {config.adapter}; remove it from the settings.")
    check_memory(read_head(info.path).memory(config.n_ctx), info.name)
    engine = LlamaEngine(
        info.path,
        sha256=info.sha256 or "",
        n_ctx=config.n_ctx,
        n_threads=config.n_threads,
        seed=config.seed,
        adapter=config.adapter,
        cache_dir=cache_dir(config, home),
    )
    chat_model = EmbeddedChatModel(
        engine=engine,
        model_name=info.name,
        model_sha256=info.sha256 or "",
        max_tokens=config.max_tokens,
        seed=config.seed,
    )
    return LoadedModel(engine, chat_model, info)


def _load_server(config: LlmConfig, home: Path) -> LoadedModel:
    from casebuilder.llm.server import connect

    chat_model, name = connect(config)
    info = ModelInfo(name, profile=_SERVER_PROFILE)
    known = measured(home, profile_key(config, info))
    return LoadedModel(None, chat_model, info if known is None else replace(info, profile=known.profile))
