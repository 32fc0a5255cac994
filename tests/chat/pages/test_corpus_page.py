"""Văn bản in a real Chromium: files come in, mistakes are corrected, documents go."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.chat.pages.conftest import SCRIPT, PageDriver

pytestmark = pytest.mark.filterwarnings("default")
_NOTICE = """VĂN PHÒNG CHÍNH PHỦ
Số: {number}/TB-VPCP
Hà Nội, ngày 05 tháng 01 năm 2022

THÔNG BÁO
Kết luận về {title}

1. Giao Bộ Giao thông vận tải {task} trước ngày 20 tháng 01 năm 2022.
"""


def _upload(page: PageDriver, *files: Path) -> None:
    done = len(page.all("#tai-len .good, #tai-len .bad"))
    page.one("#tep").send_keys("\n".join(str(file) for file in files))
    count = done + len(files)
    page.wait(lambda: len(page.all("#tai-len .good, #tai-len .bad")) == count, 60)


def _rows(page: PageDriver) -> str:
    return str(page.script("return document.querySelector('#bang-van-ban').innerText"))


def test_of_three_files_two_come_in_and_the_bad_one_says_why(
    page: PageDriver, tmp_path: Path
) -> None:
    for name, number, title in (("cau.txt", 81, "cầu Sông Lô"), ("cang.txt", 82, "cảng Vũng Áng")):
        text = _NOTICE.format(number=number, title=title, task="khởi công")
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / f"{SCRIPT.replace('/', '')}.pdf").write_bytes(b"\x00\x01 no pdf")
    page.open("van-ban", until="#bang-van-ban table")
    _upload(page, *sorted(tmp_path.iterdir()))
    assert len(page.all("#tai-len .good")) == 2
    bad = page.one("#tai-len .bad")
    assert "onerror" in bad.text
    assert "từ chối" in bad.text
    assert not page.all("#tai-len img")
    page.wait(lambda: "82/TB-VPCP" in _rows(page))


def test_a_wrong_number_is_corrected_from_the_report(page: PageDriver, tmp_path: Path) -> None:
    file = tmp_path / "ho.txt"
    file.write_text(_NOTICE.format(number=83, title="hồ Kẻ Gỗ", task="báo cáo"), encoding="utf-8")
    page.open("van-ban", until="#bang-van-ban table")
    _upload(page, file)
    page.click("#tai-len [data-edit]")
    page.wait("dialog[open] input[name=number]")
    field = page.one("dialog input[name=number]")
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys("khong phai so" + Keys.ENTER)
    page.wait(lambda: "số văn bản" in page.one("dialog .told").text)
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys("84/TB-VPCP" + Keys.ENTER)
    page.wait(lambda: not page.all("dialog[open]"))
    page.wait(lambda: "84/TB-VPCP" in _rows(page))
    assert "83/TB-VPCP" not in _rows(page)


def test_the_table_is_searched_without_diacritics_filtered_and_sorted(page: PageDriver) -> None:
    page.open("van-ban", until="#bang-van-ban table")
    page.one("input[name=tim]").send_keys("lang son")
    page.wait(lambda: page.one(".count").text == "1 văn bản")
    assert "320/TB-VPCP" in _rows(page)
    field = page.one("input[name=tim]")
    field.send_keys(Keys.CONTROL + "a" + Keys.DELETE)
    page.wait(lambda: "7/TB-VPCP" in _rows(page))
    page.click('[data-name="xep-so"]')
    page.wait('th[aria-sort="descending"] [data-name="xep-so"]')
    assert page.one("#bang-van-ban tbody tr").text.startswith("320/TB-VPCP")


def test_a_document_is_removed_only_after_a_yes(page: PageDriver, tmp_path: Path) -> None:
    file = tmp_path / "bo.txt"
    file.write_text(_NOTICE.format(number=90, title="kè biển", task="xử lý"), encoding="utf-8")
    page.open("van-ban", until="#bang-van-ban table")
    _upload(page, file)
    page.wait(lambda: "90/TB-VPCP" in _rows(page))
    page.script("window.confirm = () => false")
    page.click('[data-remove="90/TB-VPCP (2022)"]')
    page.script("window.confirm = () => true")
    assert "90/TB-VPCP" in _rows(page)
    page.click('[data-remove="90/TB-VPCP (2022)"]')
    page.wait(lambda: "90/TB-VPCP" not in _rows(page))


def test_assignments_are_filtered_opened_and_exported(page: PageDriver) -> None:
    page.open("nhiem-vu", until="#bang-nhiem-vu table")
    page.one("input[name=chu-tri]").send_keys("bo tnmt")
    page.wait(lambda: page.one("#bang-nhiem-vu .count").text == "1 nhiệm vụ")
    assert "31/12/2021" in page.one("#bang-nhiem-vu td.due").text
    assert "quá hạn" in page.one("#bang-nhiem-vu td.due").text
    assert page.all(".timeline rect.late")
    page.click("#bang-nhiem-vu button.quote")
    page.wait("#panel mark")
    assert "Bộ Tài nguyên và Môi trường" in page.one("#panel mark").text
    exported = page.script(
        "const done = arguments[0]; return fetch(document.querySelector("
        "'[data-export=\"nhiem-vu.csv\"]').href).then(answer => answer.text())"
    )
    lines = str(exported).splitlines()
    assert len(lines) == 2
    assert "Bộ Tài nguyên và Môi trường" in lines[1]
