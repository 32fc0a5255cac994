"""The quote marked on the page of a signed PDF and of a scan: the words under it are its words."""

import difflib
import re
from pathlib import Path

import pypdfium2
import pytest

from ingest.readers.rendering import render_page
from tests.chat.pages.conftest import PageDriver

pytestmark = pytest.mark.filterwarnings("default")
_SIGNED = Path(__file__).parents[4] / "shared" / "corpora" / "files" / "hanoi_tb_453_flag.pdf"
_QUESTION = "Treo cờ Tổ quốc vào ngày nào?"


def _words_under(boxes: list[dict[str, float]]) -> str:
    """Read the PDF's own text inside boxes given in fractions of its only page."""
    with pypdfium2.PdfDocument(_SIGNED) as document:
        sheet = document[0]
        width, height = sheet.get_size()
        text = sheet.get_textpage()
        return " ".join(
            text.get_text_bounded(
                left=box["left"] * width,
                right=box["right"] * width,
                top=(1 - box["top"]) * height,
                bottom=(1 - box["bottom"]) * height,
            )
            for box in boxes
        )


def _boxes(page: PageDriver) -> list[dict[str, float]]:
    """The marks as they are painted, in fractions of the picture as it is painted."""
    found = page.script(
        "const sheet = document.querySelector('#panel .sheet img').getBoundingClientRect();"
        "return [...document.querySelectorAll('#panel .box')].map(box => {"
        "  const r = box.getBoundingClientRect();"
        "  return {left: (r.left - sheet.left) / sheet.width,"
        "    right: (r.right - sheet.left) / sheet.width,"
        "    top: (r.top - sheet.top) / sheet.height,"
        "    bottom: (r.bottom - sheet.top) / sheet.height}; })"
    )
    assert isinstance(found, list)
    return found


def _alike(one: str, other: str) -> float:
    first, second = (re.sub(r"\W+", "", text).lower() for text in (one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


@pytest.mark.skipif(not _SIGNED.exists(), reason="../shared is not here: no signed PDF to look at")
@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_the_words_under_the_mark_are_the_words_of_the_quote(
    page: PageDriver, tmp_path: Path, kind: str
) -> None:
    file = _SIGNED
    if kind == "png":
        file = tmp_path / "ban-quet.png"
        render_page(_SIGNED, 1).save(file)
    page.open("van-ban", until="#bang-van-ban table")
    page.one("#tep").send_keys(str(file))
    page.wait("#tai-len .good", 120)
    page.open()
    page.ask(_QUESTION)
    page.wait("#nay .answer p")
    quote = page.script("return document.querySelector('#nay .answer p').innerText")
    page.click("#nay button.marker")
    page.wait("#panel .box")
    page.wait(
        lambda: page.script("return document.querySelector('#panel .sheet img').naturalWidth > 0")
    )
    boxes = _boxes(page)
    assert _alike(_words_under(boxes), str(quote).removesuffix("[1]")) > 0.93
    page.click('#panel [data-zoom="1"]')
    for before, after in zip(boxes, _boxes(page), strict=True):
        assert after == pytest.approx(before, abs=0.004)
    page.click('#panel [data-show="text"]')
    page.wait(lambda: page.one("#panel mark").is_displayed())
