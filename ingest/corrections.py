"""What staff correct by hand: checked before it is kept, laid over what the file says."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from ingest import wording
from ingest.assignments import read_assignments
from ingest.by_hand import HEADER
from ingest.errors import CorrectionError
from ingest.header import KINDS
from ingest.normalise import fold, nfc, squeeze
from ingest.notice import Notice
from ingest.relations import read_relations

_NUMBER = re.compile(r"\d{1,5}[a-zđ]?(?:/\d{4})?[/-][A-ZĐ][\wĐđ.&]*(?:[-/&][\wĐđ.&]+)*")
_DAY = re.compile(r"(?:ngày )?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})")
_FIRST_YEAR = 1945
_LONGEST = {"issuer": 200, "kind": 60, "title": 1000, "collection": 60}


def checked(field: str, value: str) -> str:
    """Return a value as it is kept: a date in ISO form, a status as the list writes it.

    Raises:
        CorrectionError: the value is not what the field holds.

    >>> checked("date", "5/4/2023"), checked("number", " 15/QĐ–UBND "), checked("kind", "thông báo")
    ('2023-04-05', '15/QĐ-UBND', 'Thông báo')
    """
    text = squeeze(nfc(value))
    if field == "date":
        return _date(text)
    if field == "number":
        return _number(text)
    if field == "status":
        return _one_of(wording.STATUSES, text)
    if field == "kind":
        known = {fold(kind): kind for kind in KINDS.values()}
        text = known.get(fold(text), text[:1].upper() + text[1:])
    if not text or len(text) > _LONGEST.get(field, 200):
        raise CorrectionError(wording.wrong_length(wording.CORRECTED_FIELDS[field], len(text)))
    return text


def _number(text: str) -> str:
    bare = re.sub(r"^số\s*:?\s*", "", text, flags=re.IGNORECASE)
    bare = re.sub(r"\s*([-–/])\s*", r"\1", bare).replace("–", "-")
    if not _NUMBER.fullmatch(bare):
        raise CorrectionError(wording.wrong_number(text))
    return bare


def _date(text: str) -> str:
    found = _DAY.fullmatch(text.lower())
    try:
        if found is not None:
            date = dt.date(int(found[3]), int(found[2]), int(found[1]))
        else:
            date = dt.date.fromisoformat(text)
    except ValueError as error:
        raise CorrectionError(wording.wrong_date(text)) from error
    if not _FIRST_YEAR <= date.year <= dt.datetime.now(dt.UTC).year + 1:
        raise CorrectionError(wording.wrong_year(text, _FIRST_YEAR))
    return date.isoformat()


def _one_of(allowed: tuple[str, ...], text: str) -> str:
    for value in allowed:
        if fold(value) == fold(text):
            return value
    raise CorrectionError(wording.wrong_status(text, allowed))


def corrected(notice: Notice, corrections: Mapping[str, str]) -> Notice:
    """Return the notice with the corrections of its header, without warnings that they answer."""
    fields: dict[str, object] = {
        name: dt.date.fromisoformat(value) if name == "date" else value
        for name, value in corrections.items()
        if name in HEADER
    }
    answered = {wording.missing_field(wording.FIELD_NAMES[name]) for name in fields}
    if not fields:
        return notice
    warnings = tuple(line for line in notice.warnings if line not in answered)
    return _read_again(replace(notice, warnings=warnings, **fields), notice)  # type: ignore[arg-type]


def _read_again(notice: Notice, before: Notice) -> Notice:
    """Read anew what hangs on date and kind: days that are counted, what the document may do."""
    if notice.date != before.date:
        tasks = read_assignments(notice.text, notice.body, notice.outline, notice.date)
        notice = replace(notice, assignments=tasks)
    if notice.kind != before.kind:
        title = notice.fields.get("title")
        does = read_relations(notice.text, notice.body, kind=notice.kind, title=title)
        notice = replace(notice, relations=does)
    return notice
