"""The samples have the shape that their schema says, name what exists, and their halves do not overlap."""

import json

import jsonschema
import pytest

from evals.data import ROOT, SPLITS, data_version, read_lines, row_version, schema
from evals.tasks import TASKS, load

LINES = [p for p in sorted(ROOT.glob("*/*.jsonl"))]
SHEETS = [p for p in sorted(ROOT.glob("sponsors/*/*.json")) if p.parent.name in SPLITS]


@pytest.mark.parametrize("path", LINES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_line_has_the_shape_of_its_kind(path):
    check = jsonschema.Draft202012Validator(schema(path.parent.name))
    faults = [
        f"{i}: {e.json_path} {e.message}" for i, row in enumerate(read_lines(path), 1) for e in check.iter_errors(row)
    ]
    assert faults == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.stem)
def test_every_sheet_has_its_shape(path):
    sheet = json.loads(path.read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema("sponsors"))
    assert [f"{e.json_path} {e.message}" for e in check.iter_errors(sheet)] == []
    assert sheet["id"] == path.stem


@pytest.mark.parametrize("task", TASKS)
def test_ids_are_unique_and_the_halves_share_no_sample(task):
    kind = load(task)
    seen = [row["id"] for split in SPLITS for row in kind.rows(split)]
    assert len(seen) > 2 and len(seen) == len(set(seen))
    assert all(path.is_file() for split in SPLITS for path in kind.files(split))


def test_a_changed_label_changes_the_versions(tmp_path, monkeypatch):
    row = {"id": "x", "facts": [1]}
    assert row_version(row) == row_version(dict(reversed(row.items()))) != row_version({**row, "facts": [2]})
    monkeypatch.setattr("evals.data.ROOT", tmp_path)
    path = tmp_path / "dev.jsonl"
    path.write_text("{}\n")
    before = data_version([path])
    path.write_text("{ }\n")
    assert data_version([path]) != before


def test_tasks_are_the_modules_beside_the_list():
    modules = {p.stem for p in (ROOT.parent / "tasks").glob("*.py")} - {"__init__"}
    assert modules == set(TASKS)
