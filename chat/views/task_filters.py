"""The filters of the page of assignments: as the form holds them, in an address, as chips."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from chat.views.document_line import day
from chat.views.markup import address, attributes
from ingest import wording

FORM = "#loc-nhiem-vu"
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the form asks for, as it was typed; `document` may name several, with ";" between."""

    lead: str = ""
    coordinating: str = ""
    document: str = ""
    due_from: str = ""
    due_to: str = ""
    overdue: bool = False

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents named."""
        return tuple(name.strip() for name in self.document.split(";") if name.strip())

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day; None while one is being typed."""
        return read_day(self.due_from), read_day(self.due_to)

    def fields(self) -> Mapping[str, str | None]:
        """The fields of the form that say something, by their names in the address."""
        return {
            "chu-tri": self.lead.strip() or None,
            "phoi-hop": self.coordinating.strip() or None,
            "van": self.document.strip() or None,
            "tu": self.due_from.strip() or None,
            "den": self.due_to.strip() or None,
            "qua-han": "1" if self.overdue else None,
        }


def read_day(text: str) -> dt.date | None:
    """Read a day as people or programs write it; None while it is being typed.

    >>> read_day("5/6/2022"), read_day("2022-06-05"), read_day("5/6/20"), read_day("31/2/2022")
    (datetime.date(2022, 6, 5), datetime.date(2022, 6, 5), None, None)
    """
    found = _DAY.fullmatch(text.strip())
    try:
        if found is not None:
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None


def due_link(filters: Filters, first: dt.date, last: dt.date) -> str:
    """The attributes of what leaves only the tasks due from one day to another.

    A link, so that it opens in a window of its own too; the page's script sets the form instead.
    """
    start, end = day(first), day(last)
    there = replace(filters, due_from=start, due_to=end)
    return attributes(
        {
            "href": address("nhiem-vu", there.fields()),
            "data-form": FORM,
            "data-set": f"tu={start}&den={end}&trang=1",
        }
    )


def chips(filters: Filters) -> str:
    """The filters that are set, each a button that takes it away; "" without any."""
    present = list(_present(filters))
    if not present:
        return ""
    buttons = "".join(_chip(words, fields) for words, fields in present)
    if len(present) > 1:
        every = attributes(_setting([name for _, fields in present for name in fields]))
        buttons += f'<button type="button"{every}>{escape(wording.NO_FILTER)}</button>'
    return f'<div class="chips"><span>{escape(wording.FILTERED_BY)}</span>{buttons}</div>'


def _present(filters: Filters) -> list[tuple[str, tuple[str, ...]]]:
    """The words of each filter with the fields that make it."""
    first, last = filters.days
    found = (
        (filters.lead.strip(), wording.LEAD, ("chu-tri",)),
        (filters.coordinating.strip(), wording.COORDINATING, ("phoi-hop",)),
        ("; ".join(filters.documents), wording.DOCUMENT, ("van",)),
        (wording.due_between(first, last), wording.DUE, ("tu", "den")),
        (wording.OVERDUE if filters.overdue else "", "", ("qua-han",)),
    )
    return [
        (f"{name}: {value}" if name else value, fields) for value, name, fields in found if value
    ]


def _chip(words: str, fields: tuple[str, ...]) -> str:
    name = attributes({"aria-label": wording.without_filter(words)})
    return f'<button type="button"{attributes(_setting(fields))}{name}>{escape(words)} ✕</button>'


def _setting(fields: list[str] | tuple[str, ...]) -> dict[str, object]:
    empty = "&".join(f"{field}=" for field in fields)
    return {"data-form": FORM, "data-set": f"{empty}&trang=1"}
