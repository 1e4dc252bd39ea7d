"""The catalogue of language models as people use it: list, fetch, choose, verify, measure."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from casebuilder.errors import EnvironmentProblem, NotFound
from casebuilder.services.views import BenchView, ModelLine, WorkView
from casebuilder.settings import Settings, save_choice

if TYPE_CHECKING:
    from casebuilder.llm.base import ModelInfo
    from casebuilder.llm.config import LlmConfig
    from casebuilder.llm.factory import LoadedModel
    from casebuilder.llm.profiles import Measured, Part

_CAN = {
    "extract_by_section": "reads messages section by section",
    "extract_at_once": "reads whole messages",
    "phrase": "phrases replies",
    "draft": "drafts prose",
}


def lines(settings: Settings) -> list[ModelLine]:
    """Return the catalogue, and the chosen model if it is not in it."""
    from casebuilder.llm.catalog import load_catalog, local_path
    from casebuilder.llm.profiles import measured

    active = active_name(settings)
    known = {entry.name: measured(settings.home, entry.sha256) for entry in load_catalog()}
    found = [
        ModelLine(
            name=entry.name,
            active=entry.name == active,
            installed=local_path(entry, settings.home) is not None,
            size=entry.size,
            licence=entry.licence,
            fits=entry.fits,
            note=entry.note,
            can=_can(mine.profile if (mine := known[entry.name]) else entry.profile),
            measured=mine.measured if mine else None,
        )
        for entry in load_catalog()
    ]
    if not any(line.active for line in found):
        found.append(_own_line(settings, active))
    return found


def _own_line(settings: Settings, active: str) -> ModelLine:
    """Return the line of a model that the catalogue does not know: a file of one's own, or a server's."""
    server = settings.llm.server_url
    try:
        info = _info(settings, None)
    except EnvironmentProblem as error:
        return ModelLine(
            name=active, active=True, installed=False, size=0, licence="", fits="", note=error.message, can=[]
        )
    note = f"answers at {server}" if server else str(info.path)
    return ModelLine(
        name=info.name,
        active=True,
        installed=True,
        size=info.size,
        licence=info.licence,
        fits="",
        note=note,
        can=_can(info.profile),
        measured=_when(settings, info),
    )


def _when(settings: Settings, info: "ModelInfo") -> dt.date | None:
    from casebuilder.llm.factory import profile_key
    from casebuilder.llm.profiles import measured, on_server

    found = measured(settings.home, profile_key(settings.llm, info))
    if found is None and settings.llm.server_url:
        found = on_server(settings.home, settings.llm.server_url)
    return found.measured if found else None


def _can(profile: object) -> list[str]:
    return [_CAN[name] for name, able in asdict(profile).items() if able and name in _CAN]  # type: ignore[call-overload]


def shown_name(name: str) -> str:
    """Return the name of a model for people: the catalogue's title, or for a file of one's own the file's name."""
    from casebuilder.llm.catalog import load_catalog

    if name.endswith(".gguf"):
        return Path(name).stem
    return next((entry.title for entry in load_catalog() if entry.name == name), name)


def active_name(settings: Settings) -> str:
    """Return the name of the model that the settings lead to, without reading any file of weights."""
    from casebuilder.llm.catalog import active_model, embedded_entry

    if settings.llm.server_url:
        return settings.llm.server_model or "server"
    return settings.llm.model or active_model(settings.home) or embedded_entry().name


def _info(settings: Settings, name: str | None) -> "ModelInfo":
    from casebuilder.llm.factory import describe

    config = settings.llm if name is None else settings.llm.model_copy(update={"model": name, "server_url": None})
    return describe(config, settings.home)


def pull(settings: Settings, name: str, progress: Callable[[int, int], None] | None) -> Path:
    """Download a model of the catalogue and check it; return where it is.

    Raises:
        NotFound: if the catalogue has no such model.
        EnvironmentProblem: no network, too little room, or a damaged download (which is removed).
    """
    from casebuilder.llm import catalog
    from casebuilder.llm.pull import pull as fetch
    from casebuilder.store.config import prepare_home

    entry = catalog.find(name)
    prepare_home(settings.home)
    return fetch(entry, settings.home, progress=progress)


def use(settings: Settings, name_or_path: str) -> str:
    """Choose the model for the next start; return its name.

    Raises:
        NotFound: if the catalogue has no such model.
        EnvironmentProblem: if it has not been pulled, or the file cannot be used.
    """
    path = Path(name_or_path).expanduser()
    chosen = str(path.resolve()) if path.is_file() else name_or_path
    info = _info(settings, chosen)
    save_choice(settings.home, "llm", "model", chosen)
    return info.name


