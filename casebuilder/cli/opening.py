"""Opening the services for a command."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casebuilder.services.container import Services


def open_services(home: Path | None) -> "Services":
    """Return the services for a home folder; telemetry is off before anything heavy is imported."""
    from casebuilder.services.environment import make_private

    make_private()
    from casebuilder.services.container import build
    from casebuilder.settings import load_settings

    return build(load_settings(home))
