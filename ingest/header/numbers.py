"""The document's own number: behind "Số" in the letterhead, nowhere else."""

import re

from ingest.notice import Span

_SO = r"(?:S[ốôóồổỗộõo]\s*[:.]{0,2}|S\s?0?\s?:)"
_SYMBOL = r"[A-ZĐ][\wĐđ]*(?:\s?[-–/&.]\s?[A-ZĐ][\wĐđ&]*)*"
_NUMBER = re.compile(
    r"(?:^[ \t*|:]*(?:(?:Luật|Lệnh|Pháp lệnh|Nghị quyết|Bộ luật)\s+)?|(?<=[-*|] )|(?<=Nam )|(?<=phúc )|(?<=PHÚC ))"
    rf"{_SO}\s*(?P<number>\d(?:\s?\d){{0,4}}\s?[a-zđ]?\s*(?:/\s*\d{{4}}\s*)?(?:/|[-–])\s*{_SYMBOL}"
    rf"(?:/[a-zđ]{{1,3}}\b)?(?:(?<=[A-ZĐ])[ ][A-ZĐ]{{2,3}}(?=[ \t]*$))?)",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK = re.compile(
    rf"^[ \t*|:]*{_SO}\s*(?P<junk>[^\n/]{{0,14}}?)\s*(?:/\s*\d{{4}}\s*)?[/-]\s*[A-ZĐ]{{1,5}}",
    re.IGNORECASE | re.MULTILINE,
)
_YEAR = re.compile(r"/(\d{4})/")


def find_number(text: str, zone: int) -> tuple[str, Span] | None:
    r"""Return number and span; None when the first "Số" of the letterhead holds none.

    >>> find_number("BỘ CÔNG AN\nSố: 2 1 /2026/TT-BCA\n", 99)[0]
    '21/2026/TT-BCA'
    >>> find_number("Số:      /TB-UBND\nSố: 12/KH-UBND", 99)
    """
    found = _NUMBER.search(text, 0, zone)
    blank = _BLANK.search(text, 0, zone)
    if found is None or (blank is not None and blank.start() < found.start()):
        return None
    number = re.sub(r"\s+", "", found["number"]).replace("–", "-").rstrip(".-/")
    if not int(re.match(r"\d+", number).group()):  # type: ignore[union-attr]
        return None
    return number, Span(start=found.start("number"), end=found.end("number"))


def year_of_number(number: str | None) -> int | None:
    """Return the year that a number carries.

    >>> year_of_number("139/2025/NĐ-CP"), year_of_number("320/TB-VPCP")
    (2025, None)
    """
    found = _YEAR.search(number or "")
    return int(found[1]) if found else None
