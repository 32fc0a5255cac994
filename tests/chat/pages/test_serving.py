"""The server at its address: what is wrong is one line, and a signal ends it in peace."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from chat.pages.serve import serve
from chat.terminal.serving import build_office
from eval.office import evaluation_of
from index.vectors import Vectors
from ingest import wording
from ingest.errors import AddressError, PortTakenError
from tests.support.hash_embedder import HashEmbedder
from tests.support.kills import open_library, write_notices
from tracuu import Workspace, build_parser, main

ROOT = Path(__file__).parents[3]
_SERVE = """
import sys
from chat.pages.serve import serve
async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
serve(lambda: app, port=int(sys.argv[1]), on_ready=lambda url: print(url, flush=True),
      on_stop=lambda: print("đang dừng", flush=True))
"""


def _never() -> None:
    pytest.fail("the application must not be made when its address is not ours")


@pytest.mark.parametrize("port", ["0", "65536", "99999", "-1"])
def test_a_port_that_is_none_is_wrong_usage(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["serve", f"--port={port}"])
    assert left.value.code == 2
    assert "cổng phải là số từ 1 đến 65535" in capsys.readouterr().err


@pytest.mark.parametrize("host", ["khong-co-may-nay.invalid", "203.0.113.7"])
def test_a_host_that_is_not_ours_is_not_called_a_taken_port(host: str) -> None:
    with pytest.raises(AddressError, match="sửa --host"):
        serve(_never, host=host, port=7999, on_ready=lambda _: None)  # type: ignore[arg-type]


def test_a_taken_port_is_said_before_anything_heavy_is_made() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"127.0.0.1:{port}"):
            serve(_never, port=port, on_ready=lambda _: None)  # type: ignore[arg-type]


class _Asked(HashEmbedder):
    """Remembers the questions that it was asked to embed."""

    def __init__(self) -> None:
        self.questions: list[str] = []

    def query(self, texts: Sequence[str]) -> Vectors:
        self.questions += texts
        return super().query(texts)


def test_the_server_is_warm_before_it_listens(tmp_path: Path) -> None:
    workspace, embedder, asked = Workspace(tmp_path), _Asked(), list[str]()
    library = open_library(tmp_path)
    write_notices(tmp_path / "corpus", 2)
    workspace.__dict__.update(store=library.store, embedder=embedder)

    def ready(_: str) -> None:
        asked.extend(embedder.questions)
        os.kill(os.getpid(), signal.SIGTERM)

    options = build_parser().parse_args(["serve"])
    serve(lambda: build_office(workspace, options, evaluation_of), port=0, on_ready=ready)
    assert asked
    assert set(asked) <= {*wording.EXAMPLES}
    assert library.store.passage_count > 0
    library.store.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_with_exit_code_0_and_no_english(number: int) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "HTTP_PROXY": "http://127.0.0.1:1", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == f"http://127.0.0.1:{port}"
        time.sleep(0.1)
        process.send_signal(number)
        out, err = process.communicate(timeout=15)
    assert process.returncode == 0
    assert (out.strip(), err) == ("đang dừng", "")
