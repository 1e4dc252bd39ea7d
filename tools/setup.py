"""Makes `.venv` hold exactly what `requirements.lock` says; says in one sentence what to do if it cannot.

This file must run on any Python, so that an old one gets a sentence too; the work is in `installing.py`.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "setup: this is Python " + sys.version.split()[0] + " and casebuilder needs 3.11 or newer; "
        "install one and name it, for example `make run PYTHON=python3.12`."
    )

if sys.platform == "win32":
    sys.exit("setup: casebuilder is installed on Linux and macOS; on Windows use it inside WSL.")

if __name__ == "__main__":
    from installing import main

    sys.exit(main())
