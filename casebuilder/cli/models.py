"""`casebuilder model`."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from casebuilder.cli import output
from casebuilder.cli.knowledge import progress
from casebuilder.cli.opening import open_services


def list_(arguments: argparse.Namespace, home: Path | None) -> int:
    """Print the catalogue."""
    lines = open_services(home).maintenance.models()
    if arguments.json:
        output.as_json([line.model_dump(mode="json") for line in lines])
        return 0
    rows = [
        (
            "*" if line.active else "",
            line.name,
            "here" if line.installed else "not pulled",
            f"{line.size / 1e6:,.0f} MB",
            line.fits,
            line.licence,
            f"{', '.join(line.can)} ({_known(line.measured)})" if line.can or line.measured else line.note,
        )
        for line in lines
    ]
    output.table(rows, ("", "NAME", "FILE", "SIZE", "FITS", "LICENCE", "CAN"))
    return 0


def pull(arguments: argparse.Namespace, home: Path | None) -> int:
    """Download a model and check it."""
    path = open_services(home).maintenance.pull(arguments.name, progress("bytes"))
    output.line(f"{path}\nchecked; `casebuilder model use {arguments.name}` makes it the active one")
    return 0


def use(arguments: argparse.Namespace, home: Path | None) -> int:
    """Choose the model for the next start."""
    name = open_services(home).maintenance.use(arguments.name)
    output.line(f"{name} answers from the next start on")
    return 0


def verify(arguments: argparse.Namespace, home: Path | None) -> int:
    """Check a model's file against its checksum."""
    output.line(open_services(home).maintenance.verify(arguments.name))
    return 0


def _known(measured: dt.date | None) -> str:
    return f"measured here on {measured.isoformat()}" if measured else "expected"


def bench(arguments: argparse.Namespace, home: Path | None) -> int:
    """Measure a model on this machine: how fast it is, and what it may do."""
    shown = sys.stderr.isatty() and not arguments.json

    def progress(words: str) -> None:
        if shown:
            output.error(f"measuring: {words} …")

    result = open_services(home).maintenance.bench(arguments.name, speed_only=arguments.speed, progress=progress)
    if arguments.json:
        output.as_json(result.model_dump(mode="json"))
        return 0
    reads = f"reads {result.prompt_tokens_per_s:,.0f} and " if result.prompt_tokens_per_s else ""
    speed = f"{reads}writes {result.output_tokens_per_s:,.0f} tokens a second; loaded in {result.load_s:.1f} s"
    output.line(f"{result.name}: {speed}")
    for work in result.work:
        output.line(f"- {work.message}")
    if result.kept:
        output.line(
            f"Measured in {result.seconds:.0f} s; this holds from the next start on and is kept in {result.kept}"
        )
    return 0
