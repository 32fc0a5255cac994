"""Damaged files added to a real library: what came of them, and whether all is well afterwards.

`python -m tests.support.fuzz_library --count 2000 [--kind docx] [--seed 1] [--keep DIR]
[--dropped]` prints a line a kind. Each batch is a folder given to `Library.add`, read by the real worker with its real
limits, copied, listed and indexed (with a small embedder). After it corpus, catalogue and index
must agree as `tracuu check` has it, here and for who opens them anew; nothing else may lie about;
`sync` finds nothing to do; the good documents that were there before are found as they were. With
`--dropped` the batch is laid into the corpus folder itself, for `sync` to take in.
"""

import argparse
import json
import os
import random
import re
import shutil
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from index.filling import Report
from index.library import Library
from index.search import search
from ingest.corpus import CATALOGUE, HISTORY, documents_below
from ingest.readers.archive import is_archive
from ingest.readers.sandbox import shared
from ingest.safe_files import shown_name
from tests.support.damage import damaged
from tests.support.fuzz import bases
from tests.support.hash_embedder import HashEmbedder
from tests.support.kills import open_library
from tests.support.notices import notice_text

BATCH = 40
_BATCHES = 10  # a home is begun anew after so many
_KEPT = (9001, 9002, 9003)  # numbers of the good documents
_PICTURES = frozenset({"png", "jpeg", "tiff", "scan"})  # kinds that OCR reads
_PYTHON = re.compile(r"\b[A-Z]\w+(?:Error|Exception)\b|Traceback|\b0x[0-9a-f]{6}")
_ENDINGS = ("txt", "md", "html", "pdf", "docx", "doc", "rtf", "png", "jpg", "tif", "zip", "mht")
_STEMS = ("{}", "Công văn số {} (bản sao)", "{} " + "dài " * 40, "{}. ", "{}'\"&$\n", "{}\udce1o")
_STOPPED = {
    "đột ngột": "crashed",
    "giây chưa xong": "hung",
    "GB bộ nhớ": "swollen",
    "quá lớn (giới hạn": "swollen",
}


