"""The only place that calls llama.cpp: one model, one context, in terms of tokens, bytes and positions.

Only the public C interface is used. `llama_cpp.Llama` is not: it keeps a table of 100 MB and more for scores, cannot
evaluate several continuations in one step, and samples in a way that takes the process down on a bad grammar.
"""

import ctypes
import importlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casebuilder.errors import EnvironmentProblem, ModelError
from casebuilder.llm.hardware import tiles_advertised, usable_cores

SEQUENCES = 16
"""Parallel continuations of one prompt; sequence 0 is the conversation itself."""
BATCH = 512


class Aborted(Exception):
    """A computation was stopped on request."""


class ComputeFailed(ModelError):
    """llama.cpp could not compute; what it holds is unknown, so its owner clears it."""


@dataclass(frozen=True)
class Step:
    """One token to compute: where it stands, in which sequence, and whether its logits are wanted."""

    token: int
    position: int
    sequence: int = 0
    logits: bool = False


def _stop_callback(llama: Any) -> Any:
    """A native function `bool f(void *flag)`: `strlen` is true exactly when the first byte of the flag is set.

    A Python callback would need the interpreter's lock hundreds of times for each token.
    """
    library = ctypes.CDLL("msvcrt") if os.name == "nt" else ctypes.CDLL(None)
    return ctypes.cast(library.strlen, llama.ggml_abort_callback)


@cache
def _library() -> tuple[Any, Any]:
    """The library, started once and silent; its log callback must live as long as the process does."""
    # Threads that wait for each other spin; the default of several milliseconds starves other programs and, on a busy
    # machine, the model itself (measured: up to ten times slower). It is read when the library is loaded.
    if "OMP_WAIT_POLICY" not in os.environ:
        os.environ.setdefault("GOMP_SPINCOUNT", "2000")
    llama: Any = importlib.import_module("llama_cpp")
    silent = llama.llama_log_callback(lambda _level, _text, _data: None)
    llama.llama_log_set(silent, ctypes.c_void_p(0))
    llama.llama_backend_init()
    return llama, silent


