"""Runs a command; the one place where errors become a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from casebuilder.cli import output
from casebuilder.cli.opening import close_services
from casebuilder.cli.parser import build_parser
from casebuilder.errors import CasebuilderError

INTERRUPTED = 130
BROKEN = 4


def run(argv: Sequence[str] | None = None) -> int:
    """Parse the arguments, run the command, return the exit code."""
    arguments = build_parser().parse_args(argv)
    home = Path(arguments.home).expanduser() if arguments.home else None
    try:
        return int(arguments.handler(arguments, home) or 0)
    except CasebuilderError as error:
        say_error(error.message)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # the reader went away (`casebuilder cases list | head`); keep Python from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        say_error(f"the operating system refused: {error}")
        return BROKEN
    except Exception as error:  # a user never sees a traceback
        say_error(unexpected(error))
        return BROKEN
    finally:
        close_services()


def say_error(message: str) -> None:
    """Print one sentence on stderr."""
    output.error(f"casebuilder: {' '.join(message.split())}")


def unexpected(error: BaseException) -> str:
    """Return the sentence for a mistake of ours; the details go to stderr when CASEBUILDER_DEBUG is set."""
    if os.environ.get("CASEBUILDER_DEBUG"):
        import traceback

        traceback.print_exception(error)
    return (
        f"something went wrong inside casebuilder ({type(error).__name__}); what was saved before is safe. "
        "Set CASEBUILDER_DEBUG=1 to see the details and please report them"
    )
