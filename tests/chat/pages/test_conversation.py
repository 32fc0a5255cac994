"""Hỏi đáp as a person sees it, in a real Chromium."""

import io
import threading
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import docx
import pytest
from selenium.webdriver.common.keys import Keys

from tests.chat.pages.conftest import SCRIPT, PageDriver, chromium, hosts

pytestmark = pytest.mark.filterwarnings("default")
_SENT = (
    "return performance.getEntriesByType('resource').filter(e => e.name.includes('/run/')).length"
)
LAND = "ai xử lý việc chuyển mục đích sử dụng đất lúa?"


def test_a_question_is_answered_and_its_source_opens_with_the_quote_marked(
    page: PageDriver,
) -> None:
    page.open()
    page.ask(LAND)
    assert "Bộ Tài nguyên và Môi trường" in page.one(".answer strong").text
    quote = page.one(".answer p").text.removesuffix(" [1]")
    page.click("button.marker")
    page.wait("#panel mark")
    assert " ".join(mark.text for mark in page.all("#panel mark")) == quote
    assert "28/11/2021" in page.one("#panel .facts").text
    box = page.one("#panel mark").rect
    assert 0 < box["y"] < box["y"] + box["height"] < 900


def test_escape_closes_the_source_and_gives_the_focus_back(page: PageDriver) -> None:
    page.open()
    page.ask(LAND)
    page.script("document.querySelector('button.marker').focus()")
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    page.wait("#panel mark")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not page.one("#panel").is_displayed()
    assert page.driver.switch_to.active_element.get_attribute("class") == "marker"


def test_a_refusal_shows_the_nearest_passages_which_open(page: PageDriver) -> None:
    page.open()
    page.ask("Tỷ lệ hộ nghèo của Lạng Sơn năm 2021 còn bao nhiêu?")
    assert "Không tìm thấy" in page.one(".refusal").text
    assert not page.all(".answer")
    page.click(".source-list button.source")
    page.wait("#panel mark")


def test_an_error_of_ours_is_an_apology_with_a_number(page: PageDriver) -> None:
    page.open()
    page.ask("gây lỗi")
    assert "mã lỗi" in page.one(".problem").text
    assert "broken on purpose" not in page.driver.page_source


def test_arrow_up_brings_the_last_question_back(page: PageDriver) -> None:
    page.open()
    page.ask(LAND)
    page.wait(lambda: not page.typed())
    page.one("#question textarea").send_keys(Keys.ARROW_UP)
    page.wait(lambda: page.typed() == LAND)


def test_how_a_question_was_understood_can_be_mended_and_asked_again(page: PageDriver) -> None:
    page.open()
    page.ask("ai xu ly viec chuyen muc dich su dung dat lua")
    assert "chuyển mục đích sử dụng đất lúa" in page.one(".understood em").text
    page.click("[data-mend]")
    page.wait(lambda: "đất lúa" in page.typed())


def test_a_long_conversation_brings_the_new_question_to_the_top(page: PageDriver) -> None:
    page.open()
    for question in (LAND, "Kể tên ba trụ cột phòng, chống dịch", "Nơi nhận gồm những ai?"):
        page.ask(question)
    top = page.script("return document.querySelector('#nay .exchange').getBoundingClientRect().top")
    assert isinstance(top, int | float)
    assert 0 <= top < 300


def _ask_slowly(page: PageDriver) -> None:
    """Ask what is answered once the fixture `slow` lets it."""
    page.open()
    page.ask(f"thật chậm {LAND}", wait=False)
    page.wait("#nay .waiting")


def test_a_reload_in_the_middle_of_an_answer_loses_nothing(
    page: PageDriver, slow: threading.Event
) -> None:
    _ask_slowly(page)
    page.wait(lambda: "cuoc=moi" not in page.driver.current_url)
    page.driver.refresh()
    page.wait("#nay .waiting")
    slow.set()
    page.answered()
    assert "Bộ Tài nguyên và Môi trường" in page.words("#nay .answer")


