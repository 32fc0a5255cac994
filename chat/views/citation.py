"""A citation as words and as what opens its source, from the JSON of `chat.as_json`."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from chat.views.markup import attributes
from ingest import wording


def place(citation: Mapping[str, Any]) -> str:
    """Where a quote stands, as plain words."""
    date = dt.date.fromisoformat(citation["date"]) if citation.get("date") else None
    name = citation.get("number") or citation["key"]
    return wording.citation_place_words(name, date, citation["section"], citation.get("page"))


def opening(key: str, start: int, end: int) -> str:
    """The attributes of what opens a document beside the page, at a quote."""
    return attributes({"data-source": key, "data-start": start, "data-end": end})


def marker(citation: Mapping[str, Any]) -> str:
    """The button [n] that opens a citation's source at its quote."""
    where = opening(citation["key"], citation["start"], citation["end"])
    name = attributes({"aria-label": wording.open_source(citation["marker"], place(citation))})
    return f'<button type="button" class="marker"{where}{name}>[{citation["marker"]}]</button>'
