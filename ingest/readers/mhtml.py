"""Web pages saved whole (.mht; many a ".doc" from a law site is one): the page, not its pictures."""

import email
from email.errors import MessageError

from ingest import wording
from ingest.errors import UnreadableFileError
from ingest.readers.content import Content
from ingest.readers.html import read_html


def read_mhtml(data: bytes, file: str) -> Content:
    """Read the first web page of the file; `file` is only named in errors.

    Raises:
        UnreadableFileError: there is none, or see `read_html`.
    """
    try:
        parts = list(email.message_from_bytes(data).walk())
    except (MessageError, ValueError, RecursionError) as error:
        raise UnreadableFileError(wording.damaged_file(file, "mhtml")) from error
    for part in parts:
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            charset = part.get_content_charset()
            known = f'<meta charset="{charset}">'.encode() if charset else b""
            return read_html(known + payload, file)
    raise UnreadableFileError(wording.damaged_file(file, "mhtml"))
