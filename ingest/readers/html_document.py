"""The document in a web page: the innermost part from its motto to its list of recipients."""

import re

from lxml import etree

from ingest.normalise import nfc
from ingest.readers.html_lines import is_shown

_MOTTO = re.compile(r"độc\s+lập\s*[-–]\s*tự\s+do", re.IGNORECASE)
_RECIPIENTS = re.compile(r"nơi\s+nhận", re.IGNORECASE)
_MORE = re.compile(r"phụ\s+lục|kèm\s+theo|biểu\s+mẫu|mẫu\s+số", re.IGNORECASE)
_SECTION = re.compile(r"\b(?:Word)?Section\d")  # Word gives one to each run of like pages
_DEEPEST = 60


def document_part(page: etree._Element) -> etree._Element:
    """Return the element that holds the document; `page` itself where none does for certain.

    What follows must hold no annex: offices put these beside the document as often as within.
    """
    part = page
    for _ in range(_DEEPEST):
        within = _whole_child(part)
        if within is None:
            return part
        part = within
    return part


def _whole_child(part: etree._Element) -> etree._Element | None:
    """Return the one child with the whole document, if there is one."""
    found: etree._Element | None = None
    for child in part:
        if not is_shown(child):
            continue
        words = nfc(" ".join(map(str, child.itertext())))
        if found is not None:
            if _MORE.search(words) or _MOTTO.search(words):
                return None
        elif (motto := _MOTTO.search(words)) and _RECIPIENTS.search(words, motto.end()):
            found = child
    if found is None or _SECTION.search(found.get("class") or "") or found.tag in {"tr", "tbody"}:
        return None
    return found
