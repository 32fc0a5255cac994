"""Whether everybody can use what is shown: what axe finds, what the Tab key reaches."""

from axe_selenium_python import Axe

from tests.chat.pages.conftest import PageDriver

_NUMBERED = (
    "const within = document.querySelector(arguments[0]);"
    "document.querySelectorAll('[data-reach]').forEach(e => delete e.dataset.reach);"
    "return [...within.querySelectorAll('a[href], button, input, select, textarea, summary')]"
    ".filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled"
    " && e.getClientRects().length && !e.closest('[inert]') && e.type !== 'hidden')"
    ".map((e, at) => { e.dataset.reach = at; return at; }).length"
)
_NAMED = "return arguments[0].map(at => document.querySelector(`[data-reach='${at}']`)?.outerHTML)"
_SERIOUS = (  # asked for the violations only: what else axe tells of each element is megabytes
    "const told = arguments[arguments.length - 1];"
    "axe.run({resultTypes: ['violations']}).then(found => told(found.violations"
    ".filter(one => ['serious', 'critical'].includes(one.impact))"
    ".map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`)))"
)
_BESIDE = 12  # stops of the Tab key that are no control: tables that scroll, the browser's own


def serious(page: PageDriver) -> list[str]:
    """What axe finds that keeps people out."""
    if not page.script("return Boolean(window.axe)"):
        Axe(page.driver).inject()
    found = page.driver.execute_async_script(_SERIOUS)
    return [str(one) for one in found]


def press(page: PageDriver, key: str, code: int) -> None:
    """Press a key as a person does: it goes to what has the focus."""
    text = {"text": "\r"} if key == "Enter" else {}
    for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
        page.driver.execute_cdp_cmd(
            "Input.dispatchKeyEvent",
            {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, **text},
        )


def unreached(page: PageDriver, within: str = "body") -> object:
    """The controls inside a selector that the Tab key does not come to, as HTML."""
    count = page.script(_NUMBERED, within)
    assert isinstance(count, int)
    assert count
    reached = set()
    for _ in range(count + _BESIDE):
        press(page, "Tab", 9)
        reached.add(page.script("return document.activeElement?.dataset.reach"))
    missed = sorted({str(at) for at in range(count)} - reached)
    return page.script(_NAMED, missed)
