"""Questions answered behind the page: an answer comes to its end, and is kept, whoever watches.

A page that is closed or loaded again in the middle of an answer finds it, or goes on watching it.
"""

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from chat.access.user import User
from chat.pages import failure
from chat.pages.parts import Ask
from chat.records.conversations import Conversations, Exchange
from chat.records.kept import kept
from ingest import wording
from ingest.errors import TracuuError

_AT_ONCE = 4  # questions answered together; others wait their turn
_WATCH = 0.25  # seconds after which a watcher looks whether it should stop
_log = logging.getLogger(__name__)


class _Answering:
    """One question on its way."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.done = False
        self.stopped = False
        self.changed = threading.Condition()

    def show(self, exchange: Exchange, *, done: bool = False) -> None:
        with self.changed:
            self.exchange, self.done = exchange, done
            self.changed.notify_all()


class Asking:
    """Answers questions of conversations in threads of its own."""

    def __init__(self, ask: Ask, conversations: Conversations) -> None:
        self._ask = ask
        self._conversations = conversations
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="answering")
        self._alive: dict[tuple[str, int], _Answering] = {}

    def begin(self, user: User, conversation: str, question: str, history: Sequence[str]) -> int:
        """Take a question; return its number in the conversation."""
        number = self._conversations.ask(user.id, conversation, question)
        one = _Answering(Exchange(number=number, question=question))
        self._alive[conversation, number] = one
        self._pool.submit(self._run, one, user, conversation, history)
        return number

    def alive(self, conversation: str, number: int) -> bool:
        """Tell whether an answer is on its way."""
        return (conversation, number) in self._alive

    def watch(self, conversation: str, number: int) -> Iterator[Exchange]:
        """Yield an exchange as its answer grows, the last time whole; nothing when it is over."""
        one = self._alive.get((conversation, number))
        if one is None:
            return
        seen: Exchange | None = None
        done = False
        while not done:
            with one.changed:
                if one.exchange is seen and not one.done:
                    one.changed.wait(_WATCH)
                fresh, done = one.exchange, one.done
            if fresh is not seen:
                seen = fresh
                yield fresh

    def stop(self, conversation: str, number: int) -> None:
        """End an answer where it is."""
        one = self._alive.get((conversation, number))
        if one is not None:
            one.stopped = True

    def _run(self, one: _Answering, user: User, conversation: str, history: Sequence[str]) -> None:
        outcome, problem = one.exchange.outcome, None
        started = time.perf_counter()
        try:
            for found in self._ask(user, one.exchange.question, history):
                if one.stopped:
                    break
                outcome = kept(found, time.perf_counter() - started)
                one.show(_with(one.exchange, outcome))
            if outcome is None:
                problem = wording.STOPPED
        except TracuuError as error:
            problem = str(error)
        except Exception:  # noqa: BLE001 - the page's edge: a word and a number for the user, the rest for the log
            problem = failure.told(_log)
        finally:
            self._end(one, conversation, outcome, problem)

    def _end(
        self,
        one: _Answering,
        conversation: str,
        outcome: dict[str, Any] | None,
        problem: str | None,
    ) -> None:
        outcome = outcome if problem is None else None
        try:
            number = one.exchange.number
            self._conversations.close(conversation, number, outcome=outcome, problem=problem)
        finally:
            self._alive.pop((conversation, one.exchange.number), None)
            one.show(_with(one.exchange, outcome, problem), done=True)


def _with(
    exchange: Exchange, outcome: dict[str, Any] | None, problem: str | None = None
) -> Exchange:
    return Exchange(
        number=exchange.number, question=exchange.question, outcome=outcome, problem=problem
    )
