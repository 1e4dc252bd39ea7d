"""The set-up: what the lock says is what is installed, and whoever lacks something gets one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import installing  # noqa: E402
import lock as locking  # noqa: E402
import progress  # noqa: E402


@pytest.fixture
def lock() -> installing.Lock:
    return installing.Lock(installing.LOCK.read_text(encoding="utf-8"))


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> installing.Setup:
    monkeypatch.setattr(installing, "BUILT", tmp_path / "build")
    return installing.Setup(tmp_path / "venv", None)


def test_the_steps_install_every_locked_package_once(lock: installing.Lock):
    rest = lock.without([installing.RUNTIME])
    assert sorted([*rest.splitlines(), *lock.only([installing.RUNTIME]).splitlines()]) == sorted(lock.blocks.values())
    assert all("--hash=sha256:" in line for line in lock.blocks.values())
    assert "torch" not in lock.blocks


def test_build_tools_are_locked(lock: installing.Lock):
    assert lock.only(installing.BUILD_TOOLS).count("==") == len(installing.BUILD_TOOLS)


def test_the_torch_of_the_set_up_is_the_one_of_the_project():
    assert f'"{installing.TORCH}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_resolving_leaves_out_torch_comments_and_places():
    text = (
        "--index-url somewhere\n# a comment\nnumpy==2.4 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "nvidia-cublas==13 \\\n    --hash=sha256:cc\ntorch==2.13.0 \\\n    --hash=sha256:dd\nzstandard==1 \\\n    --hash=sha256:ee\n"
    )
    assert locking.strip(text) == (
        "numpy==2.4 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nzstandard==1 \\\n    --hash=sha256:ee\n"
    )


def test_a_stamp_of_another_lock_does_not_count(setup: installing.Setup):
    setup.python.parent.mkdir(parents=True)
    setup.python.touch()
    assert not setup.is_done()
    (setup.venv / installing.STAMP).write_text(setup.fingerprint(), encoding="utf-8")
    assert setup.is_done()
    setup.lock_text += "\n"
    assert not setup.is_done()


def test_another_python_behind_the_environment_does_not_count(setup: installing.Setup, tmp_path: Path):
    setup.python.parent.mkdir(parents=True)
    for name in ("python3.11", "python3.12"):
        (tmp_path / name).touch()
    setup.python.symlink_to(tmp_path / "python3.11")
    (setup.venv / installing.STAMP).write_text(setup.fingerprint(), encoding="utf-8")
    assert setup.is_done()
    setup.python.unlink()
    setup.python.symlink_to(tmp_path / "python3.12")
    assert not setup.is_done()


def test_a_folder_that_is_no_environment_is_left_alone(setup: installing.Setup):
    setup.venv.mkdir()
    (setup.venv / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(progress.SetupProblem, match="name another folder"):
        setup._make_venv()
    assert (setup.venv / "thesis.txt").exists()


def test_another_wheel_is_another_installation(setup: installing.Setup, tmp_path: Path):
    wheel = tmp_path / "casebuilder-0-py3-none-any.whl"
    wheel.write_bytes(b"one")
    setup.wheel = wheel
    before = setup.fingerprint()
    wheel.write_bytes(b"two")
    assert setup.fingerprint() != before


def test_without_a_compiler_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(progress.SetupProblem, match=r"no C\+\+ compiler.*apt install g\+\+.*run this again\.$"):
        installing._check_machine(compiling=True)
    installing._check_machine(compiling=False)


def test_with_too_little_disk_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(installing, "SPACE_NEEDED", 10**18)
    with pytest.raises(progress.SetupProblem, match="make room"):
        installing._check_machine(compiling=False)


def test_a_failed_step_says_why_and_where_the_log_is(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    script = "print('OSError: [Errno 28] No space left on device'); raise SystemExit(1)"
    job = progress.Job("packages", [sys.executable, "-c", script], tmp_path / "log")
    with pytest.raises(progress.SetupProblem, match=rf"disk is full.*{tmp_path / 'log'}"):
        progress.follow(job)
    assert "No space left" in capfd.readouterr().err


def test_what_fails_beside_ends_the_wait(tmp_path: Path):
    beside = progress.Job("compile", [sys.executable, "-c", "raise SystemExit(1)"], tmp_path / "beside")
    beside.start()
    waiting = progress.Job("packages", [sys.executable, "-c", "import time; time.sleep(60)"], tmp_path / "log")
    with pytest.raises(progress.SetupProblem, match="`compile` failed"):
        progress.follow(waiting, beside)
    assert waiting.code is not None


def test_progress_is_read_from_the_log(tmp_path: Path):
    job = progress.Job("compile", [], tmp_path / "log")
    assert job.state() == "preparing to compile"
    job.log.write_text("[1/83] Building\n[2/83] Building\n", encoding="utf-8")
    assert job.state() == "compiled 2 of 83"
    job.name = "packages"
    job.log.write_text("Collecting a==1\nCollecting b==2\n", encoding="utf-8")
    assert job.state() == "fetched 2"


def test_the_set_up_needs_nothing_but_python():
    script = "import sys; sys.path.insert(0, 'tools'); import installing; print([m for m in sys.modules if 'site-packages' in str(getattr(sys.modules[m], '__file__', ''))])"
    done = subprocess.run([sys.executable, "-S", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
