"""Settings of the language model."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr


class LlmConfig(BaseModel):
    """Which model answers and how it is run; every field has a default that works offline."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    model: str | None = None
    """A catalogue name or the path of a GGUF file; empty means the embedded model."""
    adapter: Path | None = None
    """A LoRA adapter (GGUF) to put on top of the model."""
    server_url: str | None = None
    """Base address of an OpenAI-compatible server; when set, no model is loaded here."""
    server_model: str | None = None
    """Name of the model on that server; empty means the first one it offers."""
    api_key: SecretStr | None = None
    """Key for that server."""
    server_timeout: float = Field(default=120.0, gt=0, le=3600)
    """Seconds to wait for that server."""
    n_ctx: int = Field(default=4096, ge=512, le=131072)
    """Context length in tokens."""
    n_threads: int | None = Field(default=None, ge=1, le=256)
    """Threads to compute with; empty means as many as other programs leave cores free."""
    seed: int = Field(default=0, ge=0, lt=2**32)
    """Seed of every call that does not bring its own."""
    max_tokens: int = Field(default=512, ge=1, le=32768)
    """Longest answer in tokens."""
    cache_dir: Path | None = None
    """Where prompts that were read once are kept; empty means inside the data folder."""