class NativeModel:
    """A loaded GGUF with its context. Not thread-safe: its owner holds a lock."""

    def __init__(self, path: Path, *, n_ctx: int, n_threads: int | None = None, adapter: Path | None = None):
        self._c = _library()[0]
        self._model: Any = None
        self._ctx: Any = None
        self._batch: Any = None
        self._memory: Any = None
        self.n_ctx = self.n_batch = 0
        params = self._c.llama_model_default_params()
        params.use_extra_bufts = not tiles_advertised()
        self._model = self._c.llama_model_load_from_file(os.fsencode(path), params)
        if not self._model:
            raise EnvironmentProblem(f"The model file {path.name} cannot be loaded; verify it or pull it again.")
        self.vocab = self._c.llama_model_get_vocab(self._model)
        self.n_vocab = int(self._c.llama_vocab_n_tokens(self.vocab))
        self._flag = ctypes.create_string_buffer(2)
        self._open_context(n_ctx, n_threads or usable_cores())
        if adapter is not None:
            self._apply(adapter)

    def _open_context(self, n_ctx: int, threads: int) -> None:
        params = self._c.llama_context_default_params()
        params.n_ctx, params.n_batch, params.n_ubatch = n_ctx, min(BATCH, n_ctx), min(BATCH, n_ctx)
        params.n_threads = params.n_threads_batch = threads
        params.n_seq_max, params.kv_unified, params.no_perf = SEQUENCES, True, True
        # Measured: with flash attention on, one-token steps of the embedded model take twice as long on a CPU.
        params.flash_attn_type = self._c.LLAMA_FLASH_ATTN_TYPE_DISABLED
        self._ctx = self._c.llama_init_from_model(self._model, params)
        if not self._ctx:
            self.close()
            raise EnvironmentProblem(
                f"There is not enough memory for a context of {n_ctx} tokens; choose a smaller context or model."
            )
        self.n_ctx = int(self._c.llama_n_ctx(self._ctx))
        self.n_batch = int(self._c.llama_n_batch(self._ctx))
        self._memory = self._c.llama_get_memory(self._ctx)
        self._batch = self._c.llama_batch_init(self.n_batch, 0, 1)
        self._callback = _stop_callback(self._c)
        self._c.llama_set_abort_callback(self._ctx, self._callback, ctypes.cast(self._flag, ctypes.c_void_p))

    def _apply(self, adapter: Path) -> None:
        handle = self._c.llama_adapter_lora_init(self._model, os.fsencode(adapter))
        handles = (self._c.llama_adapter_lora_p_ctypes * 1)(handle) if handle else None
        if not handles or self._c.llama_set_adapters_lora(self._ctx, handles, 1, (ctypes.c_float * 1)(1.0)):
            self.close()
            raise EnvironmentProblem(f"The adapter {adapter.name} does not fit this model; remove it or train it anew.")

    def use_threads(self, count: int) -> None:
        """Compute with this many threads from now on."""
        self._c.llama_set_n_threads(self._ctx, count, count)

    @property
    def closed(self) -> bool:
        """Whether the model was released."""
        return self._ctx is None

    def close(self) -> None:
        """Release the memory; safe to call twice."""
        if self._batch is not None:
            self._c.llama_batch_free(self._batch)
        if self._ctx:
            self._c.llama_free(self._ctx)
        if self._model:
            self._c.llama_model_free(self._model)
        self._batch = self._ctx = self._model = None

    def metadata(self, key: str) -> str | None:
        """A metadata value of the file as text."""
        size = self._c.llama_model_meta_val_str(self._model, key.encode(), None, 0)
        if size < 0:
            return None
        buffer = ctypes.create_string_buffer(size + 1)
        self._c.llama_model_meta_val_str(self._model, key.encode(), buffer, size + 1)
        return buffer.value.decode("utf-8", "replace")

    def weights_size(self) -> int:
        """Bytes of all tensors."""
        return int(self._c.llama_model_size(self._model))

    def special_text(self, which: str) -> str:
        """The text of the `bos` or `eos` token, empty if the model has none."""
        token = getattr(self._c, f"llama_vocab_{which}")(self.vocab)
        return "" if token < 0 else self._text(token)

    def _text(self, token: int) -> str:
        return (self._c.llama_vocab_get_text(self.vocab, token) or b"").decode("utf-8", "replace")

    def control_texts(self) -> list[str]:
        """The texts that the tokeniser turns into control tokens."""
        tokens = (i for i in range(self.n_vocab) if self._c.llama_vocab_is_control(self.vocab, i) or self.is_end(i))
        return [text for text in map(self._text, tokens) if len(text) > 2]

    def is_end(self, token: int) -> bool:
        """Whether the token ends an answer."""
        return bool(self._c.llama_vocab_is_eog(self.vocab, token))

    def end_token(self) -> int:
        """A token that ends an answer."""
        eot = self._c.llama_vocab_eot(self.vocab)
        return int(eot if eot >= 0 else self._c.llama_vocab_eos(self.vocab))

    def tokenize(self, text: str, *, special: bool) -> list[int]:
        """Tokens of a text; `special` lets control tokens in it count as such."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        buffer = (self._c.llama_token * room)()
        count = self._c.llama_tokenize(self.vocab, data, len(data), buffer, room, False, special)
        if count < 0:
            raise ModelError("The text cannot be read by this model's tokeniser; shorten it.")
        return list(buffer[:count])

    def piece(self, token: int) -> bytes:
        """The bytes that a token stands for; control tokens stand for none."""
        buffer = ctypes.create_string_buffer(512)
        size = self._c.llama_token_to_piece(self.vocab, token, buffer, 512, 0, False)
        return buffer.raw[:size] if size > 0 else b""

    def request_stop(self, stop: bool) -> None:
        """Make the running and every later computation abort, or allow computing again. Any thread may call it."""
        self._flag[0] = b"\x01" if stop else b"\x00"

    def compute(self, steps: Sequence[Step]) -> None:
        """Compute at most `n_batch` tokens.

        Raises:
            Aborted: a stop was requested.
            ComputeFailed: llama.cpp failed.
        """
        batch = self._batch
        batch.n_tokens = len(steps)
        for i, step in enumerate(steps):
            batch.token[i], batch.pos[i], batch.logits[i] = step.token, step.position, step.logits
            batch.n_seq_id[i], batch.seq_id[i][0] = 1, step.sequence
        result = self._c.llama_decode(self._ctx, batch)
        if result == 2:
            raise Aborted
        if result:
            raise ComputeFailed("The model could not go on with this text; start the answer again.")

    def logits(self, index: int = -1) -> NDArray[np.float32]:
        """Scores of all tokens after the computed step `index` of the last batch (a view: copy to keep)."""
        pointer = self._c.llama_get_logits_ith(self._ctx, index)
        return np.ctypeslib.as_array(pointer, shape=(self.n_vocab,))

    def forget(self, sequence: int = 0, start: int = 0) -> bool:
        """Drop a sequence from position `start` on; false if this kind of model cannot drop a part."""
        return bool(self._c.llama_memory_seq_rm(self._memory, sequence, start, -1))

    def fork(self, target: int) -> None:
        """Let sequence `target` go on from where sequence 0 stands, without copying."""
        self._c.llama_memory_seq_cp(self._memory, 0, target, -1, -1)

    def clear(self) -> None:
        """Forget everything."""
        self._c.llama_memory_clear(self._memory, True)

    def save(self) -> bytes:
        """The state of sequence 0."""
        size = self._c.llama_state_seq_get_size(self._ctx, 0)
        buffer = (ctypes.c_uint8 * size)()
        written = self._c.llama_state_seq_get_data(self._ctx, buffer, size, 0)
        return bytes(memoryview(buffer)[:written])

    def restore(self, state: bytes) -> bool:
        """Put a saved state into the emptied sequence 0; false if it does not fit this context."""
        self.clear()
        buffer = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        if self._c.llama_state_seq_set_data(self._ctx, buffer, len(state), 0) == len(state):
            return True
        self.clear()
        return False

    def grammar(self, text: bytes) -> Any:
        """A grammar sampler, or None if llama.cpp rejects the grammar. Release it with `release`."""
        return self._c.llama_sampler_init_grammar(self.vocab, text, b"root")

    def clone(self, grammar: Any) -> Any:
        """A fresh copy of a grammar sampler that has accepted nothing."""
        return self._c.llama_sampler_clone(grammar)

    def release(self, grammar: Any) -> None:
        """Free a grammar sampler."""
        self._c.llama_sampler_free(grammar)

    def allowed(self, grammar: Any, tokens: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of the tokens the grammar allows next."""
        size = len(tokens)
        data = (self._c.llama_token_data * size)()
        view = np.frombuffer(data, dtype=[("id", np.int32), ("logit", np.float32), ("p", np.float32)])
        view["id"] = tokens
        array = self._c.llama_token_data_array(data, size, -1, False)
        self._c.llama_sampler_apply(grammar, ctypes.byref(array))
        result: NDArray[np.bool_] = np.isfinite(view["logit"])
        return result

    def accept(self, grammar: Any, token: int) -> None:
        """Tell the grammar which token was taken; it must be an allowed one."""
        self._c.llama_sampler_accept(grammar, token)
