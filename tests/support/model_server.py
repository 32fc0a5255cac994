"""A real HTTP server that plays a language model, well or badly behaved."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def event(text: str, finish: str | None = None) -> bytes:
    """Write one server-sent event of a chat completion."""
    data = {"choices": [{"delta": {"content": text}, "finish_reason": finish}]}
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


DONE = b"data: [DONE]\n\n"


class ModelServer(ThreadingHTTPServer):
    """Sends `chunks`, each after `pause` seconds; remembers what it was asked."""

    daemon_threads = True

    def __init__(self, chunks: list[bytes], *, status: int = 200, pause: float = 0.0) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.chunks = chunks
        self.status = status
        self.pause = pause
        self.asked: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        """The address to give to the program."""
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        self.server.asked.append(json.loads(self.rfile.read(length)))
        self.send_response(self.server.status)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            for chunk in self.server.chunks:
                time.sleep(self.server.pause)
                self.wfile.write(chunk)
                self.wfile.flush()
        except OSError:
            return  # the program hung up, as it should on a server like this

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        return


@contextmanager
def model_server(
    chunks: list[bytes], *, status: int = 200, pause: float = 0.0
) -> Iterator[ModelServer]:
    """Run a server during the block."""
    server = ModelServer(chunks, status=status, pause=pause)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
