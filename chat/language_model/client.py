"""The wire: a chat completion, streamed, from an OpenAI-compatible address.

Ollama, vLLM and llama.cpp speak it. Whatever the server does (refuses, hangs, drips, floods, sends
nonsense), the stream ends within the limits, as an end or as a `LanguageModelError`.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from chat.language_model.prompt import Messages
from ingest import wording
from ingest.errors import LanguageModelError

_END = "[DONE]"
_CUT = "length"  # the reason of a model that ran into its limit


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModel:
    """An address ("http://127.0.0.1:11434/v1") and a model's name.

    `seconds` is the whole time that an answer may take, `silence` the longest wait for the next
    piece, `characters` what is read of it at most.
    """

    url: str
    model: str
    key: str | None = None
    seconds: float = 60.0
    silence: float = 15.0
    characters: int = 8000

    def __post_init__(self) -> None:
        """Refuse an address that is none.

        Raises:
            LanguageModelError: no http address.
        """
        if urlsplit(self.url).scheme not in {"http", "https"} or not urlsplit(self.url).netloc:
            raise LanguageModelError(wording.language_model_address(self.url))

    def stream(self, messages: Messages) -> Iterator[str]:
        """Yield the pieces of the model's answer as they come.

        Raises:
            LanguageModelError: no server, an error, too slow, or not what the protocol says.
        """
        try:
            yield from self._pieces(messages)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            fact = type(error).__name__
            raise LanguageModelError(wording.language_model_failed(self.url, fact)) from error

    def _pieces(self, messages: Messages) -> Iterator[str]:
        ends = time.monotonic() + self.seconds
        timeout = httpx.Timeout(self.silence, connect=min(3.0, self.silence))
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        body = {"model": self.model, "messages": messages, "stream": True, "temperature": 0}
        left = self.characters
        # trust_env: the office's proxy must not see questions that are for a machine of its own
        with (
            httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client,
            client.stream(
                "POST", f"{self.url}/chat/completions", json=body, headers=headers
            ) as got,
        ):
            if got.status_code != httpx.codes.OK:
                raise self._failed(f"HTTP {got.status_code}")
            for line in self._events(got, ends):
                piece, finished = _piece(line, self.url)
                left -= len(piece)
                if left < 0 or finished == _CUT:
                    raise self._failed(wording.TOO_MUCH)
                yield piece
                if finished:
                    return
        raise self._failed(wording.CUT_OFF)

    def _events(self, got: httpx.Response, ends: float) -> Iterator[str]:
        """Yield the data of server-sent events; a line without an end is left by size and time."""
        waiting, limit = b"", 256 * self.characters
        for chunk in got.iter_bytes():
            limit -= len(chunk)
            if time.monotonic() > ends or limit < 0:
                raise self._failed(wording.TOO_MUCH if limit < 0 else wording.TOO_SLOW)
            *whole, waiting = (waiting + chunk).split(b"\n")
            for line in whole:
                if line.startswith(b"data:"):
                    yield line[5:].decode("utf-8").strip()

    def _failed(self, fact: str) -> LanguageModelError:
        return LanguageModelError(wording.language_model_failed(self.url, fact))


def _piece(data: str, url: str) -> tuple[str, str | None]:
    """Return the words of one event, and why the model stopped, None while it goes on."""
    if data == _END:
        return "", _END
    try:
        [choice, *_] = json.loads(data)["choices"] or [{}]
        content, finished = (choice.get("delta") or {}).get("content"), choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise LanguageModelError(
            wording.language_model_failed(url, wording.NOT_THE_PROTOCOL)
        ) from error
    return (
        content if isinstance(content, str) else "",
        finished if isinstance(finished, str) else None,
    )