@dataclass(slots=True)
class Tally:
    """What came of the files of a kind: how many of each, what was wrong, the slowest (seconds)."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def outcome(report: Report) -> str:
    """Tell a rejection from a worker that died or was stopped."""
    for words, name in _STOPPED.items():
        if report.status == "rejected" and words in (report.reason or ""):
            return name
    return report.status


def fuzz_library(
    kind: str,
    files: Sequence[bytes],
    count: int,
    seed: int,
    *,
    keep: Path | None = None,
    dropped: bool = False,
) -> Tally:
    """Add `count` damaged copies of `files`, batch by batch; `keep` is for those of bad batches.

    `dropped` lays them into the corpus folder and syncs.
    """
    chance = random.Random(f"{kind} {seed}")
    tally = Tally()
    for first in range(0, count, BATCH * _BATCHES):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "tmp").mkdir()
            numbers = range(first, min(count, first + BATCH * _BATCHES))
            engine = "auto" if kind in _PICTURES else "none"
            with _workers(TRACUU_OCR=engine, TMPDIR=str(folder / "tmp")):
                made = _made(kind, files, numbers, chance)
                _one_home(folder, made, tally, keep=keep, dropped=dropped)
    return tally


@contextmanager
def _workers(**settings: str) -> Iterator[None]:
    """Have workers started that have these settings in their environment."""
    before = {name: os.environ.get(name) for name in settings}
    shared().close()
    os.environ.update(settings)
    try:
        yield
    finally:
        shared().close()
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _made(
    kind: str, files: Sequence[bytes], numbers: range, chance: random.Random
) -> Iterator[tuple[str, bytes]]:
    """Yield damaged files with their names."""
    for number in numbers:
        data = damaged(chance.choice(files), chance, files)
        yield _name(kind, number, chance), data


def _name(kind: str, number: int, chance: random.Random) -> str:
    """Name a file by its kind, or by another, or as people do."""
    ending = {"jpeg": "jpg", "tiff": "tif", "mhtml": "mht", "scan": "pdf"}.get(kind, kind)
    ending = chance.choice(_ENDINGS) if chance.random() < 0.2 else ending
    stem = chance.choice(_STEMS).format(f"{number:05}")
    return unicodedata.normalize(chance.choice(("NFC", "NFD")), f"{stem}.{ending}")


def _one_home(
    folder: Path,
    files: Iterator[tuple[str, bytes]],
    tally: Tally,
    *,
    keep: Path | None,
    dropped: bool,
) -> None:
    """Add files to a home of their own, beside a few good documents."""
    home = folder / "home"
    library = open_library(home)
    add_good(library, folder / "good")
    for batch in iter(lambda: list(islice(files, BATCH)), []):
        incoming = folder / "in"
        incoming.mkdir()
        for name, data in batch:
            (incoming / name).write_bytes(data)
        reports = _dropped(library, incoming) if dropped else library.add([incoming])
        found = _told(reports, {shown_name(name) for name, _ in batch}, tally, alone=not dropped)
        found += state(library, home, folder / "tmp")
        if found and keep:
            _put_aside(batch, keep / str(len(tally.faults)))
        tally.faults += found
        shutil.rmtree(incoming)
        library.store.close()
        library = open_library(home)
    library.store.close()


def add_good(library: Library, folder: Path) -> None:
    """Add the documents that must be there all the time."""
    folder.mkdir()
    for number in _KEPT:
        text = notice_text(number, task=f"Giao Cục thứ {number} giữ sổ.")
        (folder / f"tốt {number}.txt").write_text(text, encoding="utf-8")
    if [report.status for report in library.add([folder])] != ["added"] * len(_KEPT):
        raise AssertionError(folder)


def _dropped(library: Library, incoming: Path) -> Iterator[Report]:
    """Lay files into the corpus folder, sync, and take away again what was not taken in."""
    folder = library.corpus.folder
    shutil.copytree(incoming, folder, dirs_exist_ok=True)
    yield from library.sync()
    listed = {entry.file for entry in library.corpus.entries()}
    for path in list(documents_below(folder)):
        if library.corpus.relative(path) not in listed:
            path.unlink()


def _told(reports: Iterator[Report], names: set[str], tally: Tally, *, alone: bool) -> list[str]:
    """Take the reports; return what was wrong. `alone`: they are of the files named, no others."""
    found, told = list[str](), Counter[str]()
    begun = time.monotonic()
    try:
        for report in reports:
            tally.slowest = max(tally.slowest, time.monotonic() - begun)
            tally.counts[outcome(report)] += 1
            told[report.file.split("/")[0]] += 1
            found += _report(report)
            begun = time.monotonic()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
        tally.counts["traceback"] += 1
        last = traceback.extract_tb(error.__traceback__)[-1]
        found.append(f"{error!r} {last.filename}:{last.lineno} after {sum(told.values())} reports")
        return found
    found += [f"{name}: no report" for name in sorted(names - told.keys())]
    others = told.keys() - names if alone else ()
    found += [f"{name}: not a file that was given" for name in sorted(others)]
    return found


def _report(report: Report) -> Iterator[str]:
    """Say what is wrong with one report."""
    reason = report.reason or ""
    if report.status == "rejected" and not reason.startswith(report.file):
        yield f"{report.file}: the reason does not name the file: {reason}"
    if "\n" in report.file + reason or _PYTHON.search(reason):
        yield f"{report.file}: not for a person: {reason}"
    if outcome(report) in {"crashed", "hung"}:
        yield f"{report.file}: {outcome(report)}"
    json.dumps(report.as_json(), ensure_ascii=False).encode()


def state(library: Library, home: Path, scratch: Path) -> list[str]:
    """Return what is not as it must be between two batches, for us and for who opens it anew."""
    anew = open_library(home)
    found = list[str]()
    for one in (library, anew):
        found += [*one.store.check(), *one.differences()]
    found += [*_lying_about(anew, scratch), *_good(library)]
    found += [
        f"sync: {report.file} {report.status} {report.reason}"
        for report in anew.sync()
        if report.status != "unchanged"
    ]
    anew.store.close()
    return found


def _lying_about(library: Library, scratch: Path) -> Iterator[str]:
    """Name files that belong to no document, and those that a document lacks."""
    corpus = library.corpus
    folder = corpus.folder
    listed = {entry.file for entry in corpus.entries()}
    listed |= {
        f"{HISTORY}/{one.file}" for entry in corpus.entries() for one in entry.history if one.file
    }
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    put_aside = {name for name in there if name.startswith(HISTORY) and is_archive(folder / name)}
    strange = there - listed - put_aside - {CATALOGUE}
    yield from (f"of no document: {name}" for name in sorted(strange))
    yield from (f"without its file: {name}" for name in sorted(listed - there))
    yield from (f"left in the temporary folder: {path.name}" for path in scratch.iterdir())


def _good(library: Library) -> Iterator[str]:
    """Look for the good documents."""
    for number in _KEPT:
        words = f"Giao Cục thứ {number} giữ sổ"
        [vector] = HashEmbedder().query([words])
        hits = search(library.store, vector=vector, words=words, k=3)
        if not any(words in one.hit.passage.text for one in hits):
            yield f"no longer found: {number}"


def _put_aside(batch: list[tuple[str, bytes]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in batch:
        (folder / name).write_bytes(data)


def main() -> None:
    """Print a line a kind, and every fault."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dropped", action="store_true", help="into the corpus folder, and sync")
    parser.add_argument("--keep", type=Path, help="folder for the batches in which a fault was")
    options = parser.parse_args()
    for kind, files in bases().items():
        if options.kind in {None, kind}:
            begun = time.monotonic()
            tally = fuzz_library(
                kind,
                files,
                options.count,
                options.seed,
                keep=options.keep,
                dropped=options.dropped,
            )
            print(
                kind, options.count, dict(tally.counts), f"slowest {tally.slowest:.1f} s",
                f"{len(tally.faults)} faults", f"{time.monotonic() - begun:.0f} s", flush=True,
            )  # fmt: skip
            print(*(f"  {fault}" for fault in tally.faults[:50]), sep="\n", flush=True)


if __name__ == "__main__":
    main()
