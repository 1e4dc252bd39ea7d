"""The product as it is measured: its own graph with a model, the shipped knowledge, the shipped rules and a fixed day.

Nothing of the person who measures has a say: no own cards, no own policy. The index and the prompts that were read
once are kept in `<home>/evals/cache`.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from casebuilder.case.model import Case
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.graph import greet, run_turn
from casebuilder.dialogue.state import TurnInput, TurnOutput
from casebuilder.errors import EnvironmentProblem, UserError
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.factory import describe
from casebuilder.measuring.record import PromptUsed
from casebuilder.prompting import PromptLibrary
from casebuilder.retrieval.config import RetrievalConfig
from casebuilder.services.messages import clean
from casebuilder.services.runtime import Runtime
from casebuilder.settings import Settings

if TYPE_CHECKING:
    from casebuilder.retrieval import Library

T = TypeVar("T")

TODAY = dt.date(2026, 11, 21)
PLANTED = "planted.md"


class Product:
    """What a sample is performed with; open it once, use it for every sample, close it."""

    def __init__(self, runtime: Runtime, deps: Deps, own_cards: Path) -> None:
        self._runtime = runtime
        self.deps = deps
        self._own_cards = own_cards

    @property
    def library(self) -> "Library":
        """The shipped knowledge."""
        return self._runtime.library

    def prompts(self) -> list[PromptUsed]:
        """Return every pinned prompt with its version and hash."""
        refs = [self.deps.prompts.ref(name) for name in sorted(self.deps.prompts.pins)]
        return [PromptUsed(name=r.name, version=r.version, sha256=r.sha256) for r in refs]

    @property
    def tokens(self) -> int:
        """How many tokens the model in this process has read and written so far."""
        model = self.deps.model
        return model.engine.spent.total if model is not None and model.engine is not None else 0

    @contextmanager
    def with_card(self, text: str | None) -> Iterator[None]:
        """Let the library hold one more card, as if the user had added it."""
        if text is None:
            yield
            return
        self._own_cards.mkdir(parents=True, exist_ok=True)
        path = self._own_cards / PLANTED
        path.write_text(text, encoding="utf-8")
        try:
            yield
        finally:
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the model."""
        self._runtime.close()


def open_product(llm: LlmConfig | None, home: Path, pins: Mapping[str, int] | None = None) -> Product:
    """Return the product, ready to answer.

    Args:
        llm: which model; `None` means none: what rules and classifier do alone.
        home: the user's folder, where fetched models are.
        pins: versions of prompts to use instead of the pinned ones.

    Raises:
        PromptProblem: if a pin names a prompt or a version that does not exist.
        EnvironmentProblem: if the model, the encoder or the knowledge cannot be loaded.
    """
    from casebuilder.dialogue.fill import prime

    prompts = PromptLibrary(pins=pins)
    for name in prompts.pins:
        prompts.ref(name)
    cache = home / "evals" / "cache"
    own = cache / "knowledge"
    (own / PLANTED).unlink(missing_ok=True)
    runtime = Runtime(_settings(llm or LlmConfig(), home, cache))
    runtime.prompts = prompts
    try:
        deps = _complete(runtime, wanted=llm is not None)
        runtime.library.search("warm up", k=1)
        prime(deps)
    except BaseException:
        runtime.close()
        raise
    return Product(runtime, deps, own)


def _settings(llm: LlmConfig, home: Path, cache: Path) -> Settings:
    """Return settings in which nothing of the user counts but the model."""
    if llm.server_url is None:
        llm = llm.model_copy(update={"model": str(describe(llm, home).path)})
    return Settings(home=cache, llm=llm, retrieval=RetrievalConfig(), policy=None, today=TODAY)


def _complete(runtime: Runtime, *, wanted: bool) -> Deps:
    """Return the collaborators; what a conversation can do without, a measurement cannot."""
    deps = runtime.ready()
    if wanted and deps.model is None:
        raise EnvironmentProblem(runtime.model_state().message)
    if deps.router is None or deps.library is None:
        raise EnvironmentProblem("the sentence encoder or the evidence cannot be used; run `casebuilder doctor`")
    return deps if wanted else replace(deps, model=None)


class Talk:
    """A conversation without a database: the part of the service, turn after turn.

    Args:
        product: what answers.
        case: where the conversation starts from, for instance a case that was imported.
        turn: the last number that this case gives to a message.
    """

    def __init__(self, product: Product, case: Case | None = None, turn: int = 0) -> None:
        self.deps = product.deps
        self.said: dict[int, str] = {}
        self.replies: list[str] = []
        self.outputs: list[TurnOutput] = []
        self.last = greet(case or Case(), TODAY, product.deps)
        self._turn = turn
        self._earlier: Case | None = None

    def say(self, words: str) -> None:
        """Send a message; one that the service would not take is answered with the reason and is no turn."""
        try:
            message = clean(words)
        except UserError as refusal:
            self.replies.append(refusal.message)
            return
        self._turn += 1
        self.said[self._turn] = message
        before = self.last
        entry = TurnInput(
            case=before.case,
            interview=before.interview,
            message=message,
            turn=self._turn,
            today=TODAY,
            earlier=self._earlier,
        )
        self.last = run_turn(entry, self.deps)
        self._earlier = before.case if self.last.case != before.case else self._earlier
        self.outputs.append(self.last)
        self.replies.append(self.last.reply)


def timed(product: Product, work: Callable[[], T]) -> tuple[T, float, int]:
    """Return what a piece of work returns, its seconds and its tokens."""
    began, before = time.perf_counter(), product.tokens
    result = work()
    return result, time.perf_counter() - began, product.tokens - before
