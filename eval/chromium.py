"""A headless Chromium of a measurement's own, and what a person does in it."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

_PROGRAMS = ("chromium", "chromedriver")
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --hide-scrollbars --lang=vi"
)
_LONGEST = 120.0  # seconds that anything may take to appear


def has_chromium() -> bool:
    """Tell whether the browser and its driver are installed."""
    return all(shutil.which(name) for name in _PROGRAMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One window; `url` is the server whose pages it shows."""

    driver: webdriver.Chrome
    url: str

    def open(self, path: str, until: str) -> None:
        """Go to a page and wait until a selector finds something."""
        self.driver.get(f"{self.url}/{path}")
        self.wait(until)

    def script(self, code: str, *values: object) -> object:
        """Run JavaScript in the page; return what it returns."""
        return self.driver.execute_script(code, *values)

    def before_each_page(self, code: str) -> None:
        """Have JavaScript run in every page from now on, before the page's own."""
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": code})

    def forget(self) -> None:
        """Empty the cache: the next page is one that was never seen."""
        self.driver.execute_cdp_cmd("Network.clearBrowserCache", {})

    def wait(self, until: str) -> None:
        """Wait until a selector finds something.

        Raises:
            TimeoutError: it did not.
        """
        self.wait_for(f"return Boolean(document.querySelector({until!r}))")

    def wait_for(self, condition: str, seconds: float = _LONGEST) -> object:
        """Wait until JavaScript returns what is true, and return that.

        Raises:
            TimeoutError: it did not.
        """
        ends = time.monotonic() + seconds
        while not (found := self.script(condition)):
            if time.monotonic() > ends:
                message = f"{self.driver.current_url}: never true: {condition}"
                raise TimeoutError(message)
            time.sleep(0.05)
        return found

    def click(self, selector: str) -> None:
        """Click what a selector finds first, once it is there."""
        self.wait(selector)
        self.script("document.querySelector(arguments[0]).click()", selector)

    def type(self, selector: str, words: str, *, enter: bool = False) -> None:
        """Type into what a selector finds first, by the keyboard."""
        self.wait(selector)
        box = self.driver.find_element(By.CSS_SELECTOR, selector)
        box.send_keys(words)
        if enter:
            box.send_keys(Keys.ENTER)


@contextmanager
def own_chromium(url: str, *, width: int = 1280, height: int = 900) -> Iterator[Window]:
    """Open a window of so many pixels, with a profile that nobody used; it ends with the block.

    Raises:
        SystemExit: there is no browser on this machine.
    """
    if not has_chromium():
        message = f"{' and '.join(_PROGRAMS)} must be installed: apt-get install chromium-driver"
        raise SystemExit(message)
    with tempfile.TemporaryDirectory(prefix="tracuu-", ignore_cleanup_errors=True) as profile:
        options = Options()
        options.binary_location = str(shutil.which(_PROGRAMS[0]))
        size = f"--window-size={width},{height}"
        for flag in [*_FLAGS.split(), size, f"--user-data-dir={Path(profile)}"]:
            options.add_argument(flag)
        options.add_experimental_option("prefs", {"intl.accept_languages": "vi"})
        driver = webdriver.Chrome(options=options, service=Service(shutil.which(_PROGRAMS[1])))
        try:
            yield Window(driver=driver, url=url)
        finally:
            driver.quit()
