"""Assignments in a real Chromium: the cited table of an answer, and the page with its filters."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.chat.pages.conftest import PageDriver
from tests.chat.pages.reach import serious

pytestmark = pytest.mark.filterwarnings("default")
BEFORE = "Ai làm gì trước ngày 15/12/2021?"
_ROWS = "table.answer-tasks tbody tr"


def test_who_does_what_is_a_table_whose_rows_open_their_quotes(page: PageDriver) -> None:
    page.open()
    page.ask(BEFORE)
    page.wait(_ROWS)
    assert page.one("table.answer-tasks caption").text == f"{len(page.all(_ROWS))} nhiệm vụ"
    assert "29/11/2021" in page.one(f"{_ROWS} td.due").text
    assert page.one(f"{_ROWS} td.due .late").text == "quá hạn"
    assert "mục III.1" in page.one(f"{_ROWS} td.place").text
    task = page.one(f"{_ROWS} td.wide").text
    page.click(f"{_ROWS} td.place button.marker")
    page.wait("#panel mark")
    marked = " ".join(mark.text for mark in page.all("#panel mark"))
    assert task[:40] in marked
    assert serious(page) == []


def test_a_link_leads_from_an_answer_to_the_page_with_the_same_filter(page: PageDriver) -> None:
    page.open()
    page.ask("bo tnmt được giao việc gì trong thông báo 320?")
    count = len(page.all(_ROWS))
    page.driver.get(str(page.one(".answer .more a").get_attribute("href")))
    page.wait(lambda: page.one("#bang-nhiem-vu .count").text == f"{count} nhiệm vụ")
    assert "320/TB-VPCP" in str(page.one("input[name=van]").get_property("value"))
    chips = [chip.text for chip in page.all(".chips button")]
    assert len(chips) == 3
    assert "320/TB-VPCP (2021)" in chips[1]


def test_on_a_phone_the_table_is_cards(page: PageDriver) -> None:
    page.phone()
    page.open()
    page.ask(BEFORE)
    page.wait(_ROWS)
    assert page.script("return document.documentElement.scrollWidth") == 390
    lefts = {cell.rect["x"] for cell in page.all(f"{_ROWS}:first-child > *") if cell.text}
    assert len(lefts) == 1
    assert not page.one("table.answer-tasks thead").is_displayed()


def test_an_answer_is_copied_as_a_table_and_as_lines(page: PageDriver) -> None:
    page.open()
    page.ask(BEFORE)
    page.script(
        "window.copied = {}; navigator.clipboard.write = async ([item]) => {"
        "  for (const kind of item.types) window.copied[kind] ="
        "    await (await item.getType(kind)).text(); }"
    )
    page.click("[data-copy]")
    page.wait(lambda: "Đã sao chép" in page.one("#nay .told").text)
    copied = page.script("return window.copied")
    assert isinstance(copied, dict)
    assert "Thời hạn: 29/11/2021 (quá hạn)" in copied["text/plain"]
    assert "<th>Chủ trì</th>" in copied["text/html"]
    assert "<button" not in copied["text/html"]


def test_a_bar_filters_by_its_month_then_by_its_day_and_a_chip_takes_it_back(
    page: PageDriver,
) -> None:
    page.open("nhiem-vu?van=320", until="#bang-nhiem-vu table")
    every = page.one("#bang-nhiem-vu .count").text
    bar = page.one('.timeline a[aria-label^="12/2021"]')
    page.script("arguments[0].focus()", bar)
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    page.wait(lambda: "từ 01/12/2021 đến 31/12/2021" in page.one(".chips").text)
    assert page.driver.current_url.endswith("?van=320&tu=01%2F12%2F2021&den=31%2F12%2F2021")
    page.one('.timeline a[aria-label^="31/12/2021"]').click()
    page.wait(lambda: "Hạn: ngày 31/12/2021" in page.one(".chips").text)
    days = {cell.text.split()[0] for cell in page.all("#bang-nhiem-vu td.due")}
    assert days == {"31/12/2021"}
    page.click('.chips button[aria-label^="Bỏ lọc: Hạn"]')
    page.wait(lambda: page.one("#bang-nhiem-vu .count").text == every)
    assert page.driver.current_url.endswith("/nhiem-vu?van=320")
    assert page.script("return document.activeElement.className") == "quiet count"


def test_a_filter_is_in_the_address_and_comes_back_with_it(page: PageDriver) -> None:
    page.open("nhiem-vu", until="#bang-nhiem-vu table")
    page.one("input[name=chu-tri]").send_keys("bo tnmt")
    page.click("input[name=qua-han]")
    page.wait(lambda: len(page.all(".chips button")) == 3)
    page.driver.refresh()
    page.wait(lambda: len(page.all(".chips button")) == 3)
    assert page.one("input[name=chu-tri]").get_property("value") == "bo tnmt"
    assert page.one("input[name=qua-han]").is_selected()
    assert page.one("#bang-nhiem-vu .count").text == "1 nhiệm vụ"
    page.click(".chips button:last-child")
    page.wait(lambda: not page.all(".chips"))
    assert not page.one("input[name=qua-han]").is_selected()
