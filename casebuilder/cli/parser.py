"""The commands and their arguments. Handlers are imported when they run."""

import argparse
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from casebuilder import __version__

Handler = Callable[[argparse.Namespace, Path | None], int | None]
MODELS = (
    "`active` (default), `embedded`, `none`, a name of the catalogue, a GGUF file, or the address of a model server"
)
FORMATS = ("docx", "pdf", "xlsx", "md", "json")


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Exit with code 2."""
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def _late(module: str, function: str) -> Handler:
    """Return a handler whose module is imported when it runs."""

    def handler(arguments: argparse.Namespace, home: Path | None) -> int | None:
        found: Handler = getattr(importlib.import_module(f"casebuilder.cli.{module}"), function)
        return found(arguments, home)

    return handler


class _Commands:
    """Adds commands that all know `--home`."""

    def __init__(self, parser: argparse.ArgumentParser, dest: str) -> None:
        self._group = parser.add_subparsers(title="commands", dest=dest, metavar="COMMAND", required=True)

    def add(self, name: str, help_: str, handler: Handler | None = None) -> argparse.ArgumentParser:
        parser = self._group.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
        _home(parser, default=argparse.SUPPRESS)
        if handler is not None:
            parser.set_defaults(handler=handler)
        return parser


def _home(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--home", metavar="DIR", default=default, help="folder of all data (default: $CASEBUILDER_HOME, else yours)"
    )


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = _Parser(
        prog="casebuilder",
        description="Draft an AI business case in conversation with a local language model.",
        epilog="Exit codes: 0 done, 1 the answer is no, 2 usage, 3 refused, 4 an environment problem.",
    )
    parser.add_argument("--version", action="version", version=f"casebuilder {__version__}")
    _home(parser, default=None)
    commands = _Commands(parser, "command")
    _app(commands)
    _chat(commands)
    _cases(commands)
    _checks(commands)
    _knowledge(commands)
    _models(commands)
    _evals(commands)
    _upkeep(commands)
    return parser


def _json(parser: argparse.ArgumentParser, help_: str = "print JSON") -> None:
    parser.add_argument("--json", action="store_true", help=help_)


def _app(commands: _Commands) -> None:
    run = commands.add("run", "start the app on 127.0.0.1 and print its address", _late("app", "run"))
    run.add_argument("--port", type=_port, default=None, help="port to listen on (default: 8501)")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("must be a number from 1 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 50:
        raise argparse.ArgumentTypeError("must be a number from 1 to 50")
    return int(text)


def _chat(commands: _Commands) -> None:
    chat = commands.add("chat", "the conversation in the terminal", _late("chat", "chat"))
    chat.add_argument("--case", metavar="ID", help="go on with this case (default: a new one)")
    chat.add_argument("--jsonl", action="store_true", help="one JSON object a line, both ways, for programs")


def _cases(commands: _Commands) -> None:
    group = _Commands(commands.add("cases", "list, show, export, import or delete cases"), "action")
    _json(group.add("list", "list the cases, last changed first", _late("cases", "list_cases")))
    show = group.add("show", "show a case as it stands", _late("cases", "show"))
    show.add_argument("id", metavar="ID")
    _json(show, "print the case as JSON")
    export = group.add("export", "write a complete case as a document", _late("cases", "export"))
    export.add_argument("id", metavar="ID")
    export.add_argument("--format", choices=FORMATS, required=True, help="kind of document")
    export.add_argument("-o", "--output", metavar="FILE", help="file to write; `-` is stdout (default: by title)")
    export.add_argument("--draft", action="store_true", help="also if the case is not complete; marked as a draft")
    bring = group.add("import", "bring in a case from a JSON file as a new case", _late("cases", "import_"))
    bring.add_argument("file", metavar="FILE")
    delete = group.add("delete", "remove a case with everything said in it", _late("cases", "delete"))
    delete.add_argument("id", metavar="ID")
    delete.add_argument("--yes", action="store_true", help="do not ask")


def _checks(commands: _Commands) -> None:
    validate = commands.add("validate", "check a case file", _late("checks", "validate"))
    validate.add_argument("file", metavar="FILE")
    _json(validate, "print the findings as JSON")
    extract = commands.add("extract", "read values out of messages, for programs", _late("checks", "extract"))
    extract.add_argument("--jsonl", action="store_true", required=True, help="one JSON object a line, both ways")
    commands.add("schema", "print the JSON Schema of a case", _late("checks", "schema"))


def _knowledge(commands: _Commands) -> None:
    group = _Commands(commands.add("knowledge", "build, search and extend the evidence"), "action")
    group.add("build", "bring the search index up to date", _late("knowledge", "build"))
    search = group.add("search", "find evidence", _late("knowledge", "search"))
    search.add_argument("text")
    search.add_argument("-k", type=_count, default=5, help="how many at most (default: 5)")
    _json(search)
    add = group.add("add", "add a Markdown or text file to your own evidence", _late("knowledge", "add"))
    add.add_argument("file", metavar="FILE")
    bring = group.add("import", "add all Markdown and text files of a folder", _late("knowledge", "import_"))
    bring.add_argument("folder", metavar="DIR")
    _json(group.add("list", "list the cards", _late("knowledge", "list_cards")))


def _models(commands: _Commands) -> None:
    group = _Commands(commands.add("model", "list, fetch, choose and measure language models"), "action")
    _json(group.add("list", "the catalogue: what is here, what is active, what it can do", _late("models", "list_")))
    pull = group.add("pull", "download a model and check it", _late("models", "pull"))
    pull.add_argument("name")
    use = group.add("use", "choose the model for the next start", _late("models", "use"))
    use.add_argument("name", help="a name of the catalogue, or the path of a GGUF file")
    verify = group.add("verify", "check a model's file against its checksum", _late("models", "verify"))
    verify.add_argument("name", nargs="?", help="default: the active one")
    bench = group.add("bench", "measure what a model may do here and how fast", _late("models", "bench"))
    bench.add_argument("name", nargs="?", help="default: the active one")
    bench.add_argument("--speed", action="store_true", help="tokens a second only; nothing is kept")
    _json(bench)


def _evals(commands: _Commands) -> None:
    group = _Commands(commands.add("eval", "measure quality: run, compare and report evals"), "action")
    run = group.add("run", "run eval tasks on this machine", _late("evals", "run"))
    run.add_argument("task", metavar="TASK", nargs="*", help="which tasks (default: all)")
    run.add_argument("--split", choices=("dev", "test"), default="test", help="which half of the data (default: test)")
    run.add_argument("--model", metavar="MODEL", default="active", help=MODELS)
    run.add_argument(
        "--prompt",
        metavar="NAME=VERSION",
        action="append",
        default=[],
        help="a version of a prompt to use instead of the pinned one, as often as needed",
    )
    run.add_argument("--limit", metavar="N", type=_positive, help="only the first N samples of each task")
    _json(run, "print the runs' records as JSON")
    compare = group.add("compare", "set two runs side by side; exit code 1 on a loss", _late("evals", "compare"))
    for name, what in (("before", "the run to compare with"), ("after", "the run to judge")):
        compare.add_argument(name, metavar=name.upper(), help=f"{what}: an id, a file, a task, or `baseline`")
    _json(compare)
    report = group.add("report", "write a report of runs as a page or as Markdown", _late("evals", "report"))
    report.add_argument(
        "run", metavar="RUN", nargs="*", help="ids, files, tasks or `baseline` (default: the newest of each)"
    )
    report.add_argument("-o", "--output", metavar="FILE", help="a .html or .md file (default: Markdown on stdout)")
    report.add_argument("--list", action="store_true", help="list the runs that exist")


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError("must be a whole number from 1")
    return int(text)


def _upkeep(commands: _Commands) -> None:
    _json(commands.add("doctor", "what is installed, what is missing, what to do", _late("upkeep", "doctor")))
    commands.add("migrate", "bring the database to this version's schema", _late("upkeep", "migrate"))
