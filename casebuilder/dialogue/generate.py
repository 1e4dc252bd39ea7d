"""Letting a model write a text, within limits of time and length; what it wrote is not trusted yet."""

import threading
import time
from dataclasses import dataclass
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

from casebuilder.errors import Cancelled

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

_TICK = 0.05


@dataclass(frozen=True)
class Generated:
    """What a model wrote, or why there is nothing to use."""

    text: str = ""
    fault: str = ""
    """`unfinished`, `length`, `timeout`, `error` or `empty`; nothing when the model came to its own end."""
    detail: str = ""


def generate(
    model: "BaseChatModel",
    system: str,
    user: str,
    *,
    most: int,
    seconds: float,
    cancel: threading.Event | None = None,
) -> Generated:
    """Ask a model for a text; whatever the model does, this returns within about `seconds`.

    Args:
        model: the chat model.
        system: what to do.
        user: the material.
        most: characters that the text may have; the model is stopped there.
        seconds: how long it may take.
        cancel: set it to stop.

    Raises:
        Cancelled: if `cancel` was set.
    """
    stop = threading.Event()
    out: Queue[tuple[str, object]] = Queue()
    messages = [("system", system), ("human", user)]
    options: dict[str, Any] = {"cancel": stop, "max_tokens": max(32, most // 2)}
    worker = threading.Thread(target=_write, args=(model, messages, options, out), name="wording", daemon=True)
    worker.start()
    deadline = time.monotonic() + seconds
    text, reason = "", ""
    try:
        while True:
            if cancel is not None and cancel.is_set():
                raise Cancelled("stopped; nothing changed, and your message is kept")
            if time.monotonic() > deadline:
                return Generated(fault="timeout", detail=f"{seconds:.0f} s")
            try:
                kind, value = out.get(timeout=_TICK)
            except Empty:
                continue
            if kind == "error":
                return Generated(fault="error", detail=type(value).__name__)
            if kind == "end":
                return _ended(text, reason)
            text, reason = text + str(value), (kind if kind != "text" else reason)
            if len(text) > most:
                return Generated(fault="length", detail=f"more than {most} characters")
    finally:
        stop.set()


def _write(model: "BaseChatModel", messages: list[tuple[str, str]], options: dict[str, Any], out: "Queue[Any]") -> None:
    """Put what the model streams into a queue: (`text` or the finish reason, words), at last `end` or `error`."""
    try:
        for chunk in model.stream(messages, **options):
            reason = str(chunk.response_metadata.get("finish_reason") or "")
            out.put((reason or "text", chunk.text))
            if options["cancel"].is_set():
                return
        out.put(("end", ""))
    except BaseException as error:  # noqa: BLE001 - a thread must not die in silence; the caller is told
        out.put(("error", error))


def _ended(text: str, reason: str) -> Generated:
    if reason != "stop":
        return Generated(fault="unfinished", detail=reason or "no reason given")
    return Generated(text.strip()) if text.strip() else Generated(fault="empty", detail="no words")
