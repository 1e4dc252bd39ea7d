"""Runs made of numbers, for the tests of what is computed from them."""

import datetime as dt

from casebuilder.measuring.record import Failure, MeasureInfo, ModelUsed, Part, PromptUsed, Run, SampleRecord

RECALL = MeasureInfo(title="Expected values right", better="higher", unit="%", bar=0.9)
FORBIDDEN = MeasureInfo(title="Forbidden values taken", better="lower", unit="%", bar=0.0)
SECONDS = MeasureInfo(title="Seconds a message", better="lower", unit="s", judged=False)
START = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)


def run_of(values, *, measures=None, name="extraction-1", task="extraction", started=START, limit=None):
    """Return a run; `values` maps a measure to one (num, den) or None a sample."""
    count = len(next(iter(values.values())))
    samples = [
        SampleRecord(
            id=f"x-{i:03}",
            version="1",
            style="terse" if i % 2 else "rambling",
            prompt=f"message {i}",
            answer="{}",
            measures={m: Part(num=v[i][0], den=v[i][1]) for m, v in values.items() if v[i] is not None},
            failures=[
                Failure(measure=m, rule="a value is missing", expected=9, got=None, where="kpis[outages].baseline")
                for m, v in values.items()
                if m == "recall" and v[i] is not None and v[i][0] < v[i][1]
            ],
        )
        for i in range(count)
    ]
    return Run(
        id=name,
        task=task,
        split="test",
        started=started,
        seconds=12.5,
        model=ModelUsed(name="SmolLM2-135M-Instruct", sha256="ab" * 32),
        prompts=[PromptUsed(name="extract", version=1, sha256="cd" * 32)],
        data_version="ef" * 32,
        limit=limit,
        measures=measures or {m: {"forbidden": FORBIDDEN, "seconds": SECONDS}.get(m, RECALL) for m in values},
        samples=samples,
        product="0.1.0",
    )
