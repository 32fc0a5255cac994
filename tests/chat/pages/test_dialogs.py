"""Dialogs and forms: accessible while open, used from the keyboard, the focus comes back."""

from pathlib import Path

import pytest
from selenium.webdriver.support.ui import Select

from tests.chat.pages.conftest import PageDriver
from tests.chat.pages.reach import press, serious, unreached
from tests.support.guarded import HIT, OLDER, Guarded
from tests.support.notices import notice_text

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture
def inside(page: PageDriver, guarded: Guarded) -> PageDriver:
    """The pages as an administrator has them."""
    page.log_in(guarded.address, "quan-tri")
    return page


def _open(page: PageDriver, css: str, opened: str) -> None:
    """Go to a control and press Enter."""
    page.wait(css)
    page.script("document.querySelector(arguments[0]).focus()", css)
    press(page, "Enter", 13)
    page.wait(opened)


def _escape(page: PageDriver, css: str, opened: str) -> None:
    """Press Esc: what was open is gone, the focus where it came from."""
    press(page, "Escape", 27)
    page.wait(lambda: not any(one.is_displayed() for one in page.all(opened)))
    assert page.script("return document.activeElement.matches(arguments[0])", css), _focus(page)


def _focus(page: PageDriver) -> object:
    return page.script("return document.activeElement.outerHTML.slice(0, 300)")


def _both(page: PageDriver) -> list[str]:
    """What axe finds in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        feature = {"name": "prefers-color-scheme", "value": scheme}
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
        found += [f"{scheme}: {line}" for line in serious(page)]
    return found


def test_the_form_of_corrections(inside: PageDriver) -> None:
    opener = f'[data-edit="{OLDER}"]'
    inside.open("van-ban", until=opener)
    _open(inside, opener, "dialog[open] form.correct")
    inside.click("dialog[open] summary")
    assert _both(inside) == []
    assert unreached(inside, "dialog[open]") == []
    _escape(inside, opener, "dialog")


def test_after_a_correction_or_a_removal_the_focus_is_in_the_table(
    inside: PageDriver, guarded: Guarded, tmp_path: Path
) -> None:
    (tmp_path / "phim.txt").write_text(notice_text(91, task="Bộ Y tế báo cáo."), encoding="utf-8")
    [report] = guarded.workspace.library.add([tmp_path / "phim.txt"])
    assert report.key == "91/TB-VPCP (2023)"
    opener = f'[data-edit="{report.key}"]'
    inside.open("van-ban", until=opener)
    _open(inside, opener, "dialog[open] form.correct")
    inside.one("dialog textarea[name=title]").send_keys(" sửa")
    _open(inside, "dialog[open] button.primary", opener)
    inside.wait(lambda: "sửa" in inside.words("#bang-van-ban"))
    inside.wait(
        lambda: inside.script("return document.activeElement.dataset.edit") == report.key,
        what="the focus on the corrected row",
    )
    remover = f'[data-remove="{report.key}"]'
    inside.script("document.querySelector(arguments[0]).focus()", remover)
    inside.driver.switch_to.active_element.send_keys("\n")
    inside.driver.switch_to.alert.dismiss()
    assert inside.script("return document.activeElement.matches(arguments[0])", remover)
    inside.driver.switch_to.active_element.send_keys("\n")
    inside.driver.switch_to.alert.accept()
    inside.wait(lambda: not inside.all(remover))
    inside.wait(
        lambda: inside.script("return document.activeElement.id") == "noi-dung",
        what="the focus on the page whose row has gone",
    )


def test_the_form_of_a_gold_question(inside: PageDriver) -> None:
    inside.open("danh-gia", until="#sua-bo p, #sua-bo table")
    Select(inside.one("#bo-cau-hoi")).select_by_value("nho")
    opener = "#sua-bo button.quote"
    _open(inside, opener, "dialog[open] form.gold")
    assert _both(inside) == []
    assert unreached(inside, "dialog[open]") == []
    _escape(inside, opener, "dialog")


def test_a_run_with_its_charts_and_failures(inside: PageDriver) -> None:
    inside.open("danh-gia", until="#sua-bo p, #sua-bo table")
    Select(inside.one("#bo-cau-hoi")).select_by_value("nho")
    inside.click("#chay")
    _open(inside, "[data-run]", "#ket-qua .result")
    assert inside.script("return document.activeElement.matches('#ket-qua h2')"), _focus(inside)
    inside.script("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert _both(inside) == []


def test_the_forms_of_the_administrator(inside: PageDriver) -> None:
    inside.open("quan-tri", until=".admin section")
    assert HIT in inside.words(".admin")
    assert _both(inside) == []
    inside.script("document.activeElement.blur()")
    assert unreached(inside, "body") == []


def test_the_document_beside_an_answer_and_the_reason_of_a_dislike(inside: PageDriver) -> None:
    inside.open()
    inside.ask("ai xử lý việc chuyển mục đích sử dụng đất lúa?")
    _open(inside, '#nay [data-opinion="dislike"]', "#nay .why input")
    assert inside.script("return document.activeElement.matches('.why input')")
    _open(inside, "#nay button.marker", "#panel mark")
    inside.click("#panel summary")
    assert _both(inside) == []
    inside.script("document.querySelector('#top .person button').focus()")
    assert unreached(inside, "#panel") == []
    _escape(inside, "#nay button.marker", "#panel")


def test_the_forms_for_logging_in_and_a_new_password(inside: PageDriver) -> None:
    inside.open("mat-khau", until="[name=again]")
    assert _both(inside) == []
    assert unreached(inside) == []
    inside.driver.delete_all_cookies()
    inside.open("", until="[name=password]")
    assert _both(inside) == []
    assert unreached(inside) == []


def test_the_forms_fit_a_phone(inside: PageDriver) -> None:
    inside.phone()
    inside.open("quan-tri", until=".admin section")
    assert inside.script("return document.documentElement.scrollWidth") == 390
    for path, opener in (("van-ban", f'[data-edit="{OLDER}"]'), ("danh-gia", "[data-question]")):
        inside.open(path, until="#bang-van-ban table, #sua-bo p, #sua-bo table")
        if path == "danh-gia":
            Select(inside.one("#bo-cau-hoi")).select_by_value("nho")
        inside.click(opener)
        inside.wait("dialog[open] form")
        box = inside.one("dialog[open]").rect
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert inside.script("return document.documentElement.scrollWidth") == 390
