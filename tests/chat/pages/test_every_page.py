"""What holds on every page: accessible, reached by keyboard, framed, within the window."""

import urllib.request

import pytest
from axe_selenium_python import Axe

from tests.chat.pages.conftest import PageDriver

pytestmark = pytest.mark.filterwarnings("default")
_READY = {
    "": ".hello, .exchange",
    "van-ban": "#bang-van-ban table",
    "nhiem-vu": "#bang-nhiem-vu table",
    "danh-gia": "#sua-bo p, #sua-bo table",
    "quan-tri": ".gradio-container h1, .gradio-container h2, .gradio-container p",
}
_FOCUSABLE = (
    "return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]"
    ".filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled"
    " && e.getClientRects().length && !e.closest('[inert]') && e.type !== 'hidden')"
    ".map((e, at) => { e.dataset.reach = at; return at; }).length"
)


def serious(page: PageDriver) -> list[str]:
    """What axe finds that keeps people out."""
    axe = Axe(page.driver)
    axe.inject()
    found = axe.run()["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("path", _READY)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothingserious(page: PageDriver, path: str, *, dark: bool) -> None:
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


def _tab(page: PageDriver) -> None:
    for kind in ("rawKeyDown", "keyUp"):
        page.driver.execute_cdp_cmd(
            "Input.dispatchKeyEvent",
            {"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
        )


@pytest.mark.parametrize("path", ["", "van-ban", "nhiem-vu", "danh-gia"])
def test_everything_is_reached_with_the_tab_key(page: PageDriver, path: str) -> None:
    page.open(path, until=_READY[path])
    count = page.script(_FOCUSABLE)
    assert isinstance(count, int)
    page.script("document.activeElement.blur()")
    reached = set()
    for _ in range(count + 12):
        _tab(page)
        reached.add(page.script("return document.activeElement?.dataset.reach"))
    missed = sorted({str(at) for at in range(count)} - reached)
    named = (
        "return arguments[0].map(at => document.querySelector(`[data-reach='${at}']`)?.outerHTML)"
    )
    assert not missed, page.script(named, missed)


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
