"""Learning in a process of its own, at a low priority: `chat.learning` says what and when.

It opens the index for itself, counts, writes what it has learnt and ends; its memory goes with it.
"""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from chat.learning import Apart, count_words
from index.cores import BEHIND
from index.learnt import Learnt, packed, unpacked

_ROOT = Path(__file__).parents[1]
_LONGEST = 600  # seconds
_STATE = "apart"

_log = logging.getLogger(__name__)


def learns_apart(index: Path) -> Apart:
    """Return what counts the words of the index in this folder in another process."""

    def apart(within: frozenset[str] | None) -> Learnt | None:
        return learn_apart(index, within)

    return apart


def learn_apart(index: Path, within: frozenset[str] | None = None) -> Learnt | None:
    """Count the words of an index, of the notices `within`; None when the process failed."""
    code = (
        f"import sys; sys.path.insert(0, {str(_ROOT)!r}); "
        f"from chat.learning_apart import main; main({str(index.absolute())!r})"
    )
    ids = None if within is None else sorted(within)
    try:
        ended = subprocess.run(  # noqa: S603  (our own code)
            [sys.executable, "-c", code],
            input=json.dumps(ids).encode(),
            capture_output=True,
            timeout=_LONGEST,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("learning in another process: %s", error)
        return None
    return unpacked(ended.stdout, _STATE)


def main(index: str) -> None:
    """Be that process: ids of notices (or null) come in, what they teach goes out."""
    from index.store import LocalStore

    os.nice(BEHIND)
    ids = json.load(sys.stdin)
    with LocalStore(Path(index)) as store:
        learnt = count_words(store, None if ids is None else frozenset(ids))
    sys.stdout.buffer.write(packed(_STATE, learnt))
