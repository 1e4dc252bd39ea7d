"""The conversation for people in a terminal."""

import sys
from typing import TYPE_CHECKING

from casebuilder.cli.output import printable_lines
from casebuilder.errors import CasebuilderError

if TYPE_CHECKING:
    from rich.console import Console

    from casebuilder.services.container import Services
    from casebuilder.services.views import CaseView, TurnResult

HELP = "/quit ends, /status shows what is missing, /help shows this. Everything is saved as you go."
QUIT = {"/quit", "/exit", "/q"}
SHOWN_TURNS = 6


def talk(services: "Services", view: "CaseView", *, resumed: bool) -> int:
    """Talk until `/quit` or the end of the input."""
    from rich.console import Console

    console = Console(highlight=False)
    if resumed:
        for turn in services.conversation.view(view.case_id, last=SHOWN_TURNS).turns[:-1]:
            _words(console, "you", turn.message)
            _words(console, "casebuilder", turn.reply)
    console.print(f"case {view.case_id}. {HELP}", style="dim", markup=False)
    _words(console, "casebuilder", services.conversation.opening(view).reply)
    while (message := _ask(console)) is not None:
        command = message.strip().lower()
        if command in QUIT:
            break
        if command == "/help":
            console.print(HELP, style="dim")
        elif command == "/status":
            _status(services, console, view.case_id)
        elif command:
            _turn(services, console, view.case_id, message)
    console.print(f"saved; `casebuilder chat --case {view.case_id}` goes on", style="dim", markup=False)
    return 0


def _ask(console: "Console") -> str | None:
    """Return the next line, or `None` at the end."""
    if sys.stdin.isatty():
        console.print("\nyou ", style="bold", end="")
    try:
        raw = sys.stdin.buffer.readline()
    except KeyboardInterrupt:
        return None
    return raw.decode("utf-8", "replace").rstrip("\r\n") if raw else None


def _turn(services: "Services", console: "Console", case_id: str, message: str) -> None:
    try:
        with console.status("reading") as status:
            result = services.conversation.say(case_id, message, on_status=lambda text: status.update(text))
    except CasebuilderError as error:
        console.print(error.message, style="red", markup=False)
        return
    except KeyboardInterrupt:
        console.print("stopped; the message is saved without a reply", style="dim")
        return
    _words(console, "casebuilder", result.reply)
    console.print(_gate(result), style="dim", markup=False)


def _gate(result: "TurnResult") -> str:
    if result.complete:
        return "complete: nothing blocks"
    return f"{result.blocking} blocking, {result.warnings} to weigh"


def _status(services: "Services", console: "Console", case_id: str) -> None:
    view = services.conversation.view(case_id, last=0)
    console.print(f"{view.answered} of 17 sections answered", style="dim")
    for finding in view.report.blocking:
        console.print(f"- {printable_lines(finding.message)}", markup=False)
    console.print(services.maintenance.model_state().message, style="dim", markup=False)


def _words(console: "Console", who: str, text: str | None) -> None:
    """Print somebody's words; replies are Markdown, messages are shown as they are."""
    if not text:
        return
    from rich.markdown import Markdown
    from rich.text import Text

    shown = printable_lines(text)
    console.print()
    console.print(who, style="bold")
    console.print(Markdown(shown, hyperlinks=False) if who == "casebuilder" else Text(shown))
