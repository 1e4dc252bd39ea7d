"""Choosing the next token: the likeliest one, or a seeded draw, among those that the grammar allows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from casebuilder.errors import ModelError
from casebuilder.llm.native import NativeModel

_SHORTLIST = 256
TOP_K = 40
TOP_P = 0.95


class Sampler:
    """One answer's way of choosing.

    Asking the grammar about the whole vocabulary costs up to 20 ms a token, so it is asked about the likeliest token
    first, then about a short list, and only then about all.
    """

    def __init__(self, native: NativeModel, grammar: Any, temperature: float, seed: int) -> None:
        self._native, self._grammar = native, grammar
        self._temperature = temperature
        self._random = np.random.default_rng(seed) if temperature > 0 else None

    def next(self, logits: NDArray[np.float32]) -> int:
        """The next token.

        Raises:
            ModelError: the grammar allows no token at all.
        """
        token = self._draw(logits) if self._random is not None else self._likeliest(logits)
        if self._grammar is not None and not self._native.is_end(token):
            self._native.accept(self._grammar, token)
        return token

    def complete(self) -> bool:
        """Whether the grammar lets the answer end here."""
        end = np.array([self._native.end_token()], dtype=np.int32)
        return self._grammar is not None and bool(self._native.allowed(self._grammar, end)[0])

    def _likeliest(self, logits: NDArray[np.float32]) -> int:
        best = int(np.argmax(logits))
        if self._grammar is None or self._native.allowed(self._grammar, np.array([best], dtype=np.int32))[0]:
            return best
        return int(self._candidates(logits, 1)[0])

    def _candidates(self, logits: NDArray[np.float32], wanted: int) -> NDArray[np.int32]:
        """The likeliest allowed tokens, best first, at least one."""
        if len(logits) > _SHORTLIST:
            short = np.argpartition(logits, -_SHORTLIST)[-_SHORTLIST:].astype(np.int32)
            allowed = self._filter(short)
            if len(allowed) >= wanted or (len(allowed) and self._grammar is None):
                return allowed[np.argsort(-logits[allowed], kind="stable")]
        allowed = self._filter(np.arange(len(logits), dtype=np.int32))
        if not len(allowed):
            raise ModelError("The model cannot write what the form asks for; use another model.")
        return allowed[np.argsort(-logits[allowed], kind="stable")]

    def _filter(self, tokens: NDArray[np.int32]) -> NDArray[np.int32]:
        return tokens if self._grammar is None else tokens[self._native.allowed(self._grammar, tokens)]

    def _draw(self, logits: NDArray[np.float32]) -> int:
        tokens = self._candidates(logits, 1)[:TOP_K]
        weights = np.exp((logits[tokens] - logits[tokens[0]]).astype(np.float64) / self._temperature)
        shares = weights / weights.sum()
        keep = max(int(np.searchsorted(np.cumsum(shares), TOP_P)) + 1, 1)
        shares = shares[:keep] / shares[:keep].sum()
        assert self._random is not None
        return int(self._random.choice(tokens[:keep], p=shares))


def log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Natural logarithms of the probabilities."""
    values = logits.astype(np.float64)
    values -= values.max()
    result: NDArray[np.float64] = values - np.log(np.exp(values).sum())
    return result
