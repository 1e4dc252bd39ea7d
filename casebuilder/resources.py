"""Where the read-only data folders are: in a checkout, an editable install, or a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_path(name: str) -> Path:
    """Return the path of a shipped file or folder (`prompts`, `knowledge`, `app.py`).

    Raises:
        FileNotFoundError: if the installation is incomplete.
    """
    for base in (_PACKAGE.parent, _PACKAGE / "_data"):
        if (base / "pyproject.toml").exists() or base.name == "_data":
            candidate = base / name
            if candidate.exists():
                return candidate
    raise FileNotFoundError(f"the shipped data {name!r} is missing; reinstall casebuilder")
