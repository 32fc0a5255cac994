"""From the bytes of any file to its `Content`.

A reader is imported when the first file of its kind comes: a text needs no library of PDF.
"""

import os
from functools import cache
from typing import TYPE_CHECKING

from ingest import wording
from ingest.errors import UnreadableFileError, UnsupportedFileError
from ingest.readers.content import Content
from ingest.readers.sniff import sniff

if TYPE_CHECKING:
    from ingest.readers.ocr import OcrEngine

SETTING = "TRACUU_OCR"  # as in `ingest.readers.ocr`, which loads what only pictures need

_MB = 2**20
SIZES = {  # bytes that a file of each kind may have
    "txt": 25 * _MB,
    "html": 25 * _MB,
    "mhtml": 50 * _MB,
    "rtf": 50 * _MB,
    "docx": 50 * _MB,
    "doc": 50 * _MB,
    "pdf": 100 * _MB,
    "png": 50 * _MB,
    "jpeg": 50 * _MB,
    "tiff": 100 * _MB,
}


def read_content(data: bytes, file: str) -> Content:
    """Read a file of any kind; `file` is only named in errors.

    Raises:
        UnsupportedFileError: a kind that is not read.
        UnreadableFileError: damaged, locked with a password, too large, or no document at all.
    """
    kind = sniff(data)
    if kind == "locked":
        raise UnreadableFileError(wording.locked_file(file))
    if kind == "brokenzip":
        raise UnreadableFileError(wording.damaged_archive(file))
    if kind not in SIZES:
        raise UnsupportedFileError(wording.unsupported_file(file, kind))
    if len(data) > SIZES[kind]:
        raise UnreadableFileError(wording.file_too_large(file, len(data), SIZES[kind]))
    return _read(kind, data, file)


def _read(kind: str, data: bytes, file: str) -> Content:
    match kind:
        case "pdf":
            from ingest.readers.pdf import read_pdf

            return read_pdf(data, file, _engine(os.environ.get(SETTING)))
        case "png" | "jpeg" | "tiff":
            from ingest.readers.image import read_image

            return read_image(data, file, _engine(os.environ.get(SETTING)))
        case _:
            return _read_words(kind, data, file)


def _read_words(kind: str, data: bytes, file: str) -> Content:
    match kind:
        case "docx":
            from ingest.readers.docx import read_docx as read
        case "doc":
            from ingest.readers.doc import read_doc as read
        case "rtf":
            from ingest.readers.rtf import read_rtf as read
        case "mhtml":
            from ingest.readers.mhtml import read_mhtml as read
        case "html":
            from ingest.readers.html import read_html as read
        case _:
            from ingest.readers.plain import read_plain as read
    return read(data, file)


@cache
def _engine(setting: str | None) -> "OcrEngine | None":
    """Return the OCR engine; its model is loaded once a process."""
    from ingest.readers.ocr import chosen_engine

    return chosen_engine(setting)
