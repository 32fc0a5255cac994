"""What is asked: the assistant that cites, and where the office has one, the model that words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chat.answer import Answer, Refusal
from chat.assistant import Assistant
from chat.language_model.writer import Writer
from index.visible import Sees, everything


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Answers questions; with a `writer`, answers are worded by a language model."""

    assistant: Assistant
    writer: Writer | None = None

    def ask(
        self, typed: str, history: Sequence[str] = (), sees: Sees = everything
    ) -> Answer | Refusal:
        """Answer a question; see `Assistant.ask`."""
        *_, last = self.stream(typed, history, sees)
        return last

    def stream(
        self, typed: str, history: Sequence[str] = (), sees: Sees = everything
    ) -> Iterator[Answer | Refusal]:
        """Yield an answer as it grows, the last one final.

        A refusal comes at once, and a table of assignments: nothing is to be worded there.
        """
        outcome = self.assistant.ask(typed, history, sees)
        if self.writer is None or isinstance(outcome, Refusal) or outcome.tasks is not None:
            yield outcome
        else:
            yield from self.writer.stream(outcome)
