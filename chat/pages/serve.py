"""The server opened at an address and kept open until it is told to stop."""

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from ingest import wording
from ingest.errors import AddressError, PortTakenError

_PATIENCE = 3  # seconds that open answers get when the server is told to stop
_IDLE = 75  # seconds a connection may rest: longer than people think between two questions
_BACKLOG = 256


def serve(
    make_app: Callable[[], ASGIApp],
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    on_ready: Callable[[str], None],
    on_stop: Callable[[], None] = lambda: None,
) -> None:
    """Serve until Ctrl+C or SIGTERM; `on_ready` gets the address once requests are taken.

    The application is made once the address is ours: making it takes seconds.

    Raises:
        AddressError: no such host, or one that is not this machine's.
        PortTakenError: another program listens there, or the port needs more rights.
    """
    with _listening(host, port) as listener:
        config = uvicorn.Config(
            make_app(),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=_PATIENCE,
        )
        address = f"http://{_shown(host)}:{listener.getsockname()[1]}"
        _Server(config, lambda: on_ready(address), on_stop).run(sockets=[listener])


class _Server(uvicorn.Server):
    """uvicorn, but a signal ends it in peace: no English, no traceback, exit code 0."""

    def __init__(
        self, config: uvicorn.Config, on_ready: Callable[[], None], on_stop: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._on_stop = on_stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say that requests are taken, once they are."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take SIGINT and SIGTERM for the time of serving."""
        signals = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self._stop) for number in signals}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self.should_exit:
            self.force_exit = True
            return
        self.should_exit = True
        self._on_stop()


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise AddressError(wording.host_unknown(host)) from error
    with socket.socket(family, kind, protocol) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
        except PermissionError as error:
            raise PortTakenError(wording.port_forbidden(port)) from error
        except OSError as error:
            raise _told(host, port, error) from error
        listener.listen(_BACKLOG)
        yield listener


def _told(host: str, port: int, error: OSError) -> AddressError | PortTakenError:
    """A port in use and a host that is not ours are two facts with two remedies."""
    if error.errno == errno.EADDRINUSE:
        return PortTakenError(wording.port_taken(host, port))
    return AddressError(wording.host_not_ours(host))


def _shown(host: str) -> str:
    """Write a host as an address has it.

    >>> _shown("::1"), _shown("0.0.0.0"), _shown("localhost")
    ('[::1]', '127.0.0.1', 'localhost')
    """
    if host in {"", "0.0.0.0"}:  # noqa: S104 - said, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
