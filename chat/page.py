"""Answers and refusals as HTML. Everything that comes from people or documents is escaped here."""

from collections.abc import Iterator, Sequence
from html import escape

from chat.answer import Answer, Citation, Refusal
from index.hit import Hit
from ingest import wording
from ingest.notice import Span

_STEPS = 12  # pieces in which an answer appears


def log(exchanges: Sequence[str]) -> str:
    """The conversation: exchanges already rendered, oldest first."""
    if not exchanges:
        return f'<div class="log"><p class="hello">{escape(wording.PAGE_HELLO)}</p></div>'
    return f'<div class="log" role="log" aria-live="polite">{"".join(exchanges)}</div>'


def exchange(number: int, question: str, body: str) -> str:
    """One question with what stands below it."""
    asked = f'<div class="question"><span>{escape(question)}</span></div>'
    return f'<section class="exchange" id="hoi-{number}">{asked}<div class="reply">{body}</div></section>'


def waiting() -> str:
    """What stands below a question until the answer comes."""
    return f'<p class="waiting">{escape(wording.PAGE_WAITING)}</p>'


def problem(message: str) -> str:
    """A line about a question that could not be taken, or an error."""
    return f'<div class="problem">{escape(message)}</div>'


def appearing(outcome: Answer | Refusal, number: int) -> Iterator[str]:
    """Yield an outcome as it appears: the quotes word by word, then the sources."""
    if isinstance(outcome, Answer):
        words = sum(len(citation.quote.text.split()) for citation in outcome.citations)
        for step in range(1, _STEPS):
            yield _quotes(outcome, number, words * step // _STEPS)
    yield reply(outcome, number)


def reply(outcome: Answer | Refusal, number: int) -> str:
    """A whole answer or refusal; `number` keeps the anchors of one page apart."""
    if isinstance(outcome, Refusal):
        return _refusal(outcome)
    sources = "".join(_source(citation, number) for citation in outcome.citations)
    return (
        f"{_understood(outcome)}{_quotes(outcome, number)}"
        f'<div class="sources"><h3>{escape(wording.PAGE_SOURCES)}</h3>{sources}</div>'
    )


def _quotes(answer: Answer, number: int, words: int | None = None) -> str:
    """The quotes with their markers; only the first `words` words while the answer appears."""
    left = words
    paragraphs = []
    for citation in answer.citations:
        text = citation.quote.text
        if left is not None:
            if left <= 0:
                break
            shown = " ".join(text.split(" ")[:left])
            left -= len(text.split())
            paragraphs.append(f"<p>{escape(shown)}</p>")
            continue
        marker = (
            f'<a class="marker" href="#nguon-{number}-{citation.marker}">[{citation.marker}]</a>'
        )
        paragraphs.append(
            f"<p>{_marked(text, citation.quote.span.start, citation.quote.phrases, 'strong')} {marker}</p>"
        )
    return f'<div class="answer">{"".join(paragraphs)}</div>'


def _source(citation: Citation, number: int) -> str:
    """A card: which document, where in it, and the paragraph with the quote marked."""
    quote = citation.quote
    passage = quote.passage
    if passage is None:
        body = f"<mark>{_lines(quote.text)}</mark>"
    else:
        start, end = (
            max(passage.span.start, quote.span.start),
            min(passage.span.end, quote.span.end),
        )
        body = _marked(passage.text, passage.span.start, (Span(start=start, end=end),), "mark")
    place = wording.citation_place_words(
        citation.number or citation.key, citation.date, citation.section, citation.page
    )
    title = f'<div class="title">{escape(citation.title)}</div>' if citation.title else ""
    return (
        f'<details class="source" id="nguon-{number}-{citation.marker}" open>'
        f'<summary><span class="badge">{citation.marker}</span> {escape(place)}</summary>'
        f'{title}<blockquote>{body}</blockquote><div class="file">{escape(citation.file)}</div></details>'
    )


def _refusal(refusal: Refusal) -> str:
    near = _near(refusal.hits[0]) if refusal.hits else ""
    return (
        f'{_understood(refusal)}<div class="refusal"><strong>{escape(wording.PAGE_NOT_FOUND)}</strong>'
        f"<p>{escape(refusal.reason)}</p></div>{near}"
    )


def _near(hit: Hit) -> str:
    """The nearest passage, folded away."""
    place = wording.citation_place_words(
        hit.key, None, hit.passage.section or None, hit.passage.page
    )
    return (
        f'<details class="source near"><summary>{escape(wording.PAGE_NEAREST)}: {escape(place)}</summary>'
        f"<blockquote>{_lines(hit.passage.text)}</blockquote></details>"
    )


def _understood(outcome: Answer | Refusal) -> str:
    if outcome.understood.strip() == outcome.question.strip():
        return ""
    return f'<p class="understood">{escape(wording.PAGE_UNDERSTOOD)} <em>{escape(outcome.understood)}</em></p>'


def _marked(text: str, offset: int, spans: Sequence[Span], tag: str) -> str:
    """Escape `text`, whose first character stands at `offset`, and put `tag` around the spans."""
    pieces, end = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        start, stop = max(end, span.start - offset), min(len(text), span.end - offset)
        if start < stop:
            pieces += [_lines(text[end:start]), f"<{tag}>{_lines(text[start:stop])}</{tag}>"]
            end = stop
    return "".join([*pieces, _lines(text[end:])])


def _lines(text: str) -> str:
    return escape(text).replace("\n\n", "<br>").replace("\n", "<br>")
