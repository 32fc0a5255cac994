"""The real server in a thread, for tests in a browser."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from chat.pages.parts import Ask, Parts
from eval.office import evaluation_of
from tracuu import Workspace


@contextmanager
def served(home: Workspace, *, ask: Ask, records: Path, examples: Sequence[str]) -> Iterator[str]:
    """Serve the pages over a home with another `ask`; give the address."""
    from chat.pages.server import build_server

    parts = Parts(
        ask=ask,
        library=home.library,
        store=home.store,
        records=records,
        examples=examples,
        evaluation=evaluation_of(home),
    )
    with listening(build_server(parts)) as url:
        yield url


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port; give the address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        serving = server.serve(sockets=[listener])
        thread = threading.Thread(target=asyncio.run, args=(serving,), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
