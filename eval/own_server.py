"""A server of a measurement's own: `tracuu serve` in another process over a copy of a home."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

_LONGEST = 600.0  # seconds that a start may take: a home without an index is indexed first
_COPIED = ("corpus", "var")  # what people left in `records` is nobody's business here


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where a server answers, and its process."""

    url: str
    pid: int


@contextmanager
def own_server(
    home: Path, *options: str, prepare: Callable[[Path], None] = lambda _: None
) -> Iterator[Server]:
    """Serve a copy of `home`, which stays as it is; the server ends with the block.

    `options` are those of `serve`; `prepare` is given the copy before it is served.

    Raises:
        SystemExit: it did not come up.
    """
    with tempfile.TemporaryDirectory(prefix="tracuu-") as folder:
        for name in _COPIED:
            if (home / name).is_dir():
                shutil.copytree(home / name, Path(folder) / name)
        prepare(Path(folder))
        port = _free_port()
        command = [
            sys.executable,
            "-m",
            "tracuu",
            "--home",
            folder,
            "serve",
            "--port",
            str(port),
            *options,
        ]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own
            try:
                url = f"http://127.0.0.1:{port}"
                _wait(url, process)
                yield Server(url=url, pid=process.pid)
            finally:
                process.terminate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + _LONGEST
    while process.poll() is None and time.monotonic() < ends:
        try:
            if httpx.get(f"{url}/suc-khoe", trust_env=False).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.5)
    message = f"{url}: the server did not come up; see what it printed above"
    raise SystemExit(message)
