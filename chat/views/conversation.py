"""A conversation as HTML: what was asked, what stands below it, the list of conversations."""

from collections.abc import Sequence
from html import escape

from chat.records.conversations import Conversation, Exchange
from chat.views.answer import About, Outcome, answer_text, plain, refusal, sources, understood
from chat.views.markup import attributes, icon
from ingest import wording


def hello(examples: Sequence[str], documents: int) -> str:
    """What stands where nothing has been asked yet."""
    buttons = "".join(
        f'<li><button type="button" class="example" data-ask="{escape(example)}">'
        f"{escape(example)}</button></li>"
        for example in examples
    )
    return (
        f'<div class="hello"><h1>{escape(wording.HELLO)}</h1>'
        f"<p>{escape(wording.PAGE_LEAD)} {escape(wording.corpus_line(documents))}</p>"
        f'<h2 class="quiet">{escape(wording.PAGE_EXAMPLES)}</h2><ul class="examples">{buttons}</ul></div>'
    )


def log(conversation: str, exchanges: Sequence[str]) -> str:
    """Exchanges already rendered, oldest first, in the conversation they belong to."""
    return f'<div class="log" data-conversation="{escape(conversation)}">{"".join(exchanges)}</div>'


def exchange(one: Exchange, about: About, *, alive: bool = False) -> str:
    """One question with what stands below it; `alive`: its answer is on its way."""
    return _framed(one, _body(one, about, alive=alive))


def appearing(one: Exchange, outcome: Outcome, quotes: int) -> str:
    """An exchange of which only the first quotes have appeared."""
    return _framed(one, understood(outcome) + answer_text(outcome, quotes=quotes))


def conversations(items: Sequence[Conversation], current: str) -> str:
    """The list of conversations, each with what renames and deletes it."""
    listed = "".join(_line(item, current=item.id == current) for item in items)
    new = f'<a class="new" href="./?cuoc=moi">{icon("new")} {escape(wording.PAGE_NEW)}</a>'
    return f'{new}<ul class="conversations">{listed}</ul>'


def problem(message: str) -> str:
    """A line about a question that could not be taken, or an error."""
    return f'<div class="problem" role="alert">{escape(message)}</div>'


def _framed(one: Exchange, body: str) -> str:
    return (
        f'<section class="exchange" id="hoi-{one.number}" data-number="{one.number}">'
        f'<h2 class="question"><span>{escape(one.question)}</span></h2>'
        f'<div class="reply">{body}</div></section>'
    )


def _body(one: Exchange, about: About, *, alive: bool) -> str:
    if one.problem is not None:
        return problem(one.problem) + _again(one)
    if one.outcome is None:
        if alive:
            return f'<p class="waiting" role="status">{escape(wording.PAGE_WAITING)}</p>'
        return f'<p class="waiting-no-more">{escape(wording.INTERRUPTED)}</p>{_again(one)}'
    if one.outcome["refused"]:
        return understood(one.outcome) + refusal(one.outcome, about) + _tools(one.outcome)
    return (
        understood(one.outcome)
        + answer_text(one.outcome)
        + _tools(one.outcome)
        + sources(one.outcome, about)
    )


def _again(one: Exchange) -> str:
    return (
        f'<button type="button" class="small" data-ask="{escape(one.question)}">'
        f"{escape(wording.ASK_AGAIN)}</button>"
    )


def _tools(outcome: Outcome) -> str:
    """What can be done with an answer."""
    buttons = (
        ("copy", wording.COPY, {"data-copy": plain(outcome)}),
        ("like", wording.LIKE, {"data-opinion": "like"}),
        ("dislike", wording.DISLIKE, {"data-opinion": "dislike"}),
        ("star", wording.PROPOSE, {"data-propose": True}),
    )
    return (
        '<div class="tools">'
        + "".join(
            f'<button type="button"{attributes({"title": words, "aria-label": words, **data})}>{icon(name)}</button>'
            for name, words, data in buttons
        )
        + '<span class="told" role="status"></span></div>'
    )


def _line(item: Conversation, *, current: bool) -> str:
    here = ' aria-current="true"' if current else ""
    data = attributes({"data-id": item.id})
    rename = attributes({"title": wording.RENAME, "aria-label": wording.rename(item.title)})
    delete = attributes({"title": wording.DELETE, "aria-label": wording.delete(item.title)})
    return (
        f'<li{data}><a href="./?cuoc={escape(item.id)}"{here}>{escape(item.title)}</a>'
        f'<button type="button" data-rename{rename}>{icon("edit")}</button>'
        f'<button type="button" data-delete{delete}>{icon("remove")}</button></li>'
    )
