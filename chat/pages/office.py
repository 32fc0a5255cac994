"""What the pages share while the server runs."""

import time
from dataclasses import dataclass, field
from functools import cache

from chat.access.user import User
from chat.pages.asking import Asking
from chat.pages.catalogue import Catalogue
from chat.pages.parts import Parts
from chat.pages.restoring import Restoring
from chat.records.candidates import Candidates
from chat.records.conversations import Conversations, Exchange
from chat.records.names import CANDIDATES, CONVERSATIONS, OPINIONS
from chat.records.opinions import Opinions
from chat.records.still_seen import still_seen
from chat.views.answer import About
from index.stored import Document

REMEMBERED = 6  # earlier questions that one may point back to


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The parts and what is kept of people's work with them; `largest_file`: bytes."""

    parts: Parts
    conversations: Conversations
    asking: Asking
    opinions: Opinions
    candidates: Candidates
    catalogue: Catalogue
    restoring: Restoring
    largest_file: int
    messages: dict[str, str] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def about(self, user: User) -> About:
        """Return what looks documents up for a user: nothing of what they may not see."""

        @cache
        def seen() -> dict[str, Document]:
            return {one.key: one for one in self.parts.store.documents(user.sees)}

        return lambda key: seen().get(key)

    def exchanges(self, user: User, conversation: str) -> list[Exchange]:
        """Return a conversation of a user, without what they may not see any more."""
        every = self.conversations.exchanges(user.id, conversation)
        return [still_seen(one, user.sees) for one in every]

    def record(self, user: User, what: str, about: str) -> None:
        """Write into the log who did what, where one is kept."""
        if self.parts.audit is not None:
            self.parts.audit.record(user.name or user.id, what, about)


def open_office(parts: Parts, *, largest_file: int) -> Office:
    """Open the records of an office; they are made when there are none."""
    conversations = Conversations(parts.records / CONVERSATIONS)
    return Office(
        parts=parts,
        conversations=conversations,
        asking=Asking(parts.ask, conversations),
        opinions=Opinions(path=parts.records / OPINIONS),
        candidates=Candidates(path=parts.records / CANDIDATES),
        catalogue=Catalogue(parts.store, parts.library.corpus),
        restoring=Restoring(parts.library, parts.records),
        largest_file=largest_file,
    )
