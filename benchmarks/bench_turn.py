"""What a turn costs: over raw llama.cpp, on prompts read again, over a whole interview, and late in a long one.

    python benchmarks/bench_turn.py [--sheet casting-visual-inspection] [--turns 200] [--part model|long]

A sponsor sheet is played through the services with the real model, router, library and store. Everything that
llama.cpp computes in a turn is recorded and computed again right after it with nothing around it, so the ratio holds on
a busy machine. The long conversation runs with the real dialogue and store but without the model, and the time in the
sentence encoder is taken off.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from long_talk import messages  # noqa: E402 - evals is found only after the line above

from casebuilder.llm.config import LlmConfig  # noqa: E402
from casebuilder.llm.engine import LlamaEngine  # noqa: E402
from casebuilder.services.container import Services, build  # noqa: E402
from casebuilder.settings import Settings  # noqa: E402
from evals.play import Driver  # noqa: E402
from evals.sheets import read_sheets  # noqa: E402

MOST_TURNS = 60
Result = TypeVar("Result")
TODAY = "2026-11-21"


@dataclass
class Clock:
    """Seconds of one stretch of work, by the clock and of the processor."""

    wall: float = 0.0
    cpu: float = 0.0


def clocked(work: Callable[[], Result]) -> tuple[Clock, Result]:
    """Do some work and return how long it took and what came of it."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return Clock(time.perf_counter() - wall, time.process_time() - cpu), result


@dataclass
class Recorded:
    """What one turn asked of llama.cpp."""

    state: bytes = b""
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    computed: int = 0
    static: int = 0
    """Tokens of static prompts that its calls began with."""
    static_read: int = 0
    """Those of them that were computed in this turn."""
    static_again: int = 0
    """Those of them that had been computed for an earlier call already."""


