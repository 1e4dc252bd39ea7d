"""How fast a model is on this machine, or on the server that answers."""

import time
from dataclasses import dataclass
from pathlib import Path

from casebuilder.errors import ModelError
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.engine import LlamaEngine
from casebuilder.llm.factory import LoadedModel, load_model

_SENTENCE = "The service desk handles {} requests a week and wants to handle them in half the time. "
_LINES = 24
_WRITTEN = 48


@dataclass(frozen=True)
class BenchResult:
    """Tokens a second when reading a prompt (0 where a server answers) and when writing; seconds to load."""

    prompt_tokens_per_s: float
    output_tokens_per_s: float
    load_s: float


def bench(model: LoadedModel, seconds: float = 5.0, load_s: float = 0.0) -> BenchResult:
    """Measure a loaded model for about `seconds` seconds.

    Raises:
        ModelError: the model wrote nothing, or the server failed.
    """
    if model.engine is None:
        return _on_server(model, load_s)
    read = read_s = written = write_s = 0.0
    deadline = time.perf_counter() + seconds
    round_number = 0
    while not round_number or time.perf_counter() < deadline:
        tokens, to_read, outputs, to_write = _round(model.engine, round_number)
        read, read_s, written, write_s = read + tokens, read_s + to_read, written + outputs, write_s + to_write
        round_number += 1
    return BenchResult(read / read_s, written / write_s, load_s)


def _on_server(model: LoadedModel, load_s: float) -> BenchResult:
    """How fast a server writes, from the first word on; how it reads cannot be told apart from the way there."""
    first = last = 0.0
    written = 0
    for chunk in model.chat_model.stream(f"Continue this: {_SENTENCE.format(9)}", max_tokens=_WRITTEN):
        usage = getattr(chunk, "usage_metadata", None)
        written = max(written, usage["output_tokens"] if usage else 0)
        if chunk.text:
            last = time.perf_counter()
            first = first or last
    if not written or last <= first:
        raise ModelError("The server wrote too little to measure it; try again.")
    return BenchResult(0.0, written / (last - first), load_s)


def _round(engine: LlamaEngine, number: int) -> tuple[int, float, int, float]:
    """Tokens read and the time for it, tokens written and the time for it."""
    text = "".join(_SENTENCE.format(number * 1000 + line) for line in range(_LINES))
    started = time.perf_counter()
    first = read = 0.0
    for piece in engine.stream([{"role": "user", "content": f"Round {number}. {text}"}], max_tokens=_WRITTEN):
        first = first or time.perf_counter() - started
        if piece.usage is not None:
            read = piece.usage.input - piece.usage.cached
            return int(read), first, piece.usage.output, time.perf_counter() - started - first
    raise ModelError("The model wrote nothing; try again.")


def bench_config(config: LlmConfig, home: Path, seconds: float = 5.0) -> tuple[LoadedModel, BenchResult]:
    """Load the model of the settings, measure it, and return it still open."""
    started = time.perf_counter()
    model = load_model(config, home)
    return model, bench(model, seconds, time.perf_counter() - started)
