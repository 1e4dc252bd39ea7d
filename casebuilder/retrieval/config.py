"""Settings of the evidence library: what is indexed, where, and how sure a hit must be."""

from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal[
    "figure",
    "cause",
    "success-factor",
    "recommendation",
    "delivery",
    "governance",
    "framework",
    "risk",
    "past-case",
    "note",
]
"""What a card is; `note` is a document that a user added without saying what it is."""

KINDS: tuple[Kind, ...] = get_args(Kind)

MODEL_ID = "sentence-transformers/all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS = 384


class RetrievalConfig(BaseModel):
    """How evidence is found; every value has a measured or documented default."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    knowledge_dir: Path | None = None
    """Folder of the shipped cards; None means the one that came with the program."""

    index_dir: Path | None = None
    """Folder of the search index; None means `index` in the data folder. It can always be rebuilt."""

    chroma_url: str | None = None
    """Address of a Chroma server (`http://host:port`) shared by processes of one data folder; None embeds it."""

    embedding_model: Path | None = None
    """Folder of another sentence-transformers model; None means the bundled all-MiniLM-L6-v2."""

    weights_sha256: str | None = None
    """Expected checksum of that folder's `model.safetensors`; the bundled model is always checked."""

    threads: int | None = Field(default=None, ge=1, le=256)
    """Threads used to encode text; None leaves the choice to torch (one for each core)."""

    default_k: int = Field(default=5, ge=1, le=50)
    """How many passages a search returns unless told otherwise."""

    threshold: float = Field(default=0.26, ge=0, le=1)
    """Lowest score (0 to 1) of a card that counts as evidence; measured by `benchmarks/bench_retrieval.py`."""

    past_case_threshold: float = Field(default=0.36, ge=0, le=1)
    """Lowest score (0 to 1) of a past case that counts as similar; they are full of everyday words."""

    chunk_words: int = Field(default=150, ge=40, le=180)
    """Longest chunk in words (150 English words are about 200 tokens; the encoder reads 256)."""

    max_file_bytes: int = Field(default=2_000_000, ge=1_000, le=50_000_000)
    """Largest file that can be added to the library, in bytes."""

    def threshold_for(self, kind: Kind) -> float:
        """Return the lowest score at which a card of `kind` is shown."""
        return self.past_case_threshold if kind == "past-case" else self.threshold
