"""Content to text: what a reader gives becomes one text that may be quoted, and says how.

Nothing is changed in silence: each kind of repair is a counted line of `Repaired.repairs`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.markup import join_broken_paragraphs, part_lines, strip_markdown, tidy_lines
from ingest.notice import Place
from ingest.readers.content import Content, Layout, Line, Page
from ingest.readers.turning import turned_box, turned_line, turns_of
from ingest.repair.assemble import assemble
from ingest.repair.carried import NO_TABLE, carried_over
from ingest.repair.columns import in_zones
from ingest.repair.date_lines import with_whole_dates
from ingest.repair.furniture import without_furniture, without_noise
from ingest.repair.letters import mend_letters, mend_old_fonts, report
from ingest.repair.page_breaks import over_pages
from ingest.repair.paragraphs import in_paragraphs
from ingest.repair.rows import Piece, Row
from ingest.repair.stamps import fill_blanks
from ingest.repair.tracked import Tracked
from ingest.repair.wrapped import unwrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """The text of a file (NFC; paragraphs parted by an empty line) and where it came from.

    `pages` holds the offset at which each page begins, empty where the file has none; `places`
    the runs in the order of the text; `stamps` what signature fields and stamps of the first
    page say and the text does not.
    """

    text: str
    pages: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()
    repairs: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()


def repair(content: Content) -> Repaired:
    r"""Make one text of the content, whatever its layout.

    >>> from ingest.readers.content import Page
    >>> lines = (Line(text="THÔNG BÁO"), Line(text=""), Line(text="  Th ông báo   đƣợc giao"))
    >>> plain = Content(kind="txt", layout=Layout.TEXT, pages=(Page(lines=lines),))
    >>> repair(plain).text
    'THÔNG BÁO\n\nThông báo được giao'
    """
    if content.layout is Layout.LINES:
        return _repair_printed(content)
    counts: Counter[str] = Counter()
    if content.layout is Layout.TEXT:
        content = _unwrapped(content, counts)
    pages, old = _mended([list(page.lines) for page in content.pages], counts)
    if content.layout is Layout.PARAGRAPHS:
        return _repair_paragraphs(content, pages, (*old, *report(counts)))
    text = "\n\n".join("\n".join(piece.words.text for piece in page) for page in pages)
    text, joined = join_broken_paragraphs(tidy_lines(part_lines(strip_markdown(text))))
    return Repaired(text=text, repairs=(*content.repairs, *old, *report(counts), *joined))


def _unwrapped(content: Content, counts: Counter[str]) -> Content:
    pages: list[Page] = []
    for page in content.pages:
        lines, joined = unwrapped([line.text for line in page.lines])
        counts["joined"] += joined
        pages.append(replace(page, lines=tuple(Line(text=line) for line in lines)))
    return replace(content, pages=tuple(pages))


def _repair_paragraphs(
    content: Content, pages: list[list[Piece]], repairs: tuple[str, ...]
) -> Repaired:
    """Word and HTML: each line is a paragraph already."""
    text = ""
    starts: list[int] = []
    for page in pages:
        starts.append(len(text) + 2 if text else 0)
        new = "\n\n".join(piece.words.text for piece in page if piece.words.text.strip())
        new = tidy_lines(new)
        text += ("\n\n" if text and new else "") + new
    starts = [min(start, len(text)) for start in starts]
    return Repaired(
        text=text,
        pages=tuple(starts) if content.paged else (),
        repairs=(*content.repairs, *repairs),
    )


def _repair_printed(content: Content) -> Repaired:
    counts: Counter[str] = Counter()
    stamps: list[str] = []
    pages: list[list[Line]] = []
    turns = [turns_of(page.lines) for page in content.pages]
    for at, page in enumerate(map(_upright, content.pages, turns)):
        lines, left, filled = fill_blanks(with_whole_dates(page.lines))
        counts["filled"] += filled
        counts["stamp"] += len(left)
        if at == 0:
            stamps += [stamp.text for stamp in left]
        pages.append(without_noise(page, lines, counts))
    pieces, old = _mended(pages, counts)
    pieces = without_furniture(pieces, counts)
    rows = over_pages(_in_reading_order(pieces))
    text, starts, places = assemble(in_paragraphs(rows), len(pages), counts)
    return Repaired(
        text=text,
        pages=starts if content.paged else (),
        places=tuple(_as_it_lies(place, turns) for place in places),
        repairs=(*content.repairs, *old, *report(counts)),
        stamps=tuple(stamps),
    )


def _in_reading_order(pages: Sequence[Sequence[Piece]]) -> list[Row]:
    rows: list[Row] = []
    carried = NO_TABLE
    for page in pages:
        here = in_zones(page, carried)
        carried = carried_over(here, carried)
        rows += here
    return rows


def _upright(page: Page, turns: int) -> Page:
    return replace(page, lines=tuple(turned_line(line, -turns) for line in page.lines))


def _as_it_lies(place: Place, turns: Sequence[int]) -> Place:
    """Give a place on the page as the file has it, which is how it is drawn."""
    return replace(place, box=turned_box(place.box, turns[place.page - 1]))


def _mended(
    pages: list[list[Line]], counts: Counter[str]
) -> tuple[list[list[Piece]], tuple[str, ...]]:
    """Mend the letters of all lines; lines with nothing left are dropped from printed pages."""
    lines = [(at, line) for at, page in enumerate(pages) for line in page]
    words, old = mend_old_fonts([Tracked(line.text) for _, line in lines])
    mended: list[list[Piece]] = [[] for _ in pages]
    for (at, line), tracked in zip(lines, words, strict=True):
        mended[at].append(Piece(at, line, mend_letters(tracked, counts)))
    return mended, old