def test_a_page_closed_in_the_middle_of_an_answer_finds_it_whole(
    page: PageDriver, slow: threading.Event
) -> None:
    _ask_slowly(page)
    page.wait(lambda: "cuoc=moi" not in page.driver.current_url)
    conversation = page.driver.current_url.split("?")[1]
    page.open("nhiem-vu", until="#bang-nhiem-vu table")
    slow.set()
    page.driver.get(f"{page.address}/?{conversation}")
    page.wait("#nay .exchange")
    page.answered()
    assert "Bộ Tài nguyên và Môi trường" in page.words("#nay .answer")


def test_what_is_typed_while_an_answer_grows_is_the_next_question(
    page: PageDriver, slow: threading.Event
) -> None:
    _ask_slowly(page)
    page.type("Nơi nhận gồm những ai?")
    slow.set()
    page.answered()
    assert page.typed() == "Nơi nhận gồm những ai?"
    page.one("#question textarea").send_keys(Keys.ENTER)
    page.wait(lambda: "Nơi nhận" in page.words("#nay .question"))
    page.answered()
    assert page.typed() == ""


def test_escape_stops_an_answer_which_can_be_asked_again(
    page: PageDriver, slow: threading.Event
) -> None:
    _ask_slowly(page)
    before = page.script(_SENT)
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.wait(lambda: page.script(_SENT) != before, what="the word to stop on its way")
    slow.set()
    page.wait("#nay .problem")
    assert "Đã dừng" in page.one("#nay .problem").text
    assert page.all("#nay button[data-ask]")


def test_two_windows_ask_side_by_side(page: PageDriver, slow: threading.Event) -> None:
    page.open()
    first = page.driver.current_window_handle
    page.ask("thật chậm Tỷ lệ hộ nghèo của Lạng Sơn năm 2021 còn bao nhiêu?", wait=False)
    page.driver.switch_to.new_window("tab")
    page.open()
    page.ask(LAND)
    assert "Bộ Tài nguyên và Môi trường" in page.one("#nay .answer").text
    page.driver.close()
    page.driver.switch_to.window(first)
    assert page.all("#nay .waiting")
    slow.set()
    page.answered()
    assert len(page.all(".exchange")) == 1
    assert "Không tìm thấy" in page.one("#nay .refusal").text


def test_conversations_are_renamed_exported_and_deleted(page: PageDriver) -> None:
    page.open()
    page.ask(LAND)
    page.wait(".conversations a[aria-current]")
    page.click(".conversations li:has([aria-current]) [data-rename]")
    field = page.one(".conversations input")
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys("Việc đất lúa" + Keys.ENTER)
    page.wait(lambda: "Việc đất lúa" in _titles(page))
    word = docx.Document(io.BytesIO(_download(page, '[data-kind="docx"]')))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert text.startswith("Việc đất lúa")
    assert "[1] 320/TB-VPCP, ngày 28/11/2021, mục III.4" in text
    assert "Nguồn trích dẫn" in _download(page, '[data-kind="md"]').decode()
    page.script("window.confirm = () => true")
    page.click(".conversations li:has([aria-current]) [data-delete]")
    page.wait(lambda: "Việc đất lúa" not in _titles(page))


def _titles(page: PageDriver) -> str:
    return str(page.script("return document.querySelector('.conversations')?.innerText ?? ''"))


def _download(page: PageDriver, css: str) -> bytes:
    request = urllib.request.Request(str(page.one(css).get_attribute("href")))
    cookies = page.driver.get_cookies()
    request.add_header("Cookie", "; ".join(f"{c['name']}={c['value']}" for c in cookies))
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(request) as answer:
        return bytes(answer.read())


def test_another_browser_sees_nothing_of_a_conversation(page: PageDriver, address: str) -> None:
    page.open()
    page.ask(LAND)
    page.wait(lambda: "cuoc=moi" not in page.driver.current_url)
    name = page.driver.current_url.split("cuoc=")[1]
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{address}/xuat?cuoc={name}&dang=md")


