"""What a server lets in: how much, how often, under which names."""

from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`upload`: bytes of one request; `requests`: changing requests a minute from one person.

    `hosts` are the names under which the server may be called, empty for any.
    """

    upload: int = 256 * 2**20
    requests: int = 600
    hosts: tuple[str, ...] = ()


def hosts_of(host: str) -> tuple[str, ...]:
    """Return the names by which a server at `host` may be called: on this machine only its own.

    >>> hosts_of("127.0.0.1"), hosts_of("0.0.0.0")
    (('127.0.0.1', 'localhost', '[::1]'), ())
    """
    return LOOPBACK if host in {*LOOPBACK, "::1"} else ()
