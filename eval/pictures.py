"""The pictures of the pages in the README: `python -m eval.pictures HOME`.

Serves a copy of a home, does in a headless Chromium what a person does, and writes the pictures of
all pages into `docs/`, 1280 pixels wide, in few colours. The home holds the notice of `corpus/` and
the scan of Thông tư 51/2025/TT-BCA (`../shared/corpora/files/scan_4_pages.pdf`), the more beside
them the better. `--only nhiem-vu` makes one.
"""

import argparse
import io
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PIL import Image

from chat.access.accounts import Accounts
from chat.access.passwords import one_time_password
from chat.access.roles import Role
from chat.records.names import ACCOUNTS
from eval.chromium import Window, own_chromium
from eval.own_server import own_server

_DOCS = Path(__file__).parents[1] / "docs"
_SIZE, _PHONE = (1280, 720), (390, 800)
_GAP = 20  # pixels between the pictures of a phone
_COLOURS = 96
_ASKED = (
    "ai xu ly viec chuyen muc dich su dung dat lua cua lang son?",
    "Hiệu lực thi hành của Thông tư 51/2025/TT-BCA?",
)
_SETTLED = (
    "return !document.querySelector('[data-fill]:not([data-filled]), [data-fill][aria-busy],"
    " form[data-fills]:not([data-asked]), [aria-live][aria-busy]')"
    " && [...document.images].every(one => one.complete)"
    " && !document.getAnimations().some(one => one.effect.getTiming().iterations !== Infinity)"
)
_LONGEST_QUOTE = (
    "[...document.querySelectorAll('#nay .answer p:has(button.marker)')]"
    ".reduce((one, other) => other.innerText.length > one.innerText.length ? other : one)"
    ".querySelector('button.marker').click()"
)
_BOTTOM = (
    "return Math.ceil(document.querySelector('#phuc-hoi').getBoundingClientRect().bottom + scrollY)"
)
_TASKS = "nhiem-vu?chu-tri=bo+gtvt&tu=01%2F06%2F2022"
_ADMIN = "quantri"
_USERS = {_ADMIN: Role.ADMIN, "lan.nguyen": Role.EDITOR, "minh.tran": Role.READER}


def ask_all(window: Window) -> None:
    """Ask the questions in one conversation and open the source of the last one's longest quote."""
    window.open("?cuoc=moi", until=".hello")
    for number, question in enumerate(_ASKED, start=1):
        window.type("#question textarea", question, enter=True)
        window.wait_for(
            f"return document.querySelectorAll('.exchange .tools, .exchange .problem').length >= {number}"
        )
    window.script(_LONGEST_QUOTE)
    window.wait("#panel img")


def ask_page(window: Window) -> Image.Image:
    """Hỏi đáp, with the page of the scan beside the answer."""
    ask_all(window)
    return shot(window)


def corpus_page(window: Window) -> Image.Image:
    """Văn bản."""
    window.open("van-ban", until="table")
    return shot(window)


def tasks_page(window: Window) -> Image.Image:
    """Nhiệm vụ, filtered, with the chips of the filters."""
    window.open(_TASKS, until="#bang-nhiem-vu table")
    return shot(window)


def eval_page(window: Window) -> Image.Image:
    """Đánh giá, with the tables of a run."""
    window.open("danh-gia", until="#bo-cau-hoi")
    if not window.script("return document.querySelector('[data-run]')"):
        window.script("document.querySelector('#bo-cau-hoi').value = 'gold_check'")
        window.click("#chay")
        window.wait_for("return document.querySelector('[data-run]')", seconds=1800)
    window.click("[data-run]")
    window.wait("#ket-qua .result")
    return shot(window)


def admin_page(window: Window) -> Image.Image:
    """Quản trị with accounts, the log and the part Phục hồi: as tall as it is."""
    window.open("quan-tri", until="#phuc-hoi")
    bottom = window.script(_BOTTOM)
    return shot(window, (_SIZE[0], int(str(bottom)) + _GAP))


def phone(window: Window) -> Image.Image:
    """Hỏi đáp, its source and Văn bản on a phone, beside each other."""
    resize(window, _PHONE)
    ask_all(window)
    source = shot(window, _PHONE)
    window.click("#panel-close")
    answer = shot(window, _PHONE)
    window.open("van-ban", until="table")
    shots = (answer, source, shot(window, _PHONE))
    whole = Image.new("RGB", (3 * _PHONE[0] + 2 * _GAP, _PHONE[1]), "#c5ccd6")
    for at, one in enumerate(shots):
        whole.paste(one, (at * (_PHONE[0] + _GAP), 0))
    return whole


PICTURES: Mapping[str, Callable[[Window], Image.Image]] = {
    "hoi-dap": ask_page,
    "van-ban": corpus_page,
    "nhiem-vu": tasks_page,
    "quan-tri": admin_page,
    "dien-thoai": phone,
    "danh-gia": eval_page,
}


def log_in(window: Window, word: str) -> None:
    """Log in as the administrator."""
    window.open("", until="[name=password]")
    window.type("[name=name]", _ADMIN)
    window.type("[name=password]", word, enter=True)
    window.wait(".hello, .exchange")


def resize(window: Window, size: tuple[int, int]) -> None:
    """Make the page so many pixels wide and high, each drawn as one."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == _PHONE}
    window.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def shot(window: Window, size: tuple[int, int] = _SIZE) -> Image.Image:
    """Return the page as it is seen, once all that the server fills in is there."""
    resize(window, size)
    window.wait_for(_SETTLED)
    return Image.open(io.BytesIO(window.driver.get_screenshot_as_png())).convert("RGB")


def save(image: Image.Image, path: Path) -> None:
    """Write a small file: few colours, no dithering."""
    few = image.quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def take(window: Window, names: Sequence[str], folder: Path) -> None:
    """Make the pictures of these names."""
    for name in names:
        resize(window, _SIZE)
        save(PICTURES[name](window), folder / f"{name}.png")
        print(folder / f"{name}.png", flush=True)


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.pictures",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("home", type=Path, help="its copy is served")
    parser.add_argument("--only", choices=PICTURES, nargs="+", default=list(PICTURES))
    parser.add_argument("--to", type=Path, default=_DOCS, help="a folder; docs/ if not given")
    options = parser.parse_args()
    word = one_time_password()

    def prepare(home: Path) -> None:
        accounts = Accounts(home / "records" / ACCOUNTS)
        for name, role in _USERS.items():
            accounts.add(name, word, role)

    with (
        own_server(options.home, "--auth", prepare=prepare) as server,
        own_chromium(server.url) as window,
    ):
        log_in(window, word)
        take(window, options.only, options.to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
