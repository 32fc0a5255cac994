"""What holds on every page: accessible, reached by keyboard, framed, within the window."""

import urllib.request

import pytest

from tests.chat.pages.conftest import PageDriver
from tests.chat.pages.reach import serious, unreached

pytestmark = pytest.mark.filterwarnings("default")
_READY = {
    "": ".hello, .exchange",
    "van-ban": "#bang-van-ban table",
    "nhiem-vu": "#bang-nhiem-vu table",
    "danh-gia": "#sua-bo p, #sua-bo table",
    "quan-tri": ".gradio-container h1, .gradio-container h2, .gradio-container p",
}


@pytest.mark.parametrize("path", _READY)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious(page: PageDriver, path: str, *, dark: bool) -> None:
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    page.open(path, until=_READY[path])
    assert serious(page) == []


def test_axe_finds_nothing_serious_in_an_answer_with_its_source_open(page: PageDriver) -> None:
    page.open()
    page.ask("ai xu ly viec chuyen muc dich su dung dat lua?")
    page.click("button.marker")
    page.wait("#panel mark")
    assert serious(page) == []


@pytest.mark.parametrize("path", ["", "van-ban", "nhiem-vu", "danh-gia"])
def test_everything_is_reached_with_the_tab_key(page: PageDriver, path: str) -> None:
    page.open(path, until=_READY[path])
    page.script("document.activeElement.blur()")
    assert unreached(page) == []


@pytest.mark.parametrize("path", _READY)
def test_no_page_is_wider_than_a_phone(page: PageDriver, path: str) -> None:
    page.phone()
    page.open(path, until=_READY[path])
    assert page.script("return document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("path", _READY)
def test_no_address_of_another_host_stands_in_the_head_of_a_page(address: str, path: str) -> None:
    with urllib.request.urlopen(f"{address}/{path}") as answer:
        html = answer.read().decode()
    head = html.split("window.gradio_config")[0]
    assert '<html\n\tlang="vi"' in html
    assert "og:" not in html
    assert "http" not in head
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
