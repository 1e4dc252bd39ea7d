"""Opening the services for a command."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casebuilder.services.container import Services


_open: list["Services"] = []


def open_services(home: Path | None) -> "Services":
    """Return the services for a home folder; telemetry is off before anything heavy is imported."""
    from casebuilder.services.environment import make_private

    make_private()
    from casebuilder.services.container import build
    from casebuilder.settings import load_settings

    _open.append(build(load_settings(home)))
    return _open[-1]


def close_services() -> None:
    """Close what a command opened, while threads and native libraries still work: at exit it would be too late."""
    while _open:
        _open.pop().close()
