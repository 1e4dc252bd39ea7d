"""Makes an environment that sees all of the one it is run with and holds the `bench` extra beside it.

The peers want other versions of some packages than the lock has, so they must not be installed into the locked one.

Run: `python benchmarks/setup_peers.py build/peers`, then `build/peers/bin/python benchmarks/bench_peers.py`
"""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path


def main(folder: Path) -> None:
    """Make the environment, or bring it up to date."""
    if not (folder / "bin" / "python").exists():
        venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True).stdout.strip()
    # `addsitedir` also follows the link to an editable install, which a plain path in a .pth file would not.
    seen = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (Path(own) / "locked.pth").write_text(seen, encoding="utf-8")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "casebuilder[bench]"], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
