"""What one eval run leaves behind: a JSON file that everything else (comparison, report, page) is computed from.

A measure is kept for each sample as a numerator and a denominator ("3 of 4 expected values right"), so a run's value
is the ratio of the sums and its error bar comes from drawing samples anew (`intervals.py`).
"""

import datetime as dt
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from casebuilder.errors import EnvironmentProblem

Better = Literal["higher", "lower", "neither"]


class RunProblem(EnvironmentProblem):
    """A run's file is missing or damaged; the message names it."""

    code = "eval-run"


class _Record(BaseModel):
    model_config = ConfigDict(extra="ignore", use_attribute_docstrings=True)


class Part(_Record):
    """One sample's share of a measure."""

    num: float
    """What is counted: right values, repeated questions, seconds."""
    den: float = 1.0
    """Out of how many; 0 where the measure does not apply to the sample."""


class Failure(_Record):
    """One thing that went wrong in a sample, for a reader to look at."""

    measure: str
    """The measure that it counts against."""
    rule: str
    """The rule or expectation that was broken, in one sentence."""
    expected: Any = None
    got: Any = None
    where: str = ""
    """The path or message it concerns (`kpis[Storage outages].target`, `turn 4`)."""


class SampleRecord(_Record):
    """One sample of a run."""

    id: str
    version: str = ""
    """Hash of the sample's data; two runs are compared on the samples that are the same in both."""
    style: str = ""
    section: str = ""
    prompt: str = ""
    """What was put in: the message, or the conversation as text."""
    answer: str = ""
    """What came out, readable: the captured values, the reply, the cards."""
    measures: dict[str, Part] = {}
    failures: list[Failure] = []
    seconds: float = 0.0
    tokens: int = 0


class ModelUsed(_Record):
    """The model that answered."""

    name: str
    sha256: str = ""
    adapter: str = ""


class PromptUsed(_Record):
    """A prompt file that had a say."""

    name: str
    version: int
    sha256: str


class MeasureInfo(_Record):
    """How to read a measure."""

    title: str
    better: Better = "higher"
    unit: str = ""
    """`%` for a share that is shown in percent, `s` for seconds, empty for a plain number."""
    bar: float | None = None
    """The value that the product is held to, if any."""
    judged: bool = True
    """Whether a comparison counts a loss. Time does not count: it says as much about the machine."""


class Run(_Record):
    """One run of one task."""

    schema_version: Literal[1] = 1
    id: str
    """Task, time and a few digits: also the name of its file."""
    task: str
    split: str
    started: dt.datetime
    seconds: float
    model: ModelUsed
    prompts: list[PromptUsed]
    data_version: str
    """SHA-256 over the data files that the samples came from."""
    limit: int | None = None
    measures: dict[str, MeasureInfo]
    samples: list[SampleRecord]
    log: str = ""
    """The Inspect log beside it, for `inspect view`; empty where there is none."""
    product: str = ""
    """Version of casebuilder."""


def read_run(path: Path) -> Run:
    """Read a run's file.

    Raises:
        RunProblem: if it is missing or is not the record of a run.
    """
    try:
        return Run.model_validate_json(path.read_bytes())
    except OSError as error:
        raise RunProblem(
            f"{path} cannot be read; `casebuilder eval report --list` shows the runs that exist"
        ) from error
    except ValidationError as error:
        raise RunProblem(f"{path} is not the record of an eval run ({error.error_count()} faults)") from error
