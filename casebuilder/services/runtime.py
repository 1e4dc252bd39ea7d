"""The heavy collaborators: model, library, prompts, policy. Loaded in the background, once, and shared."""

import logging
import threading
import time
from functools import cached_property
from typing import TYPE_CHECKING

from casebuilder.errors import Cancelled, CasebuilderError
from casebuilder.prompting import PromptLibrary
from casebuilder.resources import data_path
from casebuilder.services.brain import OnStatus
from casebuilder.services.environment import make_private
from casebuilder.services.models import active_name, shown_name
from casebuilder.services.views import ModelState
from casebuilder.services.whereabouts import servers
from casebuilder.settings import Settings

if TYPE_CHECKING:
    from casebuilder.dialogue.deps import Deps
    from casebuilder.dialogue.extraction.route import Router
    from casebuilder.llm.factory import LoadedModel
    from casebuilder.marking.tagger import Tagger
    from casebuilder.retrieval import Library
    from casebuilder.rules.policy import Policy

_log = logging.getLogger(__name__)

LEAVE_SECONDS = 30.0
"""How long closing waits for what loads in the background."""
ROUTING = "routing.npz"
MARKING = "marking.safetensors"


class Runtime:
    """Holds what is expensive to make.

    The conversation works without a model (replies are composed, rules read the messages); `model_state` says so.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.RLock()
        self._thread: threading.Thread | None = None
        self._loaded = threading.Event()
        self._closing = threading.Event()
        self._model: LoadedModel | None = None
        self._failure: str | None = None
        self._router: Router | None = None
        self._tagger: Tagger | None = None
        self._library_failure: str | None = None

    @cached_property
    def prompts(self) -> PromptLibrary:
        """The prompts."""
        return PromptLibrary()

    @cached_property
    def policy(self) -> "Policy":
        """The organisation's rules."""
        from casebuilder.rules.policy import load_policy

        return load_policy(self._settings.policy_path)

    @cached_property
    def library(self) -> "Library":
        """The evidence; its encoder and index load when they are first needed."""
        make_private()
        from casebuilder.retrieval import Library

        with self._lock:
            return Library(self._settings.retrieval, self._settings.home)

    def warm_up(self) -> None:
        """Start loading in the background, once; returns at once."""
        with self._lock:
            if self._thread is None:
                make_private()
                self._thread = threading.Thread(target=self._load, name="warm-up", daemon=True)
                self._thread.start()

    def at_once(self) -> "Deps":
        """Return the collaborators with whatever is loaded now."""
        from casebuilder.dialogue.deps import Deps

        return Deps(
            prompts=self.prompts,
            policy=self.policy,
            model=self._model,
            library=self._library(),
            router=self._router,
            tagger=self._tagger,
            servers=servers(self._settings),
        )

    def ready(self, cancel: threading.Event | None = None, on_status: OnStatus | None = None) -> "Deps":
        """Return the collaborators when all of them are loaded, or have failed to load.

        Raises:
            Cancelled: if `cancel` is set while waiting.
        """
        self.warm_up()
        if not self._loaded.is_set() and on_status is not None:
            on_status("Getting the language model ready")
        while not self._loaded.wait(0.05 if cancel is not None else None):
            if cancel is not None and cancel.is_set():
                raise Cancelled("stopped while the language model was loading; send the message again")
        return self.at_once()

    def model_state(self) -> ModelState:
        """Return what the page says about the model."""
        config = self._settings.llm
        where = "on a server" if config.server_url else "on this machine"
        model = self._model
        if model is not None:
            waiting = _waiting(model)
            message = f"{model.info.shown}, {where}" + (f"; {waiting} in the queue" if waiting else "")
            return ModelState(name=model.info.shown, state="ready", message=message, waiting=waiting, where=where)
        name = shown_name(active_name(self._settings))
        if self._failure is not None:
            message = f"No language model: {self._failure}. The conversation goes on without one."
            return ModelState(name=name, state="failed", message=message, where=where)
        return ModelState(name=name, state="loading", message=f"{name} is loading", where=where)

    @property
    def library_failure(self) -> str | None:
        """Why there is no evidence, in one sentence; `None` if there is."""
        return self._library_failure

    def close(self) -> None:
        """Stop what loads in the background, wait for it, and let go of the model.

        A thread that is still inside a native library while the interpreter ends would take the process down.
        """
        self._closing.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(LEAVE_SECONDS)
        with self._lock:
            model, self._model = self._model, None
        engine = getattr(model, "engine", None)
        if engine is not None:
            engine.close()

    def _library(self) -> "Library | None":
        try:
            return self.library
        except CasebuilderError as error:
            self._library_failure = error.message
            return None

    def _load(self) -> None:
        """Load the model, then the encoder; then, while people talk, bring the index up to date. Never raises."""
        started = time.monotonic()
        try:
            self._load_model()
            self._load_router()
            self._load_tagger()
        finally:
            self._loaded.set()
            _log.info("ready after %.1f s", time.monotonic() - started)
        if not self._closing.is_set():
            self._warm_library()
        if not self._closing.is_set():
            self._prime()

    def _load_model(self) -> None:
        try:
            from casebuilder.llm.factory import load_model

            self._model = load_model(self._settings.llm, self._settings.home)
        except CasebuilderError as error:
            self._failure = error.message.rstrip(".")
        except Exception as error:  # the conversation must go on whatever a native library does
            _log.exception("the model could not be loaded")
            self._failure = f"it could not be loaded ({type(error).__name__})"

    def _prime(self) -> None:
        """Read the model's prompts before the first turn needs them."""
        from casebuilder.dialogue.fill import prime

        try:
            prime(self.at_once(), self._closing)
        except CasebuilderError as error:  # closed meanwhile, or the model failed: the turns read them themselves
            _log.info("the prompts were not read ahead: %s", error)
        except Exception:  # reading ahead is a convenience; whatever happens, the turns can do without it
            _log.exception("the prompts were not read ahead")

    def _warm_library(self) -> None:
        try:
            self.library.search("warm up", k=1)
        except CasebuilderError as error:
            self._library_failure = error.message
        except Exception as error:  # as above
            _log.exception("the evidence library could not be opened")
            self._library_failure = f"the evidence library could not be opened ({type(error).__name__})"

    def _load_router(self) -> None:
        """Load what tells sentences apart; without the encoder, or its weights, rules read the messages alone."""
        try:
            from casebuilder.dialogue.extraction.route import Router

            self._router = Router.load(data_path("prompts") / ROUTING, self.library.embedder)
            self._router.scores(["warm up"])
        except (CasebuilderError, OSError, ValueError, KeyError) as error:
            _log.warning("messages are read by rules alone: %s", error)
            self._router = None

    def _load_tagger(self) -> None:
        """Load what marks the words of fields; without it, or the router beside it, the rules read alone."""
        if self._router is None:
            return
        try:
            from casebuilder.marking.features import Known
            from casebuilder.marking.tagger import Tagger

            self._tagger = Tagger.load(data_path("prompts") / MARKING, self.library.embedder.folder)
            self._tagger.mark("warm up", None, Known(()))
        except (CasebuilderError, OSError) as error:
            self._tagger = None
            _log.warning("the tagger could not be loaded: %s", error)


def _waiting(model: "LoadedModel") -> int:
    engine = getattr(model, "engine", None)
    if engine is None:
        return 0
    status = engine.status() if callable(engine.status) else engine.status
    return int(status.waiting)
