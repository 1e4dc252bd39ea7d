"""What the model has read: the tokens in its context, and how to get to another prompt with the least reading.

The same prompt must give the same answer whatever was asked before. llama.cpp computes a token that comes alone in
another way than one in a batch (measured: logits differ by 0.3), but gives equal results for all batches of two and
more. So prompts are never read one token at a time, and what was written token by token is read again when it becomes
part of a prompt.
"""

from collections.abc import Callable, Sequence
from itertools import takewhile

from casebuilder.llm.native import Aborted, NativeModel, Step
from casebuilder.llm.prefix import PrefixStore

_WORTH_RESTORING = 16
_SMALLEST_BATCH = 2


def common_length(first: Sequence[int], second: Sequence[int]) -> int:
    """How many leading tokens two sequences share."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


class ReadingMemory:
    """The tokens of the conversation in the context, kept in step with the native state."""

    def __init__(self, native: NativeModel, store: PrefixStore, proceed: Callable[[], None]) -> None:
        self._native, self._store, self._proceed = native, store, proceed
        self.tokens: list[int] = []
        self._as_prompt = 0  # how many of them were read in batches

    def prepare(self, tokens: Sequence[int], static: int = 0) -> int:
        """Read a prompt; return how many of its tokens needed no reading.

        The first `static` tokens are read only once for all later calls and runs.
        """
        unread = self._ensure_saved(tokens[:static]) if static < len(tokens) else 0
        cached = self._reuse(tokens)
        self.read(tokens[cached:])
        return max(cached - unread, 0)

    def prime(self, tokens: Sequence[int]) -> None:
        """Make sure that these tokens need no reading later."""
        self._ensure_saved(tokens)

    def _ensure_saved(self, tokens: Sequence[int]) -> int:
        """Save the state after these tokens; return how many of them had to be read for it."""
        if not tokens or self._store.get(tokens) is not None:
            return 0
        cached = self._reuse(tokens)
        self.read(tokens[cached:])
        self._store.put(tokens, self._native.save())
        return len(tokens) - cached

    def _reuse(self, tokens: Sequence[int]) -> int:
        """Bring the context to the longest known beginning of the tokens, short of a last batch."""
        limit = max(len(tokens) - _SMALLEST_BATCH, 0)
        shared = min(common_length(self.tokens, tokens), self._as_prompt, limit)
        saved = self._store.longest(tokens[:limit])
        if saved is not None and len(saved.tokens) >= shared + _WORTH_RESTORING and self._restore(saved.tokens):
            return len(saved.tokens)
        if self.truncate(shared):
            return shared
        # Hybrid models cannot drop the end of what they read; a saved state or a fresh start is all there is.
        if saved is not None and self._restore(saved.tokens):
            return len(saved.tokens)
        return 0

    def _restore(self, tokens: tuple[int, ...]) -> bool:
        snapshot = self._store.get(tokens)
        if snapshot is None:
            return False
        self.tokens, self._as_prompt = [], 0
        if not self._native.restore(snapshot.state):
            self._store.drop(tokens)
            return False
        self.tokens, self._as_prompt = list(tokens), len(tokens)
        return True

    def truncate(self, length: int) -> bool:
        """Forget all tokens from `length` on; if that is impossible, forget everything and return false."""
        if length == len(self.tokens):
            return True
        if length and self._native.forget(0, length):
            del self.tokens[length:]
            self._as_prompt = min(self._as_prompt, length)
            return True
        self.clear()
        return not length

    def clear(self) -> None:
        """Forget everything."""
        self._native.clear()
        self.tokens, self._as_prompt = [], 0

    def read(self, tokens: Sequence[int]) -> None:
        """Read on, in batches; afterwards the logits of the last token are at hand."""
        size = self._native.n_batch
        start = 0
        while start < len(tokens):
            self._proceed()
            left = len(tokens) - start
            part = tokens[start : start + (size if left - size != 1 else size - 1)]
            at = len(self.tokens)
            steps = [Step(token, at + i, logits=i == len(part) - 1) for i, token in enumerate(part)]
            self._compute(steps)
            self.tokens.extend(part)
            if self._as_prompt == at and len(part) >= _SMALLEST_BATCH:
                self._as_prompt = len(self.tokens)
            start += len(part)

    def _compute(self, steps: Sequence[Step]) -> None:
        try:
            self._native.compute(steps)
        except Aborted:
            # Some of the batch may have been stored; forget it, or everything where a part cannot be forgotten.
            if not self._native.forget(0, len(self.tokens)):
                self.clear()
            raise