def test_a_disliked_answer_keeps_its_reason_and_a_question_becomes_a_candidate(
    page: PageDriver,
) -> None:
    page.open()
    page.ask(LAND)
    page.click('[data-opinion="dislike"]')
    page.one(".why input").send_keys("thiếu thời hạn" + Keys.ENTER)
    page.wait(lambda: "cảm ơn" in page.one(".told").text)
    page.click("[data-propose]")
    page.wait(lambda: "Đánh giá" in page.one(".told").text)


def test_what_documents_and_people_write_is_shown_as_text(page: PageDriver) -> None:
    page.open()
    page.ask(f"Bộ Y tế báo cáo về vắc xin {SCRIPT} trước ngày nào?")
    assert SCRIPT in page.one(".question span").text
    page.click(".source-list button.source")
    page.wait("#panel mark")
    assert page.driver.title == "Tra cứu"
    assert not page.all("#nay img, #panel img, #panel script")


def test_a_phone_shows_all_without_scrolling_sideways(page: PageDriver) -> None:
    page.phone()
    page.open()
    page.ask(LAND)
    assert page.script("return document.documentElement.scrollWidth") == 390
    page.click("button.marker")
    page.wait("#panel mark")
    assert page.script("return document.documentElement.scrollWidth") == 390
    assert page.one("#panel").size["width"] == 390


_PAGES = {
    "?cuoc=moi": ".hello",
    "van-ban": "#bang-van-ban table",
    "nhiem-vu": "#bang-nhiem-vu table",
    "danh-gia": "#sua-bo p, #sua-bo table",
    "quan-tri": ".admin section",
}
_WORDS = (  # all that a person reads or hears read, but for the names of their own conversations
    "const page = document.body.cloneNode(true);"
    "page.querySelectorAll('#danh-sach-cuoc, .admin, script, style, template').forEach(e => e.remove());"
    "const said = ['aria-label', 'title', 'placeholder', 'alt'].flatMap(name =>"
    "  [...page.querySelectorAll(`[${name}]`)].map(e => e.getAttribute(name)));"
    "return [page.textContent.split(/\\s+/).join(' '), ...said]"
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_speaks_vietnamese_whatever_the_browser_prefers(
    page: PageDriver, address: str, tmp_path: Path, language: str
) -> None:
    driver = chromium(tmp_path, language)
    try:
        other = PageDriver(driver, address)
        for path, until in _PAGES.items():
            for one in (page, other):
                one.open(path, until=until)
            other.wait(lambda: other.script("return document.documentElement.lang") == "vi")
            other.wait(lambda: other.script(_WORDS) == page.script(_WORDS), what="the same words")
        other.open()
        other.ask(LAND)
        assert "Bộ Tài nguyên và Môi trường" in other.words("#nay .answer")
        assert hosts(driver) == {"127.0.0.1"}
    finally:
        driver.quit()


def test_the_page_is_painted_and_answers_quickly(page: PageDriver) -> None:
    page.open()
    paint = page.script("return performance.getEntriesByType('paint').at(-1).startTime")
    assert isinstance(paint, int | float)
    assert paint < 2000
    page.script(
        "const began = performance.now();"
        "document.querySelector('#question textarea').addEventListener('keydown', () => {"
        "  window.asked = performance.now(); }, {once: true});"
        "new MutationObserver(() => { if (document.querySelector('#nay .answer'))"
        "  window.seen ??= performance.now(); }).observe(document.body,"
        "  {childList: true, subtree: true});"
    )
    page.one("#question textarea").send_keys("x")
    page.one("#question textarea").clear()
    page.script("window.asked = null")
    page.one("#question textarea").send_keys(LAND)
    page.script("window.asked = performance.now()")
    page.one("#question textarea").send_keys(Keys.ENTER)
    page.answered()
    taken = page.script("return window.seen - window.asked")
    assert isinstance(taken, int | float)
    assert taken < 3000  # 1 s on a machine with nothing else to do
