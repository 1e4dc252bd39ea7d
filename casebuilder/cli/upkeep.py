"""`casebuilder doctor` and `migrate`."""

import argparse
from pathlib import Path

from casebuilder.cli import output
from casebuilder.cli.opening import open_services
from casebuilder.errors import EnvironmentProblem


def doctor(arguments: argparse.Namespace, home: Path | None) -> int:
    """Print every check; exit code 4 if there is a problem."""
    checks = open_services(home).maintenance.doctor()
    problems = [c for c in checks if not c.ok]
    if arguments.json:
        output.as_json([c.model_dump() for c in checks])
    else:
        for check in checks:
            output.line(f"{'ok     ' if check.ok else 'PROBLEM'}  {check.name}: {output.printable(check.message)}")
            if check.fix:
                output.line(f"         to do: {output.printable(check.fix)}")
    return EnvironmentProblem.exit_code if problems else 0


def migrate(_arguments: argparse.Namespace, home: Path | None) -> int:
    """Bring the database to this version's schema."""
    changed = open_services(home).maintenance.migrate()
    output.line("The database was brought up to date." if changed else "The database is up to date.")
    return 0
