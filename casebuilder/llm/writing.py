"""Turning tokens into text: bytes that make no character yet are held back, and so is what may become a stop string."""

import codecs
from collections.abc import Sequence


class TextOut:
    """The text of one answer as it grows."""

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stop = [s for s in stop if s]
        self._held = ""
        self.stopped = False

    def add(self, data: bytes) -> str:
        """The text that may be shown after these bytes; sets `stopped` when a stop string is complete."""
        self._held += self._decoder.decode(data)
        if not self._stop:
            return self._take(len(self._held))
        ends = [at for s in self._stop if (at := self._held.find(s)) >= 0]
        if ends:
            self.stopped = True
            return self._take(min(ends))
        return self._take(len(self._held) - self._pending())

    def finish(self) -> str:
        """What was held back, at the end of the answer."""
        if self.stopped:
            return ""
        self._held += self._decoder.decode(b"", final=True)
        return self._take(len(self._held))

    def _take(self, count: int) -> str:
        text, self._held = self._held[:count], self._held[count:]
        return text

    def _pending(self) -> int:
        """Length of the longest end of the text that begins a stop string."""
        longest = max(len(s) for s in self._stop) - 1
        for size in range(min(longest, len(self._held)), 0, -1):
            if any(s.startswith(self._held[-size:]) for s in self._stop):
                return size
        return 0
