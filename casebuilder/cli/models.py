"""`casebuilder model`."""

import argparse
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
            ", ".join(line.can),
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


def bench(arguments: argparse.Namespace, home: Path | None) -> int:
    """Measure a model on this machine."""
    result = open_services(home).maintenance.bench(arguments.name)
    if arguments.json:
        output.as_json(result.model_dump(mode="json"))
    else:
        output.line(
            f"{result.name}: reads {result.prompt_tokens_per_s:,.0f} and writes {result.output_tokens_per_s:,.0f} "
            f"tokens a second; loaded in {result.load_s:.1f} s"
        )
    return 0
