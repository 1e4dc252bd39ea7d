"""The one owner of a loaded model: takes turns, reuses what was read, writes answers, scores choices, fills gaps."""

import importlib.metadata
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

from casebuilder.errors import Cancelled, ModelError
from casebuilder.llm.base import Answer, EngineStatus, FinishReason, Message, Piece, Score, TooLong, Usage
from casebuilder.llm.calls import Call, Filled, Options, Slot
from casebuilder.llm.grammar import Grammars, from_schema
from casebuilder.llm.hardware import LoadMeter
from casebuilder.llm.memory import ReadingMemory
from casebuilder.llm.native import Aborted, ComputeFailed, NativeModel
from casebuilder.llm.prefix import PrefixStore
from casebuilder.llm.prompt import Prompts
from casebuilder.llm.sampling import Sampler
from casebuilder.llm.scoring import score_tails
from casebuilder.llm.template import ChatTemplate
from casebuilder.llm.waiting import FairLock, Ticket
from casebuilder.llm.watching import watched
from casebuilder.llm.writing import TextOut


@dataclass(frozen=True)
class _Step:
    """One written token: how many there are, what to show, and why the answer ends if this is the last one."""

    count: int
    shown: str
    reason: FinishReason


@dataclass(frozen=True)
class _Gap:
    """A filled gap; `unread` are the tokens that were chosen but not read yet."""

    text: str
    finished: bool
    tokens: int
    unread: list[int]


