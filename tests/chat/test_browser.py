"""The page as a person sees it, in a real Chromium; skipped where none is installed."""

import datetime as dt
import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from chat.access.user import User
from chat.answer import Answer, Citation, Quote, Refusal
from ingest.notice import Passage, Span
from tests.support.serving import served
from tracuu import Workspace

pytest.importorskip("selenium", reason="selenium is not installed: the page is not tested")
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None or DRIVER is None,
        reason="chromium and chromium-driver are not installed (apt-get install them)",
    ),
    pytest.mark.filterwarnings("default"),
]
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --window-size=1100,900"
)
_TEXT = "Giao Bộ Tài nguyên và Môi trường chủ trì <b>thẩm định</b>. Việc khác."
_SCRIPT = "<script>document.title='hong'</script><img src=x onerror=\"document.title='hong'\">"


def _ask(user: User, question: str, history: Sequence[str]) -> Answer | Refusal:
    """A small true assistant: refuses what speaks of rain, else quotes one sentence."""
    if "mưa" in question:
        return Refusal(
            question=question,
            understood=question,
            reason="Đoạn gần nhất không nói đến “mưa”.",
            missing=("mưa",),
            hits=(),
            confidence=0.1,
        )
    if "lỗi" in question:
        message = "broken on purpose"
        raise RuntimeError(message)
    passage = Passage(
        notice_id="x",
        ordinal=0,
        section="III.4",
        headings=(),
        span=Span(start=0, end=len(_TEXT)),
        text=_TEXT,
        sentences=(Span(start=0, end=58),),
    )
    quote = Quote(
        span=Span(start=0, end=58),
        text=_TEXT[:58],
        passage=passage,
        phrases=(Span(start=5, end=32),),
    )
    citation = Citation(
        marker=1,
        key="320/TB-VPCP (2021)",
        number="320/TB-VPCP",
        date=dt.date(2021, 11, 28),
        title=_SCRIPT,
        section="III.4",
        page=None,
        file="thong-bao.txt",
        quote=quote,
    )
    return Answer(
        question=question,
        understood=" / ".join([*history, question]),
        text=f"{quote.text} [1]",
        citations=(citation,),
        hits=(),
        confidence=0.9,
    )


@pytest.fixture(scope="module")
def address(home: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the page over the small assistant."""
    records = tmp_path_factory.mktemp("records")
    with served(
        home, ask=lambda *asked: iter([_ask(*asked)]), examples=("Ai chủ trì?",), records=records
    ) as url:
        yield url


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless Chromium that logs each request."""
    options = Options()
    options.binary_location = str(CHROMIUM)
    for flag in [*_FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def _wait(condition: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("the page did not show what was waited for")


def _open(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address)
    _wait(lambda: browser.find_elements(By.CSS_SELECTOR, "#question textarea"))
    time.sleep(0.5)


def _type(browser: webdriver.Chrome, question: str) -> None:
    before = len(browser.find_elements(By.CSS_SELECTOR, ".exchange"))
    box = browser.find_element(By.CSS_SELECTOR, "#question textarea")
    box.send_keys(question)
    box.send_keys(Keys.ENTER)
    _wait(lambda: len(browser.find_elements(By.CSS_SELECTOR, ".exchange")) > before)
    _wait(lambda: not browser.find_elements(By.CSS_SELECTOR, ".waiting"))
    time.sleep(1)


def test_a_question_is_answered_with_its_source_and_the_quote_marked(
    browser: webdriver.Chrome, address: str, tmp_path: Path
) -> None:
    _open(browser, address)
    _type(browser, "ai chủ trì?")
    assert browser.find_element(By.CSS_SELECTOR, ".answer strong").text == _TEXT[5:32]
    assert browser.find_element(By.CSS_SELECTOR, "a.marker").text == "[1]"
    assert browser.find_element(By.CSS_SELECTOR, ".source mark").text == _TEXT[:58]
    assert "mục III.4" in browser.find_element(By.CSS_SELECTOR, ".source summary").text
    assert browser.save_screenshot(str(tmp_path / "page.png"))


def test_what_documents_and_people_write_is_shown_as_text(
    browser: webdriver.Chrome, address: str
) -> None:
    _open(browser, address)
    _type(browser, _SCRIPT)
    assert browser.title == "Tra cứu"
    assert browser.find_element(By.CSS_SELECTOR, ".question span").text == _SCRIPT
    assert browser.find_element(By.CSS_SELECTOR, ".source .title").text == _SCRIPT
    assert not browser.find_elements(By.CSS_SELECTOR, "#log script, #log img, #log b")


def test_a_refusal_looks_like_one(browser: webdriver.Chrome, address: str) -> None:
    _open(browser, address)
    _type(browser, "trời có mưa không?")
    assert "Không tìm thấy" in browser.find_element(By.CSS_SELECTOR, ".refusal").text
    assert not browser.find_elements(By.CSS_SELECTOR, ".answer")


def test_an_error_of_ours_is_an_apology_with_a_number(
    browser: webdriver.Chrome, address: str
) -> None:
    _open(browser, address)
    _type(browser, "gây lỗi")
    shown = browser.find_element(By.CSS_SELECTOR, ".problem").text
    assert "mã lỗi" in shown
    assert "broken on purpose" not in browser.page_source


def test_a_follow_up_gets_the_earlier_questions_and_a_new_conversation_forgets_them(
    browser: webdriver.Chrome, address: str
) -> None:
    _open(browser, address)
    _type(browser, "ai chủ trì?")
    _type(browser, "còn ai nữa?")
    assert (
        "ai chủ trì? / còn ai nữa?"
        in browser.find_elements(By.CSS_SELECTOR, ".understood")[-1].text
    )
    browser.find_element(By.CSS_SELECTOR, "#new").click()
    _wait(lambda: not browser.find_elements(By.CSS_SELECTOR, ".exchange"))
    _type(browser, "còn ai nữa?")
    assert not browser.find_elements(By.CSS_SELECTOR, ".understood")


def test_the_page_fits_a_phone(browser: webdriver.Chrome, address: str) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True},
    )
    try:
        _open(browser, address)
        _type(browser, "ai chủ trì?")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_no_request_goes_to_another_host(browser: webdriver.Chrome, address: str) -> None:
    _open(browser, address)
    _type(browser, "ai chủ trì?")
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]  # type: ignore[no-untyped-call]
    hosts = {
        urlsplit(message["params"]["request"]["url"]).hostname
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
        and message["params"]["request"]["url"].startswith(("http", "ws"))
    }
    assert hosts == {"127.0.0.1"}
