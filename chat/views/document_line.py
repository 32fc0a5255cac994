"""One line about a document: number, date, issuer, and whether it still holds."""

import datetime as dt
from html import escape

from chat.views.markup import attributes
from index.stored import Document
from ingest import wording


def standing(document: Document) -> str:
    """Say that a document has been superseded, with a link to the newer one; "" when it holds."""
    if document.status is None and document.superseded_by is None:
        return ""
    words = document.status or wording.SUPERSEDED
    newer = ""
    if document.superseded_by is not None:
        link = attributes({"data-source": document.superseded_by})
        newer = (
            f' <button type="button" class="link"{link}>{escape(document.superseded_by)}</button>'
        )
    return f'<span class="standing">{escape(words)}{newer}</span>'


def day(date: dt.date | None) -> str:
    """Write a date as offices do.

    >>> day(dt.date(2021, 11, 28)), day(None)
    ('28/11/2021', '–')
    """
    return date.strftime("%d/%m/%Y") if date else "–"


def facts(document: Document) -> str:
    """Kind, date and issuer, what is known of them, escaped."""
    known = (
        document.kind,
        wording.dated(day(document.date)) if document.date else None,
        document.issuer,
    )
    return escape(" · ".join(fact for fact in known if fact))
