"""What ships: the wheel holds everything that the product reads at run time, and nothing else of the checkout."""

import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("casebuilder-*.whl")
    return zipfile.ZipFile(file)


def shipped(folder: str) -> list[str]:
    """Return the files of a data folder of the checkout, relative to the checkout."""
    files = (p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return [str(p.relative_to(ROOT)) for p in files]


@pytest.mark.parametrize("folder", ["prompts", "knowledge", "evals"])
def test_all_data_is_in_the_wheel(wheel: zipfile.ZipFile, folder: str):
    expected = {f"casebuilder/_data/{name}" for name in shipped(folder)}
    assert len(expected) > 5
    assert expected <= set(wheel.namelist())


@pytest.mark.parametrize(
    "name",
    [
        "casebuilder/_data/app.py",
        "casebuilder/_data/.streamlit/config.toml",
        "casebuilder/_data/prompts/pins.toml",
        "casebuilder/_data/prompts/routing.npz",
        "casebuilder/_data/knowledge/sources.toml",
        "casebuilder/llm/catalog.toml",
        "casebuilder/rules/policy.toml",
        "casebuilder/services/example.json",
        "casebuilder/store/migrations/env.py",
        "casebuilder/ui/components/theme.css",
        "casebuilder/ui/pages/draft.py",
    ],
)
def test_what_the_product_reads_is_in_the_wheel(wheel: zipfile.ZipFile, name: str):
    assert wheel.getinfo(name).file_size == (ROOT / source(name)).stat().st_size > 0


def source(name: str) -> str:
    """Return where a file of the wheel is in the checkout."""
    return name.removeprefix("casebuilder/_data/")


def test_all_code_and_migrations_are_in_the_wheel(wheel: zipfile.ZipFile):
    assert {name for name in shipped("casebuilder") if not name.startswith("casebuilder/_data")} <= set(
        wheel.namelist()
    )
    assert any("migrations/versions/v0001" in name for name in wheel.namelist())


def test_nothing_else_is_in_the_wheel(wheel: zipfile.ZipFile):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"casebuilder", f"casebuilder-{PROJECT['version']}.dist-info"}
    assert not [name for name in wheel.namelist() if name.endswith((".pyc", ".log", ".db"))]


def test_metadata_names_licence_command_and_dependencies(wheel: zipfile.ZipFile):
    info = f"casebuilder-{PROJECT['version']}.dist-info"
    metadata = Parser().parsestr(wheel.read(f"{info}/METADATA").decode())
    assert metadata["License-Expression"] == "Apache-2.0"
    assert "casebuilder=casebuilder.cli:main" in wheel.read(f"{info}/entry_points.txt").decode().replace(" ", "")
    needed = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert len(needed) == len(PROJECT["dependencies"])
    assert b"Apache License" in wheel.read(f"{info}/licenses/LICENSE")