def verify(settings: Settings, name: str | None) -> str:
    """Check a model's file against its checksum, whatever is remembered about it; return a sentence.

    Raises:
        NotFound: if there is no such model.
        EnvironmentProblem: if it is missing or damaged.
    """
    from casebuilder.llm import catalog

    if name is None and settings.llm.server_url:
        return f"the server {settings.llm.server_url} answers; nothing is loaded here"
    wanted = name or active_name(settings)
    try:
        entry = catalog.find(wanted)
    except NotFound:
        if not Path(wanted).expanduser().is_file():
            raise
        info = _info(settings, wanted)
        return f"{info.name}: {info.path} is readable; its sha256 is {info.sha256}, the catalogue does not pin it"
    path = catalog.verify(entry, settings.home)
    return f"{entry.name}: {path.name} is the pinned file (sha256 {entry.sha256[:12]}…)"


def bench(
    settings: Settings,
    name: str | None,
    today: dt.date,
    *,
    speed_only: bool = False,
    progress: Callable[[str], None] | None = None,
) -> BenchView:
    """Measure what a model may do on this machine and how fast it is; what it may do is kept.

    Raises:
        EnvironmentProblem: if it cannot be loaded.
    """
    from casebuilder.llm.bench import bench_config
    from casebuilder.llm.factory import profile_key
    from casebuilder.llm.profiles import Measured, Part, save

    started = time.monotonic()
    config = _config(settings, name)
    if progress is not None:
        progress("loading, then tokens a second")
    model, speed = bench_config(config, settings.home)
    try:
        parts: dict[str, Part] = {} if speed_only else _measured(settings, model, today, progress)
        key = profile_key(config, model.info)
    finally:
        model.close()
    result = Measured(
        key=key or "",
        name=model.info.name,
        measured=today,
        seconds=round(time.monotonic() - started, 1),
        prompt_tokens_per_s=round(speed.prompt_tokens_per_s, 1),
        output_tokens_per_s=round(speed.output_tokens_per_s, 1),
        load_s=round(speed.load_s, 2),
        parts=parts,
    )
    kept = str(save(settings.home, result)) if key and parts else ""
    return bench_view(result, kept)


def _config(settings: Settings, name: str | None) -> "LlmConfig":
    return settings.llm if name is None else settings.llm.model_copy(update={"model": name, "server_url": None})


def _measured(
    settings: Settings, model: "LoadedModel", today: dt.date, progress: Callable[[str], None] | None
) -> "dict[str, Part]":
    from casebuilder.dialogue.deps import Deps
    from casebuilder.prompting import PromptLibrary
    from casebuilder.rules.policy import load_policy
    from casebuilder.services.model_bench import measure

    deps = Deps(prompts=PromptLibrary(), policy=load_policy(settings.policy_path))
    return measure(model, deps, today, progress)


def bench_view(result: "Measured", kept: str = "") -> BenchView:
    """Return a measurement in plain words."""
    work = [
        WorkView(
            name=name,
            allowed=part.allowed,
            right=part.right,
            of=part.of,
            seconds=part.seconds,
            message=_sentence(name, part),
        )
        for name, part in result.parts.items()
    ]
    return BenchView(
        name=result.name,
        prompt_tokens_per_s=result.prompt_tokens_per_s,
        output_tokens_per_s=result.output_tokens_per_s,
        load_s=result.load_s,
        measured=result.measured,
        seconds=result.seconds,
        work=work,
        kept=kept,
    )


def _sentence(name: str, part: "Part") -> str:
    """Say what a model may do, and why it may not do it."""
    verb = {
        "extract_by_section": "read messages section by section",
        "extract_at_once": "read whole messages at once",
        "phrase": "phrase replies",
        "draft": "draft prose",
    }[name]
    what = "values were copied right" if name.startswith("extract") else "texts passed every check"
    wrong = f", {part.wrong} were wrong" if part.wrong else ""
    speed = f"; {part.seconds:.1f} s each"
    score = f"{part.right} of {part.of} {what}{wrong}{speed}"
    if part.allowed:
        return f"It may {verb}: {score}."
    why = f" (mostly because {part.mostly})" if part.mostly and not name.startswith("extract") else ""
    instead = {"phrase": "; replies stay as composed", "draft": "; documents hold no drafted prose"}.get(name, "")
    return f"It may not {verb}: {score}{why}{instead}."


def measurement(settings: Settings) -> str:
    """Say what was measured of the active model on this machine, for the doctor."""
    from casebuilder.llm.factory import describe

    info = describe(settings.llm, settings.home)
    when = _when(settings, info)
    can = ", ".join(_can(info.profile)) or "nothing"
    if when is None:
        return f"{info.shown}: {can}; expected, not measured here (`casebuilder model bench` does that in five minutes)"
    return f"{info.shown}: {can}; measured here on {when.isoformat()}"
