"""Which runs show what a new version of a prompt does."""

from collections.abc import Iterable

from casebuilder.measuring.record import Run


def trials(runs: Iterable[Run], prompt: str, before: int, after: int) -> list[tuple[Run, Run]]:
    """Return pairs of runs that differ in one prompt alone: one with its version `before`, one with `after`.

    There is at most one pair for each task and half, its runs the newest that fit: of one model, with the same
    versions of every other prompt; as many samples in both if there is such a pair.

    Args:
        runs: all runs there are.
        prompt: its name.
        before: the version that is in use.
        after: the version that is tried.
    """
    newest = sorted(runs, key=lambda r: (r.started, r.id), reverse=True)
    found: dict[tuple[str, str], tuple[Run, Run]] = {}
    for tried in (r for r in newest if _version(r, prompt) == after):
        group = tried.task, tried.split
        beside = [r for r in newest if (r.task, r.split) == group and _alike(r, tried, prompt, before)]
        if group not in found and beside:
            found[group] = next((r for r in beside if r.limit == tried.limit), beside[0]), tried
    return [found[group] for group in sorted(found)]


def _version(run: Run, prompt: str) -> int | None:
    return next((p.version for p in run.prompts if p.name == prompt), None)


def _alike(run: Run, tried: Run, prompt: str, before: int) -> bool:
    """Whether a run differs from the trial in that prompt alone."""
    others = [{p.name: p.version for p in r.prompts if p.name != prompt} for r in (run, tried)]
    return _version(run, prompt) == before and others[0] == others[1] and run.model.name == tried.model.name
