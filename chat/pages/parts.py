"""What the pages are made over: everything they need comes in here, nothing is global."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chat.access.accounts import Accounts
from chat.access.audit import Audit
from chat.access.user import Identify, User, everyone
from chat.answer import Answer, Refusal
from chat.evaluation import Evaluation
from index.library import Library
from index.passage_store import PassageStore

Ask = Callable[[User, str, Sequence[str]], Iterator[Answer | Refusal]]
"""A user's question and the earlier ones of the conversation, oldest first; yields the answer as
it grows, the last one final."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of one office.

    `records` is the folder of what people leave behind (conversations, opinions, candidates,
    runs): it is derived from nothing, so it is kept beside the corpus and not in `var`.
    `accounts` are there when people log in, `audit` when what they do is recorded.
    """

    ask: Ask
    library: Library
    store: PassageStore
    records: Path
    examples: Sequence[str] = ()
    identify: Identify = everyone
    accounts: Accounts | None = None
    audit: Audit | None = None
    evaluation: Evaluation | None = None
