"""Đánh giá in a real Chromium: a set is run, a candidate reviewed, a broken line refused."""

import json

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.chat.pages.conftest import PageDriver
from tests.support.homes import GOLD_LINE
from tracuu import Workspace

pytestmark = pytest.mark.filterwarnings("default")
_LINES = (
    GOLD_LINE,
    {
        "id": "n-2",
        "kind": "unanswerable",
        "question": "Kể tên ba trụ cột phòng, chống dịch",
        "answerable": False,
    },
)


@pytest.fixture
def gold(office: Workspace) -> None:
    """A small set of the office's own, its second line judged wrongly."""
    path = office.records / "gold" / "nho.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _LINES)
    path.write_text(text, encoding="utf-8")


def _run(page: PageDriver, runs: int) -> None:
    Select(page.one("#bo-cau-hoi")).select_by_value("nho")
    page.click("#chay")
    page.wait(lambda: len(page.all("[data-run]")) == runs, 60)


def test_a_set_is_run_and_two_runs_are_compared(page: PageDriver, gold: None) -> None:
    page.open("danh-gia", until="#sua-bo")
    _run(page, 1)
    _run(page, 2)
    page.click("[data-run]")
    page.wait("#ket-qua .result")
    assert "100,0 %" in page.one("#ket-qua td.rate").text
    assert page.all("#ket-qua figure.chart polyline")
    failures = page.all("#ket-qua .failure")
    assert [failure.text[:3] for failure in failures] == ["n-2"]
    for box in page.all("[data-compare]")[:2]:
        page.script("arguments[0].click()", box)
    page.click("#so-sanh")
    page.wait(lambda: "2 câu không đổi" in page.one("#ket-qua").text)


def test_a_candidate_is_reviewed_and_taken_into_a_set(page: PageDriver, gold: None) -> None:
    page.open()
    page.ask("ai xử lý việc chuyển mục đích sử dụng đất lúa?")
    page.click("[data-propose]")
    page.wait(lambda: "Đánh giá" in page.one(".told").text)
    page.open("danh-gia", until="[data-review]")
    before = len(page.all("[data-review]"))
    Select(page.one("#bo-cau-hoi")).select_by_value("nho")
    page.click("[data-review]")
    page.wait("dialog[open] form.gold")
    Select(page.one("dialog select[name=bo]")).select_by_value("nho")
    page.click("dialog button.primary")
    page.wait(lambda: len(page.all("[data-review]")) == before - 1)
    page.wait(lambda: len(page.all("#sua-bo tbody tr")) == 3)


def test_a_quote_that_stands_nowhere_is_refused_with_the_reason(
    page: PageDriver, gold: None
) -> None:
    page.open("danh-gia", until="#sua-bo")
    Select(page.one("#bo-cau-hoi")).select_by_value("nho")
    page.wait('[data-question="n-1"]')
    page.click('[data-question="n-1"]')
    page.wait("dialog[open] form.gold")
    field = page.one("dialog textarea[name=evidence]")
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys("320/TB-VPCP (2021) | không hề có câu này")
    page.click("dialog button.primary")
    page.wait(lambda: "nguyên văn" in page.one("dialog .told").text)
