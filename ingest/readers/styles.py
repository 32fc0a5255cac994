"""To which list a paragraph of Word belongs: by itself, or by its style or one that is based on."""

from lxml import etree

from ingest.readers.numbering import W

_MAX_CHAIN = 12
_NO_LIST = "0"


class Styles:
    """The paragraph styles of a document, for what they say about lists."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the part `word/styles.xml`, None where there is none."""
        self._styles = {
            str(style.get(f"{W}styleId")): style
            for style in (root.iterfind(f"{W}style") if root is not None else ())
        }

    def list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return number and level (from 0) of the list that a paragraph belongs to."""
        number, level = _own(paragraph)
        style = _text(paragraph.find(f"{W}pPr/{W}pStyle"))
        for _ in range(_MAX_CHAIN):
            element = self._styles.get(style or "")
            if element is None:
                break
            above, higher = _own(element)
            number = above if number is None else number
            level = higher if level is None else level
            style = _text(element.find(f"{W}basedOn"))
        if number is None or number == _NO_LIST:
            return None
        return number, int(level) if level and level.isdigit() and len(level) < 3 else 0


def _own(element: etree._Element) -> tuple[str | None, str | None]:
    numbering = element.find(f"{W}pPr/{W}numPr")
    if numbering is None:
        return None, None
    return _text(numbering.find(f"{W}numId")), _text(numbering.find(f"{W}ilvl"))


def _text(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")
