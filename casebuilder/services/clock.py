"""The time, passed in so that tests and replays can set it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

Now = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """Return the time, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Clock:
    """What time it is."""

    now: Now = utc_now
    fixed_today: dt.date | None = None

    def today(self) -> dt.date:
        """Return the date where the user is (the machine's time zone), or the one that was set."""
        return self.fixed_today or self.now().astimezone().date()
