"""What was learnt from the corpus, kept in a file so that a start need not count it all again.

Two lines of JSON: what the second one was learnt from and its checksum, then the counts. The file
may be deleted at any time; one that is damaged, or of another corpus or program, counts for
nothing.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from inspect import getsource
from pathlib import Path

from index import acronyms, restore
from index.acronyms import Acronyms
from index.restore import Restorer, readings_of
from ingest import normalise
from ingest.safe_files import write_atomically

_LEARNING = (acronyms, restore, normalise)  # other code learns otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What the words of a corpus have taught, and how long that took, in seconds."""

    restorer: Restorer
    acronyms: Acronyms
    seconds: float


def state_of(generation: str, passages: int, words: tuple[str, ...]) -> str:
    """Name what is learnt from: a state of the index, words beside it, the code that learns."""
    parts = [f"{generation} {passages}", *words]
    digest = sha256("\n".join(parts).encode())
    for module in _LEARNING:
        digest.update(getsource(module).encode())
    return digest.hexdigest()


def write_learnt(path: Path, state: str, learnt: Learnt) -> None:
    """Write the file in one step.

    Raises:
        CorpusError: it cannot be written.
    """
    write_atomically(path, packed(state, learnt))


def read_learnt(path: Path, state: str) -> Learnt | None:
    """Read what was learnt from `state`; None when there is nothing, or nothing that is whole."""
    try:
        return unpacked(path.read_bytes(), state)
    except OSError:
        return None


def packed(state: str, learnt: Learnt) -> bytes:
    """Write down what was learnt from `state`."""
    counts = {
        "unigrams": learnt.restorer.unigrams,
        "bigrams": {_pair(pair): count for pair, count in learnt.restorer.bigrams.items()},
        "names": [_pair(pair) for pair in learnt.restorer.names],
        "runs": learnt.acronyms.runs,
        "words": sorted(learnt.acronyms.words),
        "seconds": learnt.seconds,
    }
    body = json.dumps(counts, ensure_ascii=False).encode()
    head = json.dumps({"state": state, "sha256": sha256(body).hexdigest()}).encode()
    return head + b"\n" + body


def unpacked(written: bytes, state: str) -> Learnt | None:
    """Return what `packed` wrote down; None when it is not whole, or of another state."""
    try:
        head, _, body = written.partition(b"\n")
        told = json.loads(head)
        if told != {"state": state, "sha256": sha256(body).hexdigest()}:
            return None
        counts = json.loads(body)
    except ValueError:
        return None
    unigrams = Counter[str](counts["unigrams"])
    return Learnt(
        restorer=Restorer(
            unigrams=unigrams,
            bigrams=Counter(
                dict(zip(_pairs(counts["bigrams"]), counts["bigrams"].values(), strict=True))
            ),
            readings=readings_of(unigrams),
            names=frozenset(_pairs(counts["names"])),
        ),
        acronyms=Acronyms(runs=counts["runs"], words=frozenset(counts["words"])),
        seconds=counts["seconds"],
    )


def _pair(pair: tuple[str, str]) -> str:
    return f"{pair[0]} {pair[1]}"  # words hold no blanks


def _pairs(written: Iterable[str]) -> Iterable[tuple[str, str]]:
    for pair in written:
        first, _, second = pair.partition(" ")
        yield first, second
