"""The day that it is where the program runs."""

import datetime as dt


def today() -> dt.date:
    """Return it: what is overdue, and what "tuần này" means, is told against it."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
