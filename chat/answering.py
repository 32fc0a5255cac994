"""What is asked: the assistant that cites, and where the office has one, the model that words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chat.answer import Answer, Refusal
from chat.assistant import Assistant
from chat.language_model.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Answers questions; with a `writer`, answers are worded by a language model."""

    assistant: Assistant
    writer: Writer | None = None

    def ask(self, typed: str, history: Sequence[str] = ()) -> Answer | Refusal:
        """Answer a question; see `Assistant.ask`."""
        outcome = self.assistant.ask(typed, history)
        if self.writer is None or isinstance(outcome, Refusal):
            return outcome
        return self.writer.write(outcome)

    def stream(self, typed: str, history: Sequence[str] = ()) -> Iterator[Answer | Refusal]:
        """Yield an answer as it grows, the last one final; a refusal comes at once."""
        outcome = self.assistant.ask(typed, history)
        if self.writer is None or isinstance(outcome, Refusal):
            yield outcome
        else:
            yield from self.writer.stream(outcome)
