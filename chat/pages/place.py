"""A place for HTML of ours on a Gradio page, without Gradio's own styles inside."""

import gradio as gr


def place(name: str, html: str = "") -> gr.HTML:
    """Return a component that shows `html`; `name` is its id in the page."""
    return gr.HTML(
        html, elem_id=name, elem_classes=["ours"], apply_default_css=False, js_on_load=None
    )
