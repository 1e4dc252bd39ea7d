"""`casebuilder knowledge`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from casebuilder.cli import output
from casebuilder.cli.opening import open_services


def build(_arguments: argparse.Namespace, home: Path | None) -> int:
    """Bring the search index up to date."""
    report = open_services(home).knowledge.build(progress("encoded"))
    for problem in report.problems:
        output.error(f"casebuilder: {problem}")
    output.line(
        f"{report.added} added, {report.changed} changed, {report.removed} removed, {report.unchanged} unchanged, "
        f"{report.seconds:.1f} s"
    )
    return 0


def search(arguments: argparse.Namespace, home: Path | None) -> int:
    """Find evidence; nothing found is an honest answer and exit code 0."""
    found = open_services(home).knowledge.search(arguments.text, arguments.k)
    if arguments.json:
        output.as_json([p.model_dump(mode="json") for p in found])
    elif not found:
        output.line("Nothing in the evidence is about that.")
    for passage in [] if arguments.json else found:
        output.line(f"[{passage.id}] {output.printable(passage.title)} ({passage.kind}, {passage.score:.2f})")
        output.line(f"    {output.printable(passage.passage)}")
        output.line(f"    {output.printable(passage.source)}")
    return 0


def add(arguments: argparse.Namespace, home: Path | None) -> int:
    """Add a file of one's own."""
    card = open_services(home).knowledge.add(Path(arguments.file))
    output.line(f"{card.id}  {output.printable(card.title)}")
    return 0


def import_(arguments: argparse.Namespace, home: Path | None) -> int:
    """Add the files of a folder; 1 if any was left out."""
    added, problems = open_services(home).knowledge.add_folder(Path(arguments.folder))
    for card_id in added:
        output.line(card_id)
    for problem in problems:
        output.error(f"casebuilder: {problem}")
    return 1 if problems else 0


def list_cards(arguments: argparse.Namespace, home: Path | None) -> int:
    """List the cards."""
    cards = open_services(home).knowledge.cards()
    if arguments.json:
        output.as_json([c.model_dump(mode="json") for c in cards])
    else:
        output.table([(c.id, c.kind, "own" if c.own else "", c.title) for c in cards], ("ID", "KIND", "", "TITLE"))
    return 0


def progress(word: str) -> Callable[[int, int], None] | None:
    """Return a callback that shows how far it is, where somebody is watching."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        sys.stderr.write(f"\r{word} {done:,} of {total:,}" + ("\n" if done >= total else ""))
        sys.stderr.flush()

    return show
