"""Each role in a real browser, by the real form for logging in: what it sees, does, is refused."""

import json
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from chat.records.backup import write_backup
from tests.chat.pages.conftest import PageDriver
from tests.chat.pages.reach import serious
from tests.support.guarded import HIDDEN, OLDER, Guarded
from tests.support.homes import GOLD_LINE
from tests.support.notices import notice_text

pytestmark = pytest.mark.filterwarnings("default")
_QUESTIONS = (
    "Chuyên án Hoa Ban do ai chủ trì?",
    "Thông báo 2/TB-VPCP ban hành ngày nào?",
    "Bộ Công an làm gì trước ngày 20/6/2023?",
)
_TOLD = ("Bộ Công an", "2/TB-VPCP (2023)", "HỌP THỨ 2", "2.txt")  # only the hidden one says so
_EDITS = ("/van-ban/go", "/van-ban/sua", "/tai-len?ten=a.txt")
_MANAGES = (
    "/quan-tri/nguoi-dung/them",
    "/quan-tri/nguoi-dung/xoa",
    "/quan-tri/ma/them",
    "/quan-tri/phuc-hoi/lam",
)


def _menu(page: PageDriver) -> list[str]:
    return [link.text for link in page.all("#top nav a")]


def _refused(page: PageDriver, paths: tuple[str, ...]) -> None:
    for path in paths:
        status, told = page.send("POST", path, {"van": HIDDEN, "ten": "kẻ lạ", "vai": "doc"})
        assert (status, "quyền" in told) == (403, True), (path, told)


def _knows(told: str) -> list[str]:
    """Which words of the hidden document stand in a text, the questions themselves left out."""
    for question in _QUESTIONS:
        told = told.replace(question, "")
    return [word for word in _TOLD if word in told]


def test_a_reader_reads_and_changes_nothing(page: PageDriver, guarded: Guarded) -> None:
    page.log_in(guarded.address, "doc")
    assert _menu(page) == ["Hỏi đáp", "Văn bản", "Nhiệm vụ"]
    page.ask(str(GOLD_LINE["question"]))
    assert "Bộ Tài nguyên và Môi trường" in page.words("#nay .answer")
    page.open("van-ban", until="#bang-van-ban table")
    assert "320/TB-VPCP" in page.words("#bang-van-ban")
    assert not page.all("#tep, [data-edit], [data-remove]")
    page.open("danh-gia", until="#danh-gia #noi-dung")
    assert "không có quyền đánh giá" in page.words("#danh-gia")
    page.open("quan-tri", until=".admin")
    assert "dành cho quản trị viên" in page.words(".admin")
    assert not page.all(".admin section")
    _refused(page, (*_EDITS, *_MANAGES, "/danh-gia/chay", "/danh-gia/cau-hoi"))
    for path in ("/manh/lan-chay", "/manh/ung-vien", "/quan-tri/sao-luu"):
        assert page.send("GET", path)[0] == 403, path
    assert page.send("POST", "/api/eval?gold=nho")[0] == 403
    assert page.send("DELETE", "/api/documents/320")[0] == 403


def test_a_hidden_document_is_nowhere_for_a_reader(page: PageDriver, guarded: Guarded) -> None:
    page.log_in(guarded.address, "doc")
    for question in _QUESTIONS:
        page.ask(question)
    assert _knows(page.words()) == []
    assert HIDDEN not in page.driver.page_source
    page.open("van-ban", until="#bang-van-ban table")
    assert OLDER.split()[0] in page.words("#bang-van-ban")
    assert "đã được thay thế" in page.words("#bang-van-ban")  # and by what is not said
    assert _knows(page.driver.page_source) == []
    page.open("nhiem-vu", until="#bang-nhiem-vu table")
    assert "Bộ Tài chính" in page.words("#bang-nhiem-vu")
    assert _knows(page.driver.page_source) == []


