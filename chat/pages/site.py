"""The pages as Gradio knows them: one `Blocks`, a route a page."""

from typing import cast

import gradio as gr
from gradio.components.navbar import Navbar

from chat.pages.ask_page import build_ask_page
from chat.pages.parts import Parts
from ingest import wording


def build_site(parts: Parts) -> gr.Blocks:
    """Return all pages over the parts of one office."""
    with gr.Blocks(title=wording.PAGE_TITLE, analytics_enabled=False, fill_width=True) as site:
        Navbar(visible=False)
        build_ask_page(parts)
    for path, title in wording.NAV_PAGES.items():
        with site.route(title, path):
            Navbar(visible=False)
            gr.HTML(f"<h1>{title}</h1>")
    site.queue(default_concurrency_limit=4)
    return cast("gr.Blocks", site)
