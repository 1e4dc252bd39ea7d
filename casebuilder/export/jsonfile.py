"""The case itself as JSON: valid against the schema of a case; imported, it gives the same case."""

import json

from casebuilder.case.model import Case


def write(case: Case) -> bytes:
    """Return the case as readable JSON in UTF-8, every field present."""
    return (json.dumps(case.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()