class LlamaEngine:
    """A model in this process. All methods may be called from any thread; callers are served in order.

    Args:
        path: the GGUF file, already verified.
        sha256: its hash, which keys the prompts kept on disk.
        n_ctx: context length in tokens.
        n_threads: threads to compute with; None means as many as other programs leave cores free.
        seed: seed of calls that bring none.
        adapter: a LoRA adapter (GGUF).
        cache_dir: where prompts read once are kept between runs; None keeps them in memory only.

    Raises:
        EnvironmentProblem: the file cannot be loaded, has no chat template, or memory is short.
    """

    def __init__(
        self,
        path: Path,
        *,
        sha256: str = "",
        n_ctx: int = 4096,
        n_threads: int | None = None,
        seed: int = 0,
        adapter: Path | None = None,
        cache_dir: Path | None = None,
    ) -> None:
        self._native = NativeModel(path, n_ctx=n_ctx, n_threads=n_threads, adapter=adapter)
        try:
            self._prompts = Prompts(self._native, ChatTemplate(self._native, path.name))
        except Exception:
            self._native.close()
            raise
        version = importlib.metadata.version("llama-cpp-python")
        stat = path.stat()
        file = sha256 or f"{path.resolve()}|{stat.st_size}|{stat.st_mtime_ns}"
        folder = None if cache_dir is None else cache_dir / "prompts"
        self._store = PrefixStore(f"{file}|{adapter}|{self._native.n_ctx}|{version}", folder)
        self._memory = ReadingMemory(self._native, self._store, self._proceed)
        self._grammars = Grammars(self._native)
        self._lock = FairLock()
        self._seed = seed
        self._cancel: threading.Event | None = None
        self._load = LoadMeter() if n_threads is None else None
        self._spent = Usage()

    # -- calls -------------------------------------------------------------------------------------------------

    def stream(
        self,
        messages: Sequence[Message],
        *,
        schema: dict[str, Any] | None = None,
        grammar: str | None = None,
        **options: Unpack[Options],
    ) -> Iterator[Piece]:
        """Write an answer piece by piece; the last piece carries the finish reason and the usage.

        Closing the iterator stops writing and lets the next caller in.

        Raises:
            Busy: the time to wait ran out.
            Cancelled: stopped before anything was written (later, the finish reason says so).
            TooLong: the prompt does not fit.
            BadGrammar: the schema or grammar cannot be used.
        """
        call = Call(**options)
        text = from_schema(schema) if schema is not None else grammar
        with self._turn(call) as ticket:
            tokens, cached = self._read(messages, call)
            with self._constraint(text) as rules:
                sampler = self._sampler(rules, call)
                out = TextOut(call.stop)
                step = _Step(0, "", "length")
                for step in self._write(sampler, self._room(call), out, text is not None):  # noqa: B007
                    if step.shown:
                        with ticket.idle():
                            yield Piece(step.shown)
                        ticket.check()
        usage = Usage(len(tokens), step.count, cached)
        self._spend(usage)
        yield Piece(out.finish(), step.reason, usage)

    def answer(
        self,
        messages: Sequence[Message],
        *,
        schema: dict[str, Any] | None = None,
        grammar: str | None = None,
        **options: Unpack[Options],
    ) -> Answer:
        """The whole answer; raises as `stream` does. Check `finish_reason` before parsing it."""
        text = ""
        for piece in self.stream(messages, schema=schema, grammar=grammar, **options):
            text += piece.text
            if piece.finish_reason is not None and piece.usage is not None:
                return Answer(text, piece.finish_reason, piece.usage)
        raise ModelError("The model stopped without an end; ask again.")

    def score(self, messages: Sequence[Message], choices: Sequence[str], **options: Unpack[Options]) -> list[Score]:
        """How likely each choice is as the answer (after `answer_prefix`), in the order given.

        The prompt is read once; all choices are then evaluated together.

        Raises:
            Busy, Cancelled, TooLong: as `stream`.
        """
        call = Call(**options)
        with self._turn(call):
            prompt, static = self._prompts.tokens(messages, call)
            start, tails = self._prompts.tails(messages, call, prompt, choices)
            self._fits(start, max((len(t) for t in tails), default=0))
            room = self._native.n_ctx - len(start)
            self._memory.prepare(start, min(static, len(start) - 1))
            totals = score_tails(self._native, len(start), tails, room, self._proceed)
        return [Score(c, total, len(t)) for c, total, t in zip(choices, totals, tails, strict=True)]

    def fill(self, messages: Sequence[Message], parts: Sequence[str | Slot], **options: Unpack[Options]) -> Filled:
        """Go through a text made of known parts and gaps: known parts are only read, gaps are written.

        Raises:
            Busy, Cancelled, TooLong, BadGrammar: as `stream`.
        """
        call = Call(**options)
        gaps: list[_Gap] = []
        with self._turn(call):
            tokens, cached = self._read(messages, call)
            pending = list[int]()
            for part in parts:
                if isinstance(part, str):
                    pending += self._prompts.literal(part)
                    continue
                self._fits(self._memory.tokens + pending, part.max_tokens)
                self._memory.read(pending)
                gaps.append(self._fill_one(part, call))
                pending = list(gaps[-1].unread)
        written = sum(g.tokens for g in gaps)
        self._spend(Usage(len(tokens), written, cached))
        return Filled(tuple(g.text for g in gaps), tuple(g.finished for g in gaps), written, cached)

    def prime(self, messages: Sequence[Message], **options: Unpack[Options]) -> int:
        """Read these leading messages now, so that no later call needs to; return how many tokens they are."""
        call = Call(**options)
        with self._turn(call):
            tokens = self._prompts.static_tokens(messages)
            if tokens:
                self._fits(tokens, 1)
                self._memory.prime(tokens)
        return len(tokens)

    # -- questions ---------------------------------------------------------------------------------------------

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Length of the rendered conversation in tokens."""
        with self._turn(Call()):
            return len(self._prompts.tokens(messages, Call())[0])

    def check_grammar(self, grammar: str) -> None:
        """Raise `BadGrammar` if a grammar cannot be used."""
        with self._turn(Call()):
            self._grammars.check(grammar)

    @property
    def spent(self) -> Usage:
        """Tokens of all answers and filled gaps so far."""
        return self._spent

    @property
    def n_ctx(self) -> int:
        """Context length in tokens."""
        return self._native.n_ctx

    def status(self) -> EngineStatus:
        """What the engine is doing."""
        held, saved = len(self._memory.tokens), len(self._store)
        return EngineStatus(self._lock.held, self._lock.waiting, self._native.n_ctx, held, saved)

    def close(self) -> None:
        """Wait for the running answer, then release the model; later calls raise `ModelError`."""
        with self._lock.turn(timeout=60.0):
            self._grammars.close()
            self._native.close()

    # -- inside a turn -----------------------------------------------------------------------------------------

    @contextmanager
    def _turn(self, call: Call) -> Iterator[Ticket]:
        with self._lock.turn(call.timeout, call.cancel, call.on_queue) as ticket:
            if self._native.closed:
                raise ModelError("The model was closed; start it again.")
            self._cancel = call.cancel
            self._native.request_stop(False)
            if self._load is not None:
                self._native.use_threads(self._load.free_cores())
            with watched(self._native, call.cancel, ticket):
                try:
                    yield ticket
                except Aborted:
                    raise Cancelled("The answer was stopped.") from None
                except ComputeFailed:
                    self._memory.clear()
                    raise

    def _spend(self, usage: Usage) -> None:
        so_far = self._spent
        self._spent = Usage(so_far.input + usage.input, so_far.output + usage.output, so_far.cached + usage.cached)

    def _proceed(self) -> None:
        if self._cancel is not None and self._cancel.is_set():
            raise Aborted

    def _fits(self, tokens: Sequence[int], more: int) -> None:
        if len(tokens) + more > self._native.n_ctx:
            raise TooLong(
                f"The text needs {len(tokens) + more} tokens and the model takes {self._native.n_ctx}; shorten it."
            )

    def _read(self, messages: Sequence[Message], call: Call) -> tuple[list[int], int]:
        tokens, static = self._prompts.tokens(messages, call)
        self._fits(tokens, 1)
        return tokens, self._memory.prepare(tokens, static)

    def _room(self, call: Call) -> int:
        return min(call.max_tokens, self._native.n_ctx - len(self._memory.tokens))

    def _constraint(self, grammar: str | None) -> Any:
        return self._grammars.use(grammar) if grammar is not None else nullcontext()

    def _sampler(self, rules: Any, call: Call) -> Sampler:
        return Sampler(self._native, rules, call.temperature, self._seed if call.seed is None else call.seed)

    def _write(self, sampler: Sampler, room: int, out: TextOut, early: bool) -> Iterator[_Step]:
        """Write token by token; with `early`, the answer ends as soon as its grammar is satisfied."""
        for count in range(1, room + 1):
            token = sampler.next(self._native.logits())
            if self._native.is_end(token):
                yield _Step(count - 1, "", "stop")
                return
            shown = out.add(self._native.piece(token))
            if out.stopped or (early and sampler.complete()):
                yield _Step(count, shown, "stop")
                return
            yield _Step(count, shown, "length")
            if count < room:
                try:
                    self._proceed()
                    self._memory.read([token])
                except Aborted:
                    yield _Step(count, "", "cancelled")
                    return

    def _fill_one(self, slot: Slot, call: Call) -> _Gap:
        data, unread, finished = b"", list[int](), False
        with self._grammars.use(slot.grammar) as rules:
            sampler = self._sampler(rules, call)
            for count in range(1, slot.max_tokens + 1):
                self._memory.read(unread)
                token = sampler.next(self._native.logits())
                if self._native.is_end(token):
                    return _Gap(data.decode("utf-8", "replace"), True, count - 1, [])
                data, unread = data + self._native.piece(token), [token]
                finished = sampler.complete()
                if finished:
                    break
        return _Gap(data.decode("utf-8", "replace"), finished, count, unread)
