"""One server over a small office and one Chromium for all tests of the pages."""

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from chat.access.user import User
from chat.answer import Answer, Refusal
from tests.support.guarded import Guarded, guarded_office
from tests.support.homes import NOTICE
from tests.support.office import PASSWORD
from tests.support.serving import served
from tracuu import Workspace

pytest.importorskip("selenium", reason="selenium is not installed: the pages are not tested")
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
SCRIPT = "<img src=x onerror=document.title='hong'>"
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --window-size=1200,900"
)
_SETTLED = (
    "return !document.querySelector('[data-fill]:not([data-filled]), [data-fill][aria-busy],"
    " form[data-fills]:not([data-asked]), [aria-live][aria-busy]')"
)
_ASKED = "return [...document.querySelectorAll('.exchange')].map(one => one.id).join()"
_ANSWERED = (
    "const last = [...document.querySelectorAll('.exchange')].at(-1);"
    "return Boolean(last?.closest('#nay') && last.querySelector('.tools, .problem'))"
)
_HOSTILE = f"""VĂN PHÒNG CHÍNH PHỦ
Số: 7/TB-VPCP
Hà Nội, ngày 05 tháng 01 năm 2022

THÔNG BÁO
Kết luận về {SCRIPT} tại cuộc họp

1. Giao Bộ Y tế {SCRIPT} báo cáo Thủ tướng trước ngày 20 tháng 01 năm 2022 về vắc xin.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none."""
    if CHROMIUM and DRIVER:
        return
    reason = "chromium and chromium-driver are not installed (apt-get install them)"
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def office(home: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A home with the real notice and one that holds a script; its model is `home`'s."""
    folder = tmp_path_factory.mktemp("office")
    hostile = folder / "du.txt"
    hostile.write_text(_HOSTILE, encoding="utf-8")
    workspace = Workspace(folder / "home")
    workspace.__dict__["embedder"] = home.embedder
    for report in workspace.library.add([NOTICE, hostile]):
        assert report.status == "added"
    return workspace


def _asking(
    workspace: Workspace, released: threading.Event
) -> Callable[[User, str, Sequence[str]], Iterator[Answer | Refusal]]:
    """The real assistant; a question with "thật chậm" waits for `released`, "gây lỗi" breaks."""

    def ask(user: User, question: str, history: Sequence[str]) -> Iterator[Answer | Refusal]:
        if "gây lỗi" in question:
            message = "broken on purpose"
            raise RuntimeError(message)
        if "thật chậm" in question:
            released.wait(120)
        yield workspace.assistant.ask(question.replace("thật chậm", ""), history)

    return ask


@pytest.fixture(scope="session")
def _released() -> threading.Event:
    return threading.Event()


@pytest.fixture
def slow(_released: threading.Event) -> Iterator[threading.Event]:
    """What a question with "thật chậm" waits for: a slow answer, however fast the machine is."""
    _released.clear()
    yield _released
    _released.set()


@pytest.fixture(scope="session")
def address(
    office: Workspace, _released: threading.Event, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the server."""
    records = tmp_path_factory.mktemp("records")
    examples = ("Ai xử lý việc chuyển mục đích sử dụng đất lúa?",)
    office.assistant.ask(examples[0])
    with served(office, ask=_asking(office, _released), examples=examples, records=records) as url:
        yield url


@pytest.fixture(scope="session")
def guarded(home: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    """A server where people log in, with a document that readers do not see."""
    with guarded_office(tmp_path_factory.mktemp("guarded"), home) as office:
        yield office


def chromium(profile: Path, language: str = "vi") -> webdriver.Chrome:
    """Return a headless Chromium that logs each request."""
    options = Options()
    options.binary_location = str(CHROMIUM)
    for flag in [*_FLAGS.split(), f"--user-data-dir={profile}", f"--lang={language}"]:
        options.add_argument(flag)
    downloads = {"download.default_directory": str(profile / "tai-ve")}
    options.add_experimental_option("prefs", {"intl.accept_languages": language, **downloads})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(DRIVER))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """The browser that all tests share."""
    driver = chromium(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


class PageDriver:
    """What a person does with the pages."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        self.driver = driver
        self.address = address

    def open(self, path: str = "?cuoc=moi", *, until: str = ".hello, .exchange") -> None:
        """Go to a page, wait until `until` and all that the server fills in are there.

        The box for questions is empty then, whatever an earlier test left in it.
        """
        self.driver.get(f"{self.address}/{path}")
        self.script("sessionStorage.clear()")
        self.wait(until)
        self.wait(lambda: self.script(_SETTLED))

    def log_in(self, address: str, name: str) -> None:
        """Go to a server by its own form for logging in; whoever was there before is gone."""
        self.address = address
        self.driver.delete_all_cookies()
        self.open("", until="[name=password]")
        self.one("[name=name]").send_keys(name)
        self.one("[name=password]").send_keys(PASSWORD)
        self.click("form button")
        self.wait(".hello, .exchange")

    def send(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Ask the server as a script in the page would; return the status and what it says."""
        answer = self.script(
            "const [method, path, fields] = arguments;"
            "const body = method === 'GET' ? undefined : new URLSearchParams(fields ?? {});"
            "return fetch(path, {method, body, headers: {'x-tracuu': '1'}})"
            ".then(async answer => [answer.status, await answer.text()])",
            method,
            path,
            fields,
        )
        assert isinstance(answer, list)
        return answer[0], answer[1]

    def words(self, css: str = "body") -> str:
        """The text that a person reads in what a selector finds first, "" when nothing."""
        return str(self.script(f"return document.querySelector('{css}')?.innerText ?? ''"))

    def all(self, css: str) -> list[WebElement]:
        """What a selector finds."""
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css: str) -> WebElement:
        """The first that a selector finds, once there is one."""
        self.wait(css)
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def wait(
        self, condition: str | Callable[[], object], seconds: float = 60, what: str = ""
    ) -> None:
        """Wait for a selector that finds something, or for what is true (`what` it is, in words)."""
        found = (lambda: self.all(condition)) if isinstance(condition, str) else condition
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with suppress(StaleElementReferenceException):  # painted anew in between
                if found():
                    return
            time.sleep(0.05)
        pytest.fail(f"the page did not show {what or condition}; it shows {self.words()[:1500]}")

    def click(self, css: str) -> None:
        """Click what a selector finds first, wherever it is."""
        self.driver.execute_script("arguments[0].click()", self.one(css))

    def ask(self, question: str, *, wait: bool = True) -> None:
        """Type a question, press Enter, wait for its answer."""
        before = self.script(_ASKED)
        self.type(question)
        self.one("#question textarea").send_keys(Keys.ENTER)
        self.wait(lambda: self.script(_ASKED) != before)
        if wait:
            self.answered()

    def type(self, question: str) -> None:
        """Put a question into the box in place of what stands there."""
        box = self.one("#question textarea")
        box.send_keys(Keys.CONTROL + "a")
        box.send_keys(question)
        self.wait(lambda: self.typed() == question)

    def typed(self) -> str:
        """What stands in the box."""
        return str(self.script("return document.querySelector('#question textarea').value"))

    def answered(self) -> None:
        """Wait until the last question has its answer."""
        self.wait(lambda: self.script(_ANSWERED))

    def script(self, code: str, *values: object) -> object:
        """Run JavaScript in the page."""
        return self.driver.execute_script(code, *values)

    def phone(self, *, on: bool = True) -> None:
        """Make the window one of 390 by 800 pixels, or what it was."""
        if on:
            self.driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True},
            )
        else:
            self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture
def page(browser: webdriver.Chrome, address: str) -> Iterator[PageDriver]:
    """The pages in the browser; nothing may be asked of another host, no script may fail."""
    driver = PageDriver(browser, address)
    yield driver
    driver.phone(on=False)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert hosts(browser) <= {"127.0.0.1"}
    assert _errors(browser) == []


def hosts(browser: webdriver.Chrome) -> set[str | None]:
    """The hosts that the browser has asked for anything since this was last called."""
    logged = browser.get_log("performance")  # type: ignore[no-untyped-call]
    messages = [json.loads(entry["message"])["message"] for entry in logged]
    return {
        urlsplit(message["params"]["request"]["url"]).hostname
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
        and message["params"]["request"]["url"].startswith(("http", "ws"))
    }


def _errors(browser: webdriver.Chrome) -> list[str]:
    """What scripts complained of; that a request was refused is what some tests want."""
    logged = browser.get_log("browser")  # type: ignore[no-untyped-call]
    told = [entry["message"] for entry in logged if entry["level"] == "SEVERE"]
    harmless = ("Failed to load resource", "AbortError", "errored out")  # a page left in between
    return [line for line in told if not any(words in line for words in harmless)]
