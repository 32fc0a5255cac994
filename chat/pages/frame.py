"""Gradio's page made ours, before it leaves the server.

Gradio writes English metadata with a picture on another host, and an empty body until its script
runs. Here the metadata goes, the language is said, and the head of the page with its links stands
there from the first paint.
"""

import json
import re
from html import escape
from pathlib import Path

from chat.access.gate import LOGOUT, PASSWORD
from chat.access.user import User
from chat.views.markup import icon
from ingest import wording

PAGES = {"": wording.NAV_ASK, **wording.NAV_PAGES}

_SCRIPT_WORDS = (
    "GRADIO_PHRASES",
    "COPIED",
    "CONFIRM_DELETE",
    "NEW_NAME",
    "NETWORK_LOST",
    "WHY_NOT",
    "SEND",
    "CANCEL",
    "UPLOADING",
    "READING",
    "TOO_LARGE",
    "CONFIRM_REMOVE",
    "CHOOSE_TWO",
)

_METADATA = re.compile(
    r'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*|<link rel="manifest"[^>]*>\s*'
)
_RESIZER = re.compile(r"<script>\s*\(\(\) => \{\s*const root = .*?</script>\s*", re.DOTALL)
# Gradio knows no Vietnamese and never chooses a language it does not know. Its own switch does:
# whenever it has set the page to another language, it is set to ours (wording.GRADIO_WORDS).
_SPEAK = """<script type="module">
import {{ changeLocale }} from "./assets/{core}";
const page = document.documentElement;
const speak = () => {{ if (page.lang !== "vi") changeLocale("vi"); }};
new MutationObserver(speak).observe(page, {{ attributeFilter: ["lang"] }});
speak();
</script>"""
_HEAD = (
    '<meta name="color-scheme" content="light dark">'
    '<link rel="stylesheet" href="./giao-dien/style.css">'
    '<script type="module" src="./giao-dien/page.js"></script>'
)


def speaking(assets: Path) -> str:
    """Return the script that makes Gradio speak Vietnamese; `assets` is where its scripts are.

    Empty when this Gradio has no such script: then a test fails, and its few words are English.
    """
    cores = [
        path.name
        for path in sorted(assets.glob("core-*.js"))
        if "changeLocale" in path.read_text("utf-8")
    ]
    return _SPEAK.format(core=cores[0]) if cores else ""


def framed(html: str, path: str, user: User, script: str = "") -> str:
    """Return Gradio's page with our frame.

    `path` names the page, `user` is in front of it, `script` makes it speak.
    """
    html = _RESIZER.sub("", _METADATA.sub("", html), count=1)
    html = html.replace('lang="en"', 'lang="vi"', 1)
    title = f"<title>{escape(page_title(path))}</title>"
    html = html.replace(
        '<meta charset="utf-8" />', f'<meta charset="utf-8" />{title}{_HEAD}{script}', 1
    )
    return re.sub(r"(<body[^>]*>)", lambda found: found[1] + _top(path, user), html, count=1)


def page_title(path: str) -> str:
    """Return what the browser's tab says."""
    return wording.PAGE_TITLE if not path else f"{PAGES[path]} – {wording.PAGE_TITLE}"


def _top(path: str, user: User) -> str:
    links = "".join(
        f'<a href="./{name}"{" aria-current=page" if name == path else ""}>{escape(title)}</a>'
        for name, title in PAGES.items()
        if _may_use(name, user)
    )
    words = {name: getattr(wording, name) for name in _SCRIPT_WORDS}
    return (
        f'<a class="skip" href="#noi-dung">{escape(wording.SKIP)}</a>'
        f'<header id="top"><a class="brand" href="./">{escape(wording.PAGE_TITLE)}</a>'
        f'<nav aria-label="{escape(wording.NAV_LABEL)}">{links}</nav>{_person(user.name)}</header>'
        f'<aside id="panel" aria-label="{escape(wording.PANEL)}" hidden>'
        f'<button type="button" id="panel-close" title="{escape(wording.CLOSE)}"'
        f' aria-label="{escape(wording.CLOSE)}">{icon("close")}</button>'
        '<div id="panel-body"></div></aside>'
        f'<script type="application/json" id="words">{_script_json(words)}</script>'
    )


def _may_use(path: str, user: User) -> bool:
    """Whether a page is of use to a user: the others are not in their menu."""
    allowed = {"danh-gia": user.may_evaluate, "quan-tri": user.may_manage}
    return allowed.get(path, True)


def _person(name: str | None) -> str:
    """Who has logged in, with the ways to another password and out; nothing without log-ins."""
    if name is None:
        return ""
    return (
        f'<form class="person" method="post" action=".{LOGOUT}">'
        f'<a href=".{PASSWORD}" title="{escape(wording.PASSWORD_TITLE)}">{escape(name)}</a>'
        f'<button class="link">{escape(wording.LOGOUT)}</button></form>'
    )


def _script_json(value: object) -> str:
    """Write JSON that cannot end the script it stands in."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
