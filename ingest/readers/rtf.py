"""Rich text (.rtf): words and paragraphs; pictures and embedded files are left out."""

import re

from striprtf.striprtf import rtf_to_text

from ingest import wording
from ingest.errors import UnreadableFileError
from ingest.readers.content import Content, Layout, Line, Page
from ingest.readers.grid import lay_out

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_PICTURE = re.compile(r"\\bin\d+ |(?<=[\s}])[0-9a-fA-F\s]{400,}")


def read_rtf(data: bytes, file: str) -> Content:
    """Read an RTF file; `file` is only named in errors.

    Raises:
        UnreadableFileError: damaged.
    """
    found = _CODE_PAGE.search(data[:4096])
    page = f"cp{found.group(1).decode()}" if found else "cp1252"
    source = _PICTURE.sub("", data.decode("latin-1"))
    try:
        text = str(rtf_to_text(source, encoding=page, errors="replace"))  # type: ignore[no-untyped-call]
    except (LookupError, ValueError, IndexError, TypeError, OverflowError) as error:
        raise UnreadableFileError(wording.damaged_file(file, "rtf")) from error
    lines = tuple(Line(text=line) for line in _lines(text))
    return Content(kind="rtf", layout=Layout.PARAGRAPHS, pages=(Page(lines=lines),))


def _lines(text: str) -> list[str]:
    r"""Give rows of tables, whose cells end in "|", the same form as in Word files.

    >>> _lines("BỘ X|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|\nĐiều 1.")
    ['BỘ X', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Điều 1.']
    """
    lines: list[str] = []
    rows: list[list[list[str]]] = []
    for line in text.split("\n"):
        if line.rstrip().endswith("|"):
            rows.append([[cell] for cell in line.rstrip().removesuffix("|").split("|")])
            continue
        lines += lay_out(rows)
        rows = []
        if line.strip():
            lines.append(line)
    return lines + lay_out(rows)
