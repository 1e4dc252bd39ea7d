"""Writes the generated pages of docs/; `--check` says which of them no longer tell the truth."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTE = "<!-- Written by `make docs`; do not edit. -->\n\n"

GRAPH = """\
# The dialogue graph

One `invoke` a turn, without a checkpointer: the typed case is the state of record and lives in the database.
Each node is a file in `casebuilder/dialogue/`.

```mermaid
{diagram}
```
"""
CLI = """\
# The command line

Data lives in `$CASEBUILDER_HOME` (default: your platform's folder for user data); `--home DIR` overrides it for one
command. Exit codes: 0 done, 1 the answer is "no" (not valid, not found), 2 usage, 3 refused (an incomplete case, not
allowed), 4 an environment problem, with the next step in one sentence on stderr.
"""


def rules_page() -> str:
    """Return the table of all rules."""
    from casebuilder.rules.engine import rules_markdown

    return rules_markdown()


def graph_page() -> str:
    """Return the diagram of the compiled graph."""
    from casebuilder.dialogue.graph import build

    diagram = build().get_graph().draw_mermaid(with_styles=False)
    return GRAPH.format(diagram=diagram.strip().replace("\t", "    "))


def cli_page() -> str:
    """Return every command with its arguments."""
    from casebuilder.cli.parser import build_parser

    return CLI + "".join(_command(build_parser(), "casebuilder", ""))


def _command(parser: argparse.ArgumentParser, name: str, help_: str) -> Iterator[str]:
    """Yield the parts of a command's description, then those of the commands below it."""
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups and help_:
        yield f"\n## `{' '.join([name, *_usage(parser)])}`\n\n{help_[0].upper()}{help_[1:]}.\n"
        rows = [f"- `{_names(a)}`: {a.help}\n" for a in _own(parser) if a.help]
        yield "\n" * bool(rows)
        yield from rows
    for group in groups:
        helps = {a.dest: a.help or "" for a in group._choices_actions}
        for word, below in group.choices.items():
            yield from _command(below, f"{name} {word}", helps[word])


def _own(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [a for a in parser._actions if a.dest not in {"help", "home"}]


def _usage(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in sorted(_own(parser), key=lambda a: bool(a.option_strings)):
        shown = _names(action).removeprefix(action.option_strings[0] + ", " if action.option_strings[1:] else "")
        yield shown if action.required else f"[{shown}]"


def _names(action: argparse.Action) -> str:
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if not action.option_strings:
        return str(value)
    return ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {value}")


PAGES: dict[str, Callable[[], str]] = {"cli.md": cli_page, "graph.md": graph_page, "rules.md": rules_page}


def main() -> int:
    """Write the pages, or with `--check` compare them and return 1 if one is old."""
    old = []
    for name, page in PAGES.items():
        path = ROOT / "docs" / name
        text = NOTE + page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        old.append(f"docs/{name}")
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
    if old and "--check" in sys.argv[1:]:
        sys.stderr.write(f"{', '.join(old)}: out of date; run `make docs` and commit what changed\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
