"""The page: a conversation over `ask`. The only module that imports gradio.

Nothing is fetched from or sent to another host: fonts are the system's, analytics, sharing,
monitoring and Gradio's own record of runs are off.
"""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import logging
import secrets
import socket
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import gradio as gr

from chat import page
from chat.answer import Answer, Refusal
from ingest import wording
from ingest.errors import PortTakenError, TracuuError

Ask = Callable[[str, Sequence[str]], Answer | Refusal]
Shown = list[str]  # exchanges as HTML

_STYLE = Path(__file__).with_name("static") / "style.css"
_FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_REMEMBERED = 6  # earlier questions that a follow-up may point back to
_log = logging.getLogger(__name__)


def build_app(ask: Ask, *, examples: Sequence[str], corpus_line: str) -> gr.Blocks:
    """Return the page over `ask(question, history)`; history: the earlier questions, oldest first."""
    with gr.Blocks(title=wording.PAGE_TITLE, analytics_enabled=False) as app:
        gr.HTML(
            f"<h1>{wording.PAGE_TITLE}</h1><p>{wording.PAGE_LEAD} {corpus_line}</p>", elem_id="head"
        )
        log = gr.HTML(page.log([]), elem_id="log", autoscroll=True)
        shown, history = gr.State([]), gr.State([])
        question = gr.Textbox(
            label=wording.PAGE_QUESTION,
            show_label=False,
            placeholder=wording.PAGE_PLACEHOLDER,
            submit_btn=wording.PAGE_SEND,
            autofocus=True,
            max_lines=4,
            elem_id="question",
            html_attributes=gr.InputHTMLAttributes(spellcheck=False, autocomplete="off"),
        )
        with gr.Column(elem_id="examples"):
            buttons = [gr.Button(example, size="sm") for example in examples]
        new = gr.Button(wording.PAGE_NEW, size="sm", variant="secondary", elem_id="new")

        def answer(
            typed: str, before: Shown, asked: list[str]
        ) -> Iterator[tuple[str, str, Shown, list[str]]]:
            yield from _exchanges(ask, typed, before, asked)

        kept = [question, log, shown, history]
        question.submit(answer, [question, shown, history], kept, show_progress="hidden")
        for button, example in zip(buttons, examples, strict=True):
            asked = _answer_example(ask, example)
            button.click(asked, [shown, history], kept, show_progress="hidden")
        new.click(lambda: ("", page.log([]), [], []), None, kept)
    app.queue(default_concurrency_limit=4)
    return cast("gr.Blocks", app)


def _answer_example(
    ask: Ask, example: str
) -> Callable[[Shown, list[str]], Iterator[tuple[str, str, Shown, list[str]]]]:
    def answer(before: Shown, asked: list[str]) -> Iterator[tuple[str, str, Shown, list[str]]]:
        yield from _exchanges(ask, example, before, asked)

    return answer


def _exchanges(
    ask: Ask, typed: str, before: Shown, asked: list[str]
) -> Iterator[tuple[str, str, Shown, list[str]]]:
    """Yield the input box, the log, and what is kept of the conversation, as the answer appears."""
    number = len(before) + 1
    shown_question = typed if len(typed) <= 1000 else typed[:1000] + "…"

    def state(body: str, *, kept: bool = False) -> tuple[str, str, Shown, list[str]]:
        exchanges = [*before, page.exchange(number, shown_question, body)]
        return "", page.log(exchanges), exchanges if kept else before, asked

    yield state(page.waiting())
    body, answered = "", False
    for body, answered in _bodies(ask, typed, asked[-_REMEMBERED:], number):  # noqa: B007
        yield state(body)
    _, html, exchanges, _ = state(body, kept=True)
    yield "", html, exchanges, [*asked, typed] if answered else asked


def _bodies(
    ask: Ask, typed: str, history: Sequence[str], number: int
) -> Iterator[tuple[str, bool]]:
    """Yield what stands below the question, and whether it was a question at all."""
    try:
        for body in page.appearing(ask(typed, history), number):
            yield body, True
    except TracuuError as error:
        yield page.problem(str(error)), False
    except Exception:  # noqa: BLE001 - the page's edge: whatever went wrong, the user gets a word and a number
        name = secrets.token_hex(3)
        _log.exception("error %s", name)
        yield page.problem(wording.page_failed(name)), False


def serve(
    app: gr.Blocks, *, host: str = "127.0.0.1", port: int = 7860, on_ready: Callable[[str], None]
) -> None:
    """Open the page and keep it open until interrupted; `on_ready` gets its address.

    Raises:
        PortTakenError: another program listens there.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(wording.port_taken(host, port)) from error
    launch(app, host=host, port=port)
    on_ready(f"http://{host}:{port}")
    try:
        app.block_thread()
    finally:
        app.close()


def launch(app: gr.Blocks, *, host: str, port: int) -> None:
    """Start the server in the background."""
    app.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        show_error=False,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        pwa=False,
        ssr_mode=False,
        theme=gr.themes.Soft(
            primary_hue="blue", neutral_hue="slate", font=_FONTS, font_mono=_FONTS
        ),
        css=_STYLE.read_text(encoding="utf-8"),
        head='<meta name="referrer" content="no-referrer">',
    )
