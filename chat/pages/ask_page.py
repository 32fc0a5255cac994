"""Hỏi đáp: a conversation over `ask`.

What was answered before stands in one part of the page, what is being answered in another, so
that an answer that grows moves nothing else.
"""

from collections.abc import Iterator
from typing import Any

import gradio as gr
from gradio.components import Component

from chat.access.user import User
from chat.pages.office import REMEMBERED, Office
from chat.pages.person import user_of
from chat.pages.place import place
from chat.records.conversations import Exchange
from chat.views import conversation as view
from chat.views.answer import About, Outcome
from chat.views.markup import icon
from ingest import wording

_NEW = "moi"  # in the address: a new conversation
_WATCHERS = 64  # pages that may watch an answer grow at a time; who answers is in `asking`
_LONGEST = 4000  # characters of a question that are kept

Shown = tuple[str, str, str]  # the conversation, what was answered, what is being answered
Grown = tuple[Any, ...]  # and the box for the next question before them


def build_ask_page(site: gr.Blocks, office: Office) -> None:
    """Put the conversation on the Gradio page being built."""
    question, stop, shown = _laid_out()
    current = shown[0]

    def ask(typed: str, conversation: str, request: gr.Request) -> Iterator[Grown]:
        yield from _ask(office, user_of(request), typed, conversation)

    def opened(wanted: str, request: gr.Request) -> Iterator[Shown]:
        yield from _open(office, user_of(request), wanted)

    def stopped(conversation: str, request: gr.Request) -> None:
        _stop(office, user_of(request), conversation)

    opening = site.load(
        opened,
        current,
        shown,
        concurrency_limit=_WATCHERS,
        show_progress="hidden",
        api_visibility="private",
        js=f"() => [{_WANTED}]",
    )
    question.submit(
        ask,
        [question, current],
        [question, *shown],
        concurrency_limit=_WATCHERS,
        show_progress="hidden",
        api_visibility="private",
        cancels=[opening],  # what was asked before must not come back over the new question
        js=f"(question, current) => [question, current || {_WANTED}]",
    )
    stop.click(stopped, current, None, queue=False, api_visibility="private")


def _laid_out() -> tuple[gr.Textbox, gr.Button, list[Component]]:
    """Return the box for the question, the button that stops, and where `Shown` is shown."""
    with gr.Row(elem_id="hoi-dap"):
        with gr.Column(elem_id="ben-trai", scale=0, min_width=0):
            place("cuoc-hoi", _side())
        with gr.Column(elem_id="noi-dung", scale=1, min_width=0):
            past, now = place("qua"), place("nay")
            question = _question_box()
            stop = gr.Button(wording.STOP, elem_id="stop", size="sm", visible="hidden")
            current = gr.Textbox(elem_id="cuoc", visible="hidden", label=wording.CONVERSATIONS)
    return question, stop, [current, past, now]


_WANTED = "(new URLSearchParams(location.search).get('cuoc') || '')"  # JavaScript


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label=wording.PAGE_QUESTION,
        show_label=False,
        placeholder=wording.PAGE_PLACEHOLDER,
        submit_btn=wording.PAGE_SEND,
        autofocus=True,
        max_lines=6,
        elem_id="question",
        html_attributes=gr.InputHTMLAttributes(spellcheck=False, autocomplete="off"),
    )


def _side() -> str:
    """The list of conversations, filled by the page's script."""
    return (
        f'<details id="cuoc-mo" open><summary>{icon("menu")} {wording.CONVERSATIONS}</summary>'
        '<div id="danh-sach-cuoc" data-fill="manh/cuoc-hoi"></div>'
        f'<p class="export"><a download data-kind="docx">{icon("download")} {wording.EXPORT_WORD}</a>'
        f'<a download data-kind="md">{icon("download")} {wording.EXPORT_MARKDOWN}</a></p></details>'
    )


def _open(office: Office, user: User, wanted: str) -> Iterator[Shown]:
    """Show a conversation; the last one where the address names none."""
    conversation = wanted if office.conversations.holds(user.id, wanted) else ""
    if not conversation and wanted != _NEW:
        latest = office.conversations.of(user.id)
        conversation = latest[0].id if latest else ""
    yield from _grown(office, user, conversation)


def _ask(office: Office, user: User, typed: str, conversation: str) -> Iterator[Grown]:
    """Take a question and show its answer as it comes."""
    question = typed.strip()[:_LONGEST]
    if not question:
        yield "", conversation, gr.skip(), gr.skip()
        return
    if not office.conversations.holds(user.id, conversation):
        conversation = office.conversations.begin(user.id, question)
    before = office.exchanges(user, conversation)
    history = [one.question for one in before if one.outcome is not None][-REMEMBERED:]
    office.record(user, "ask", question)
    office.asking.begin(user, conversation, question, history)
    box: Any = ""  # emptied once: what is typed while the answer grows is the next question
    for shown in _grown(office, user, conversation):
        yield box, *shown
        box = gr.skip()


def _grown(office: Office, user: User, conversation: str) -> Iterator[Shown]:
    """Yield a conversation, and its last answer as it grows."""
    about = office.about(user)
    exchanges = office.exchanges(user, conversation)
    if not exchanges:
        documents = sum(1 for one in office.catalogue.documents() if user.sees(one.key))
        yield "", view.hello(office.parts.examples, documents), ""
        return
    last = exchanges[-1]
    alive = office.asking.alive(conversation, last.number)
    if not alive:  # it may have come to its end since it was read
        last = office.exchanges(user, conversation)[-1]
    past = view.log(conversation, [view.exchange(one, about) for one in exchanges[:-1]])

    def state(html: str) -> Shown:
        return conversation, past, view.log(conversation, [html])

    yield state(view.exchange(last, about, alive=alive))
    for one in office.asking.watch(conversation, last.number):
        for html in _steps(one, about):
            yield state(html)
    if alive:
        last = office.exchanges(user, conversation)[-1]
        yield state(view.exchange(last, about))


def _steps(one: Exchange, about: About) -> Iterator[str]:
    """The ways an answer looks while its quotes appear one after the other."""
    if one.outcome is None or one.outcome["refused"] or _at_once(one.outcome):
        yield view.exchange(one, about, alive=True)
        return
    for count in range(1, len(one.outcome["citations"]) + 1):
        yield view.appearing(one, one.outcome, count)


def _at_once(outcome: Outcome) -> bool:
    """Whether an answer is shown as it is: what a model words grows by itself, a table stands."""
    return bool(outcome["written_by"] or outcome.get("tasks"))


def _stop(office: Office, user: User, conversation: str) -> None:
    exchanges = office.exchanges(user, conversation)
    if exchanges:
        office.asking.stop(conversation, exchanges[-1].number)