_ADDRESSES = (
    "/manh/nguon?van={}",
    "/manh/nguon?van={}&tu=0&den=40",
    "/manh/trang?van={}&trang=1",
    "/manh/sua?van={}",
    "/manh/nhiem-vu?van={}",
    "/nhiem-vu.csv?van={}",
    "/trang?van={}&trang=1",
    "/tai-ve?van={}",
    "/api/documents/{}",
    "/api/original?key={}",
    "/api/tasks?document={}",
)


def test_the_address_of_a_hidden_document_says_what_that_of_none_says(
    page: PageDriver, guarded: Guarded
) -> None:
    page.log_in(guarded.address, "doc")
    for path in _ADDRESSES:
        for name in ("{}%2FTB-VPCP%20(2023)", "{}"):
            status, told = page.send("GET", path.format(name.format(2)))
            absent = page.send("GET", path.format(name.format(9)))
            assert status in {404, 422}, path
            assert (status, told.replace("2/TB", "9/TB").replace("2:", "9:")) == absent, path


def test_what_was_answered_from_a_document_since_hidden_is_not_shown_again(
    page: PageDriver, guarded: Guarded
) -> None:
    page.log_in(guarded.address, "doc")
    page.ask("Bộ Tài chính làm gì trước ngày 15 tháng 5?")
    assert OLDER.split()[0] in page.words("#nay .sources")
    guarded.workspace.library.edit(OLDER, {"collection": "mat"})
    try:
        page.driver.refresh()
        page.wait("#nay .exchange")
        assert "không còn được xem" in page.words("#nay .problem")
        assert "trình Chính phủ" not in page.driver.page_source
        name = page.driver.current_url.split("cuoc=")[1]
        exported = page.send("GET", f"/xuat?cuoc={name}&dang=md")[1]
        assert "không còn được xem" in exported
        assert "trình Chính phủ" not in exported
    finally:
        guarded.workspace.library.edit(OLDER, {"collection": None})


def test_an_editor_adds_corrects_evaluates_and_removes_but_does_not_manage(
    page: PageDriver, guarded: Guarded, tmp_path: Path
) -> None:
    path = guarded.workspace.records / "gold" / "vai.jsonl"
    path.write_text(json.dumps(GOLD_LINE, ensure_ascii=False) + "\n", encoding="utf-8")
    (tmp_path / "moi.txt").write_text(notice_text(71, task="Bộ Y tế báo cáo."), encoding="utf-8")
    page.log_in(guarded.address, "bien-tap")
    assert _menu(page) == ["Hỏi đáp", "Văn bản", "Nhiệm vụ", "Đánh giá"]
    page.open("van-ban", until="#bang-van-ban table")
    assert "2/TB-VPCP" in page.words("#bang-van-ban")
    page.one("#tep").send_keys(str(tmp_path / "moi.txt"))
    page.click("#tai-len [data-edit]")
    field = page.one("dialog[open] input[name=number]")
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys("72/TB-VPCP" + Keys.ENTER)
    page.wait(lambda: "72/TB-VPCP" in page.words("#bang-van-ban"))
    page.script("window.confirm = () => true")
    page.click('[data-remove="72/TB-VPCP (2023)"]')
    page.wait(lambda: "72/TB-VPCP" not in page.words("#bang-van-ban"))
    page.open("danh-gia", until="#sua-bo p, #sua-bo table")
    Select(page.one("#bo-cau-hoi")).select_by_value("vai")
    page.click("#chay")
    page.click("[data-run]")
    page.wait(lambda: "100,0 %" in page.words("#ket-qua"))
    assert page.send("POST", "/api/eval?gold=vai")[0] == 200
    page.open("quan-tri", until=".admin")
    assert not page.all(".admin section")
    _refused(page, _MANAGES)
    assert page.send("GET", "/quan-tri/sao-luu")[0] == 403


