"""A folder watched: what changed in it, once nobody writes there any more."""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

from ingest.corpus import documents_below, is_document
from ingest.safe_files import Stamp, stamp

_TICK = 250  # milliseconds between two looks at files that may still be written


def at_rest(
    folders: Iterable[Path], *, quiet: float = 2.0, stop: Event | None = None
) -> Iterator[tuple[Path, ...]]:
    """Yield the documents that appeared, changed or went, each time that all are at rest.

    A file is at rest when it has been the same for `quiet` seconds, so one that is still being
    copied is waited for. Ends when `stop` is set; Ctrl+C raises
    KeyboardInterrupt as everywhere.
    """
    pending: dict[Path, tuple[Stamp | None, float]] = {}
    roots = [folder.resolve() for folder in folders]
    watching = watch(
        *roots,
        watch_filter=None,
        debounce=_TICK,
        step=50,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        stop_event=stop,
    )
    for changes in watching:
        now = time.monotonic()
        for path in _documents((Path(name) for _, name in changes), roots):
            pending[path] = (stamp(path), now)
        for path, (seen, _) in pending.items():
            if stamp(path) != seen:
                pending[path] = (stamp(path), now)
        if pending and all(now - since >= quiet for _, since in pending.values()):
            yield tuple(sorted(pending))
            pending.clear()


def _documents(changed: Iterable[Path], roots: Sequence[Path]) -> Iterator[Path]:
    """The documents among what changed; a folder that was moved in brings all of its own."""
    for path in changed:
        root = next(root for root in roots if path.is_relative_to(root))
        if any(part.startswith(".") for part in path.relative_to(root).parts):
            continue
        if path.is_dir():
            yield from documents_below(path)
        elif is_document(path.name):
            yield path
