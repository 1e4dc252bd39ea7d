"""What Inspect AI imports to learn of our model (`--model casebuilder/embedded`): the evals lie beside the package.

Importing this module makes them importable and registers the model; nobody but Inspect's entry point does.
"""

import sys

from casebuilder.resources import data_path

_PARENT = str(data_path("evals").parent)
if _PARENT not in sys.path:
    sys.path.append(_PARENT)

__import__("evals.provider")