def test_a_manager_makes_an_account_and_reads_who_did_what(
    page: PageDriver, guarded: Guarded
) -> None:
    page.log_in(guarded.address, "quan-tri")
    assert _menu(page) == ["Hỏi đáp", "Văn bản", "Nhiệm vụ", "Đánh giá", "Quản trị"]
    page.open("quan-tri", until=".admin section")
    form = '.admin form[action="quan-tri/nguoi-dung/them"]'
    page.one(f"{form} [name=ten]").send_keys("Đỗ Thị An")
    page.one(f"{form} [name=tap]").send_keys("-")
    page.click(f"{form} button")
    page.wait(".admin .note")
    assert page.words(".admin .note").startswith("Đỗ Thị An: ")
    [made] = [one for one in guarded.accounts.all() if one.name == "Đỗ Thị An"]
    assert (made.role.value, made.collections, made.must_change) == ("doc", ("",), True)
    remove = '.admin tr:has([value="Đỗ Thị An"]) form[action$="nguoi-dung/xoa"] button'
    page.script("window.confirm = (asked) => { window.asked = asked; return false; }")
    page.click(remove)
    page.wait(lambda: "Đỗ Thị An" in str(page.script("return window.asked")))
    assert "Đỗ Thị An" in {one.name for one in guarded.accounts.all()}
    page.script("window.confirm = () => true")
    page.click(remove)
    page.wait(lambda: "Đỗ Thị An" not in {one.name for one in guarded.accounts.all()})
    page.open("quan-tri?loc=tài khoản", until=".admin section")
    assert "Đỗ Thị An" in page.words(".admin section:has(form[method=get]) tbody")


def test_a_manager_looks_into_a_backup_and_restores_it(
    page: PageDriver, guarded: Guarded, tmp_path: Path
) -> None:
    page.log_in(guarded.address, "quan-tri")
    backup, bad = tmp_path / "bản sao.zip", tmp_path / "hỏng.zip"
    write_backup(guarded.workspace.library, guarded.workspace.records, backup)
    bad.write_bytes(b"PK")
    before = [entry.key for entry in guarded.workspace.corpus.entries()]

    page.open("quan-tri", until="#phuc-hoi [name=tep]")
    assert page.words("#phuc-hoi output") == "Chưa chọn tệp nào."
    page.click("#phuc-hoi form button")
    assert page.words("#phuc-hoi [role=alert]") == "Chưa chọn tệp nào."
    page.one("#phuc-hoi [name=tep]").send_keys(str(bad))
    assert page.words("#phuc-hoi output") == "hỏng.zip"
    clip = page.one("#phuc-hoi [name=tep]").value_of_css_property("clip-path")
    assert clip == "inset(50%)"  # nothing is seen of it: its own words are the browser's
    page.click("#phuc-hoi form button")
    page.wait(".admin .note")
    assert "không phải bản sao lưu" in page.words(".admin .note")

    form = "document.querySelector('#phuc-hoi form')"
    page.script(f"{form}.dataset.largest = 4096")
    page.one("#phuc-hoi [name=tep]").send_keys(str(backup))
    page.click("#phuc-hoi form button")
    page.wait(lambda: "lớn hơn giới hạn 256 MB" in page.words("#phuc-hoi [role=alert]"))
    assert "tracuu serve --max-upload 512" in page.words("#phuc-hoi [role=alert]")
    page.script(f"{form}.dataset.largest = {256 * 2**20}")
    page.click("#phuc-hoi form button")
    page.wait("#phuc-hoi table")
    assert f"Văn bản {len(before)}" in " ".join(page.words("#phuc-hoi table").split())
    for scheme in ("light", "dark"):
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        assert serious(page) == []
    page.click("#phuc-hoi form[action$=lam] button")
    page.wait(".admin .note")
    assert f"Đã phục hồi {len(before)} văn bản" in page.words(".admin .note")

    def indexed() -> bool:
        page.open("quan-tri", until="#phuc-hoi [name=tep]")
        return "Đã lập xong chỉ mục" in page.words("#phuc-hoi")

    page.wait(indexed)
    assert [entry.key for entry in guarded.workspace.corpus.entries()] == before
    page.open("quan-tri?loc=phục hồi", until=".admin section")
    assert "bản sao.zip" in page.words(".admin section:has(form[method=get]) tbody")
