"""The pages as Gradio knows them: one `Blocks`, a route a page."""

from collections.abc import Callable
from typing import cast

import gradio as gr
from gradio.components.navbar import Navbar

from chat.pages.admin_page import build_admin_page
from chat.pages.ask_page import build_ask_page
from chat.pages.corpus_page import build_corpus_page
from chat.pages.eval_page import build_eval_page
from chat.pages.office import Office
from chat.pages.tasks_page import build_tasks_page
from ingest import wording

_BUILDERS: dict[str, Callable[[gr.Blocks, Office], None]] = {
    "van-ban": build_corpus_page,
    "quan-tri": build_admin_page,
    "nhiem-vu": build_tasks_page,
    "danh-gia": build_eval_page,
}


def build_site(office: Office) -> gr.Blocks:
    """Return all pages of one office."""
    with gr.Blocks(title=wording.PAGE_TITLE, analytics_enabled=False, fill_width=True) as site:
        Navbar(visible=False)
        build_ask_page(site, office)
    for path, title in wording.NAV_PAGES.items():
        with site.route(title, path):
            Navbar(visible=False)
            _BUILDERS[path](site, office)
    site.queue(default_concurrency_limit=4)
    return cast("gr.Blocks", site)
