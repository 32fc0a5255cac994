"""What documents and people write is text on every page: no tag, script or template of it runs."""

from functools import partial
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.chat.pages.conftest import PageDriver
from tests.support.guarded import HIT, Guarded

pytestmark = pytest.mark.filterwarnings("default")
_ASKED = f"Bộ Y tế báo cáo về chim cánh cụt {HIT} trước ngày nào?"


@pytest.fixture
def inside(page: PageDriver, guarded: Guarded) -> PageDriver:
    """The pages as an administrator has them, in a conversation of one's own."""
    page.log_in(guarded.address, "quan-tri")
    page.open()
    return page


def _shows(page: PageDriver, css: str) -> bool:
    return HIT in page.words(css)


def _harmless(page: PageDriver, *places: str) -> None:
    """What is hostile stands as text in each place, and did nothing."""
    for css in places:
        page.wait(partial(_shows, page, css), what=css)
    assert page.script("return window.daChay ?? null") is None
    assert not page.all("img[src=x]")


def test_in_a_conversation_and_the_document_beside_it(inside: PageDriver) -> None:
    inside.ask(_ASKED)
    _harmless(inside, "#nay .question", "#nay .source-list")
    inside.click("#nay .source-list button.source")
    inside.wait("#panel mark")
    _harmless(inside, "#panel .title", "#panel .facts", "#panel .doc-text", "#panel mark")
    inside.click("#panel-close")
    inside.click("[data-rename]")
    field = inside.one(".conversations input")
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys(f"tên {HIT}" + Keys.ENTER)
    _harmless(inside, "#danh-sach-cuoc")
    inside.click('[data-opinion="dislike"]')
    inside.one(".why input").send_keys(HIT + Keys.ENTER)
    inside.wait(lambda: "cảm ơn" in inside.words(".told"))
    inside.driver.refresh()
    inside.wait("#nay .exchange")
    _harmless(inside, "#nay .question", "#nay .source-list", "#danh-sach-cuoc")


def test_in_the_table_of_documents_its_filters_and_forms(
    inside: PageDriver, tmp_path: Path
) -> None:
    inside.open("van-ban", until="#bang-van-ban table")
    _harmless(inside, "#bang-van-ban", "#loc-van-ban select[name=loai]")
    row = f"//tr[contains(., '{HIT.split(chr(34))[0]}')]"
    key = inside.driver.find_element("xpath", f"{row}//button[@data-edit]").get_attribute(
        "data-edit"
    )
    inside.click(f'[data-edit="{key}"]')
    title = inside.one("dialog[open] textarea[name=title]")
    assert title.get_attribute("value") == HIT
    inside.click("dialog[open] summary")
    _harmless(inside, "dialog[open] .history")
    inside.click("dialog[open] [data-close]")
    (tmp_path / f"{HIT}.pdf").write_bytes(b"\x00 no pdf")
    inside.one("#tep").send_keys(str(tmp_path / f"{HIT}.pdf"))
    inside.wait("#tai-len .bad")
    assert "onerror" in inside.words("#tai-len")
    _harmless(inside)


def test_among_the_assignments(inside: PageDriver) -> None:
    inside.open("nhiem-vu", until="#bang-nhiem-vu table")
    _harmless(inside, "#bang-nhiem-vu")
    inside.one("input[name=chu-tri]").send_keys(HIT)
    inside.wait("#bang-nhiem-vu .problem, #bang-nhiem-vu .quiet")
    _harmless(inside)


def test_in_gold_sets_candidates_and_runs(inside: PageDriver) -> None:
    inside.ask(_ASKED)
    inside.click("[data-propose]")
    inside.wait(lambda: "Đánh giá" in inside.words(".told"))
    inside.open("danh-gia", until="#sua-bo p, #sua-bo table")
    Select(inside.one("#bo-cau-hoi")).select_by_value("nho")
    _harmless(inside, "#ung-vien", "#sua-bo td:nth-child(1)", "#sua-bo td:nth-child(2)", "#sua-bo")
    inside.click("#sua-bo button.quote")
    inside.wait("dialog[open] form.gold")
    assert HIT in str(inside.one("dialog[open] textarea[name=question]").get_attribute("value"))
    inside.click("dialog[open] [data-close]")
    inside.click("#chay")
    inside.click("[data-run]")
    inside.wait("#ket-qua .result")
    _harmless(inside, "#ket-qua")


def test_among_accounts_tokens_and_in_the_log(inside: PageDriver) -> None:
    inside.ask(_ASKED)
    inside.open("quan-tri", until=".admin section")
    _harmless(inside, *(f".admin section:nth-of-type({number}) tbody" for number in (2, 3, 4)))
    inside.open("quan-tri?loc=%3Cimg%20src%3Dx%20onerror%3DdaChay%3D1%3E", until=".admin section")
    _harmless(inside)


def test_programs_are_given_json_that_no_browser_takes_for_a_page(inside: PageDriver) -> None:
    kinds = inside.script(
        "return Promise.all(['/api/documents', '/api/tasks', '/api/documents/%3Cimg%3E',"
        " '/manh/nguon?van=%3Cimg%3E', '/xuat?cuoc=%3Cimg%3E&dang=md'].map(path => fetch(path)"
        ".then(a => a.headers.get('content-type') + a.headers.get('x-content-type-options'))))"
    )
    assert kinds == ["application/jsonnosniff"] * 5
