"""Plain text and Markdown, in whatever encoding."""

from ingest.encoding import decode
from ingest.readers.content import Content, Layout, Line, Page


def read_plain(data: bytes, file: str) -> Content:
    """Read a text file line by line.

    Raises:
        UnreadableFileError: see `ingest.encoding.decode`.
    """
    read = decode(data, file)
    lines = tuple(Line(text=line) for line in read.text.split("\n"))
    return Content(
        kind="txt",
        layout=Layout.TEXT,
        pages=(Page(lines=lines),),
        repairs=read.repairs,
        warnings=read.warnings,
    )
