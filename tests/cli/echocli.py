"""The real command line with a small dialogue: `python echocli.py DELAY ARGUMENTS…`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.echo_brain import EchoBrain

from casebuilder.cli import main
from casebuilder.services import container

if __name__ == "__main__":
    real, delay = container.build, float(sys.argv[1])
    container.build = lambda settings=None, **_: real(settings, brain=EchoBrain(delay))
    container.Services.warm_up = lambda self: None
    sys.exit(main(sys.argv[2:]))
