"""The whole way from a file to a `Notice`."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ingest import wording
from ingest.agencies import Abbreviations
from ingest.assignments import read_assignments
from ingest.errors import EmptyDocumentError, UnreadableFileError
from ingest.header import Header, read_header
from ingest.notice import Notice, Span
from ingest.outline import read_outline
from ingest.readers.read import read_content
from ingest.relations import read_relations
from ingest.repair import repair
from ingest.safe_files import shown_name
from ingest.version import READING

MAX_BYTES = 500 * 2**20
CORRECTABLE = ("number", "date", "issuer", "kind", "title")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableFileError: the operating system does not give them, or they are too many.
    """
    name = shown_name(path.name)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableFileError(wording.file_too_large(name, size, MAX_BYTES))
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            wording.unreadable_file(name, error.strerror or str(error))
        ) from error


def parse_notice(
    data: bytes,
    file: str,
    abbreviations: Abbreviations,
    corrections: Mapping[str, str] | None = None,
) -> Notice:
    """Read a document from its bytes; `file` is only named in errors.

    `corrections` are header fields set by hand ("date" in ISO form); they win.

    Raises:
        UnsupportedFileError, UnreadableFileError: see `ingest.readers.read`.
        EmptyDocumentError: no text.
    """
    content = read_content(data, file)
    repaired = repair(content)
    text = repaired.text
    if not any(letter.isalnum() for letter in text):
        raise EmptyDocumentError(wording.empty_document(file) if data else wording.no_bytes(file))
    header = read_header(text, abbreviations, repaired.places, repaired.stamps)
    found = bool(header.body.of(text).strip())
    body = header.body if found else Span(start=0, end=len(text))
    annexes = header.annexes if found else ()
    fields = _fields(header, corrections or {})
    outline = read_outline(text, body, annexes)
    return Notice(
        id=hashlib.sha256(data).hexdigest(),
        text=text,
        **fields,
        place=header.place,
        signer=header.signer,
        signer_rank=header.signer_rank,
        recipients=header.recipients,
        fields=header.fields,
        body=body,
        pages=repaired.pages,
        places=repaired.places,
        ocr=content.ocr,
        annexes=annexes,
        outline=outline,
        assignments=read_assignments(text, body, outline, fields["date"]),
        relations=read_relations(text, body, kind=fields["kind"], title=header.fields.get("title")),
        warnings=content.warnings + _warnings(header.warnings, fields),
        repairs=repaired.repairs,
        reading=READING,
    )


def _fields(header: Header, corrections: Mapping[str, str]) -> dict[str, Any]:
    """Return what can be set by hand, as set or else as read."""
    fields = {name: getattr(header, name) for name in CORRECTABLE}
    for name, value in corrections.items():
        if name in fields:
            fields[name] = dt.date.fromisoformat(value) if name == "date" else value
    return fields


def _warnings(warnings: tuple[str, ...], fields: Mapping[str, object]) -> tuple[str, ...]:
    """Leave out the warnings about fields that a correction has filled."""
    names = [wording.FIELD_NAMES[name] for name, value in fields.items() if value is not None]
    filled = {wording.missing_field(name) for name in names}
    doubtful = tuple(wording.doubtful_field(name, "").split("“")[0] for name in names)
    return tuple(
        warning
        for warning in warnings
        if warning not in filled and not warning.startswith(doubtful)
    )
