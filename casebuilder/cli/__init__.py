"""The command line. Nothing heavy is imported before a command runs, so `--help` answers at once."""

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 done, 1 the answer is "no", 2 usage, 3 refused, 4 an environment problem.
    """
    from casebuilder.cli.running import run

    return run(argv)