class Recorder:
    """Notes every native call of an engine and plays it again."""

    NAMES = ("compute", "forget", "restore", "clear", "fork")

    def __init__(self, engine: LlamaEngine) -> None:
        self._engine, self._native = engine, engine._native  # noqa: SLF001
        self._plain = {name: getattr(self._native, name) for name in self.NAMES}
        self._prompts = engine._prompts.tokens  # noqa: SLF001
        self._seen: set[tuple[int, ...]] = set()
        self._current: tuple[int, ...] = ()
        self.turn = Recorded()
        for name in self.NAMES:
            setattr(self._native, name, self._noting(name))
        engine._prompts.tokens = self._tokens  # type: ignore[method-assign]  # noqa: SLF001

    def begin(self) -> None:
        """Start a new turn."""
        self.turn = Recorded(self._native.save())

    def _noting(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            kept = tuple(list(a) if isinstance(a, list) else a for a in arguments)
            self.turn.calls.append((name, kept))
            if name == "compute":
                self._count(kept[0])
            return self._plain[name](*arguments)

        return call

    def _count(self, steps: Sequence[Any]) -> None:
        self.turn.computed += len(steps)
        read = sum(s.position < len(self._current) and s.sequence == 0 for s in steps)
        self.turn.static_read += read
        self.turn.static_again += read if self._current in self._seen else 0

    def _tokens(self, shown: Any, call: Any) -> Any:
        tokens, static = self._prompts(shown, call)
        if self._current:
            self._seen.add(self._current)
        self._current = tuple(tokens[:static])
        self.turn.static += static
        return tokens, static

    def again(self) -> None:
        """Compute what the turn computed, with nothing around it."""
        for name, arguments in self.turn.calls:
            self._plain[name](*arguments)

    def rewind(self) -> None:
        """Put llama.cpp back to where the turn began."""
        self._plain["restore"](self.turn.state)


def open_services(home: Path) -> Services:
    """The services with the real model and one thread, all loaded."""
    services = build(Settings(home=home, today=TODAY, llm=LlmConfig(n_threads=1)))
    deps = services.runtime.ready()
    assert deps.model is not None and deps.router is not None
    services.runtime.library.search("warm up", k=1)
    thread = services.runtime._thread  # noqa: SLF001
    assert thread is not None
    thread.join()
    return services


def played(services: Services, sheet: dict[str, Any]) -> list[tuple[Clock, Recorded, Clock]]:
    """Play a sheet; return each turn's time, what it asked of llama.cpp, and the time of that alone."""
    model = services.runtime.at_once().model
    assert model is not None and model.engine is not None
    recorder = Recorder(model.engine)
    case = services.conversation.start()
    driver, queue, rows = Driver(sheet), [sheet["opening"]], []
    while queue and len(rows) < MOST_TURNS:
        message = queue.pop(0)
        recorder.begin()
        spent, reply = clocked(partial(services.conversation.say, case.case_id, message))
        turn = recorder.turn
        raw = Clock()
        if turn.computed:
            recorder.rewind()
            raw, _ = clocked(recorder.again)
        rows.append((spent, turn, raw))
        queue = queue or driver.next(reply.asked)
    return rows


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def part_model(sheets: Sequence[dict[str, Any]]) -> None:
    """Turns with the model."""
    with tempfile.TemporaryDirectory() as home:
        services = open_services(Path(home))
        rows = played(services, sheets[0])
        services.close()
    with_model = [(a, t, r) for a, t, r in rows if t.computed]
    warm = [(a, t, r) for a, t, r in with_model if not t.static_read]
    for name, chosen in (("all turns with the model", with_model), ("those with all prompts read before", warm)):
        if chosen:
            ratios = [a.cpu / r.cpu for a, _, r in chosen]
            cpu = sum(a.cpu for a, _, _ in chosen) / sum(r.cpu for *_, r in chosen)
            wall = sum(a.wall for a, _, _ in chosen) / sum(r.wall for *_, r in chosen)
            print(
                f"{name}: {len(chosen)}; turn / raw llama.cpp for the same tokens: processor median"
                f" {statistics.median(ratios):.2f}, of sums {cpu:.2f}, clock of sums {wall:.2f};"
                f" beside the model {statistics.median(a.cpu - r.cpu for a, _, r in chosen):.3f} s of processor a turn"
            )
    later = [t for _, t, _ in with_model[1:]]
    static = max(sum(t.static for t in later), 1)
    again, first = sum(t.static_again for t in later), sum(t.static_read - t.static_again for t in later)
    print(
        f"static prompt tokens after the first turn with the model: {static}; read again {again / static:.1%},"
        f" read for the first time {first / static:.1%}"
    )
    walls, cpus = [a.wall for a, _, _ in rows], [a.cpu for a, _, _ in rows]
    print(
        f"turns of the sheet {sheets[0]['id']}: {len(rows)}; clock median {statistics.median(walls):.2f} s, p95"
        f" {percentile(walls, 0.95):.2f} s; processor median {statistics.median(cpus):.2f} s, p95"
        f" {percentile(cpus, 0.95):.2f} s; {sum(t.computed for _, t, _ in rows)} tokens computed"
    )


class Timed:
    """An encoder that adds up the time spent in it."""

    def __init__(self, encoder: Any) -> None:
        self._encoder = encoder
        self.spent = Clock()

    def encode(self, texts: Sequence[str]) -> Any:
        """Encode, with the clock running."""
        once, vectors = clocked(partial(self._encoder.encode, texts))
        self.spent = Clock(self.spent.wall + once.wall, self.spent.cpu + once.cpu)
        return vectors


def part_long(count: int) -> None:
    """A long conversation outside the model: late turns against early ones of the same kinds."""
    with tempfile.TemporaryDirectory() as home:
        services = open_services(Path(home))
        model = services.runtime._model  # noqa: SLF001
        services.runtime._model = None  # noqa: SLF001 - the same dialogue, without the model
        router = services.runtime._router  # noqa: SLF001
        assert router is not None and model is not None
        encoder = router._encoder = Timed(router._encoder)  # noqa: SLF001
        case = services.conversation.start()
        times: list[Clock] = []
        for message in messages(count):
            before = encoder.spent
            whole, _ = clocked(partial(services.conversation.say, case.case_id, message))
            after = encoder.spent
            times.append(Clock(whole.wall - after.wall + before.wall, max(whole.cpu - after.cpu + before.cpu, 0.0)))
        size = len(services.conversation.view(case.case_id).case.model_dump_json())
        model.close()
        services.close()
    early, late = times[5:15], times[count - 10 : count]
    ratio = statistics.median(t.cpu for t in late) / statistics.median(t.cpu for t in early)
    pairs = statistics.median(b.cpu / a.cpu for a, b in zip(early, late, strict=True))
    print(
        f"outside model and encoder, processor: turns 6-15 {statistics.median(t.cpu for t in early) * 1e3:.0f} ms,"
        f" turns {count - 9}-{count} {statistics.median(t.cpu for t in late) * 1e3:.0f} ms, ratio {ratio:.2f},"
        f" of pairs with the same kind of message {pairs:.2f}; case of {size / 1024:.0f} KiB"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", default="casting-visual-inspection")
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--part", choices=("model", "long"))
    options = parser.parse_args()
    sheets = [s for s in [*read_sheets("dev"), *read_sheets("test")] if s["id"] == options.sheet]
    if not sheets:
        parser.error(f"there is no sheet {options.sheet}")
    if options.part != "long":
        part_model(sheets)
    if options.part != "model":
        part_long(options.turns)


if __name__ == "__main__":
    main()
