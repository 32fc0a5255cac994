"""What a section is called: its label and title, without the text that begins in the same line."""

import re

from ingest.outline.labels import LABEL

_LONGEST = 120  # characters
_END = re.compile(r"[.:;](?=\s|$)")
_SHORT = re.compile(r"\b(?:TP|Tp|TS|ThS|PGS|GS|KT|TL|TM|TUQ|[A-ZĐ])$")
_AFTER_LABEL = re.compile(r"[\s.:,)/-]*")


def title_of(heading: str) -> str:
    """Return the first line of a section up to its first colon or end of a sentence.

    >>> title_of("1. Bộ Y tế: hướng dẫn tiêm vắc xin; cấp thuốc"), title_of("Điều 3. Hiệu lực")
    ('1. Bộ Y tế', 'Điều 3. Hiệu lực')
    >>> title_of("a) UBND TP. Hà Nội rà soát 1.200 hộ. Báo cáo sau.")
    'a) UBND TP. Hà Nội rà soát 1.200 hộ'
    """
    line = " ".join(heading.split())
    label = LABEL.match(line)
    begin = _AFTER_LABEL.match(line, label.end()).end() if label else 0  # type: ignore[union-attr]
    for found in _END.finditer(line, begin + 1):
        if line.count("(", begin, found.start()) > line.count(")", begin, found.start()):
            continue  # "(theo đề nghị tại các Tờ trình: số 5, số 7)"
        if found.group() != "." or not _SHORT.search(line, 0, found.start()):
            line = line[: found.start()]
            break
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"
