"""Hỏi đáp: a conversation over `ask`."""

import logging
import secrets
from collections.abc import Callable, Iterator, Sequence

import gradio as gr

from chat import page
from chat.answer import Answer, Refusal
from chat.pages.parts import Parts
from chat.pages.person import user_of
from ingest import wording
from ingest.errors import TracuuError

Ask = Callable[[str, Sequence[str]], Answer | Refusal]
Shown = list[str]  # exchanges as HTML

_REMEMBERED = 6  # earlier questions that a follow-up may point back to
_log = logging.getLogger(__name__)


def build_ask_page(parts: Parts) -> None:
    """Put the conversation on the Gradio page being built."""
    gr.HTML(f"<h1>{wording.PAGE_TITLE}</h1><p>{wording.PAGE_LEAD}</p>", elem_id="head")
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
        buttons = [gr.Button(example, size="sm") for example in parts.examples]
    new = gr.Button(wording.PAGE_NEW, size="sm", variant="secondary", elem_id="new")

    def answer(
        typed: str, before: Shown, asked: list[str], request: gr.Request
    ) -> Iterator[tuple[str, str, Shown, list[str]]]:
        yield from _exchanges(_ask_as(parts, request), typed, before, asked)

    kept = [question, log, shown, history]
    question.submit(answer, [question, shown, history], kept, show_progress="hidden")
    for button, example in zip(buttons, parts.examples, strict=True):
        asked = _answer_example(parts, example)
        button.click(asked, [shown, history], kept, show_progress="hidden")
    new.click(lambda: ("", page.log([]), [], []), None, kept)


def _ask_as(parts: Parts, request: gr.Request) -> Ask:
    user = user_of(request)
    return lambda question, history: [*parts.ask(user, question, history)][-1]


def _answer_example(
    parts: Parts, example: str
) -> Callable[[Shown, list[str], gr.Request], Iterator[tuple[str, str, Shown, list[str]]]]:
    def answer(
        before: Shown, asked: list[str], request: gr.Request
    ) -> Iterator[tuple[str, str, Shown, list[str]]]:
        yield from _exchanges(_ask_as(parts, request), example, before, asked)

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
