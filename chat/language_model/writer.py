"""From an extractive answer to a written one, sentence by sentence, or back to the extractive."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chat.answer import Answer, Citation
from chat.language_model.client import LanguageModel
from chat.language_model.grounding import is_grounded, sentences
from chat.language_model.prompt import messages
from ingest.errors import LanguageModelError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Words answers with a language model. Nothing that it does can break an answer."""

    model: LanguageModel

    def stream(self, answer: Answer) -> Iterator[Answer]:
        """Yield the answer as it grows, a sentence at a time; each is whole and checked.

        The last one is final: what was written, or `answer` itself when nothing written stands.
        A citation that no sentence uses stays: it is what the answer was written from.
        """
        quotes = {citation.marker: _known(citation) for citation in answer.citations}
        kept: list[str] = []
        try:
            for sentence in self._sentences(answer):
                if is_grounded(sentence, quotes) and sentence not in kept:
                    kept.append(sentence)
                    yield replace(answer, text="\n".join(kept), written_by=self.model.model)
        except LanguageModelError as error:
            _log.warning("%s", error)
        if not kept:
            yield answer

    def _sentences(self, answer: Answer) -> Iterator[str]:
        """Yield sentences as soon as the next one has begun; the last when the stream ends.

        A stream that breaks off gives no last sentence: half a sentence may say the opposite.
        """
        text, given = "", 0
        for piece in self.model.stream(messages(answer.question, answer.citations)):
            text += piece
            whole = list(sentences(text))[:-1]
            yield from whole[given:]
            given = max(given, len(whole))
        yield from list(sentences(text))[given:]


def _known(citation: Citation) -> str:
    """What a sentence about a quote may say: the quote, and which document it is from."""
    day = citation.date.strftime("%d/%m/%Y") if citation.date else ""
    parts = (citation.quote.text, citation.key, citation.title or "", day)
    return "\n".join(part for part in parts if part)
