"""Resolves the dependencies of pyproject.toml and writes requirements.lock: every package pinned, with hashes.

`make lock` runs it. What is locked already stays at its version while that fits; `tools/lock.py --upgrade` takes the
newest, and `--upgrade-package=NAME` chooses the version of one package anew (an older one, where only that fits).
Packages are hashed for all platforms, which takes minutes for many new ones. torch and the graphics packages that some
of its builds bring are left out: `tools/installing.py` says why.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
RESOLVER = "pip-tools==7.6.2"
LEFT_OUT = re.compile(r"(?:torch|triton|nvidia-[\w-]+|cuda-[\w-]+)==")
HEAD = """\
# Every package at one version, by hash. Written by `make lock` from pyproject.toml; do not edit.
# torch is not here: its build depends on the machine, so `tools/installing.py` installs it last, pinned by version.
"""


def main() -> int:
    """Write the lock file."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / "venv" / "bin" / "python"
        subprocess.run([sys.executable, "-m", "venv", Path(folder) / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--upgrade", "pip", RESOLVER], check=True)
        output = Path(folder) / "all.txt"
        if LOCK.exists():
            shutil.copy(LOCK, output)
        options = [
            "--generate-hashes",
            "--extra=dev",
            "--extra=evals",
            "--allow-unsafe",
            "--strip-extras",
            "--no-header",
        ]
        # Where packages came from is the business of whoever installs; it is no part of the lock.
        options += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"]
        resolve = [str(python), "-m", "piptools", "compile", "--quiet", *options, "--output-file", str(output)]
        resolve += [a for a in sys.argv[1:] if a == "--upgrade" or a.startswith("--upgrade-package=")]
        subprocess.run([*resolve, "pyproject.toml"], check=True, cwd=ROOT)
        LOCK.write_text(HEAD + strip(output.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def strip(text: str) -> str:
    """Return a resolved list without comments, options and what is left out."""
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "--"))]
    blocks = re.split(r"\n(?=\S)", "\n".join(lines))
    return "\n".join(block for block in blocks if not LEFT_OUT.match(block)) + "\n"


if __name__ == "__main__":
    sys.exit(main())
