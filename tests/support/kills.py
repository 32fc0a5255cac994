"""Kill an `add` again and again, ask while another adds; print what was lost.

`python -m tests.support.kills` prints the figures; `tests/test_kills.py` asserts them. The child
is this module with `add`, `sync` or `import` as its first argument.
"""

import hashlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from chat.answer import Answer
from chat.assistant import Assistant
from index.library import Library
from index.manifest import Manifest
from index.store import LocalStore
from ingest.bundle import finish
from ingest.catalogue import Version
from ingest.corpus import HISTORY, Corpus
from tests.support.hash_embedder import HashEmbedder
from tests.support.notices import notice_text

MANIFEST = Manifest(embedder="hash-64", dimension=64)
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What a series of kills did: `lost` and `problems` should be empty."""

    kills: int
    reported: int
    documents: int
    lost: tuple[str, ...]
    problems: tuple[str, ...]


def open_library(home: Path) -> Library:
    """Open corpus and index of a home with the small embedder."""
    store = LocalStore(home / "var", MANIFEST)
    return Library(Corpus(folder=home / "corpus"), store, HashEmbedder)


def write_notices(folder: Path, count: int, *, version: int = 1) -> None:
    """Write `count` made-up notices, every third one in a folder below, beside what is none."""
    (folder / "quý 1" / ".ẩn").mkdir(parents=True, exist_ok=True)
    for name in ("Thumbs.db", "~$0001.docx", "quý 1/.ẩn/9999.txt"):
        (folder / name).write_text(notice_text(9999), encoding="utf-8")
    for number in range(1, count + 1):
        below = folder / "quý 1" if number % 3 == 0 else folder
        text = notice_text(number) if version == 1 else notice_text(number, task=f"Bản {version}.")
        (below / f"{number:04}.txt").write_text(text, encoding="utf-8")


def kill_while_adding(home: Path, *, documents: int, kills: int) -> Killed:
    """Add `documents` in a child that is killed `kills` times, syncing after each kill."""
    incoming = home / "incoming"
    write_notices(incoming, documents)
    reported: set[str] = set()
    lost: set[str] = set()
    problems: list[str] = []
    done = 0
    for turn in range(kills):
        reported |= _add_and_kill(home, seconds=0.05 + 0.05 * turn)
        library = open_library(home)
        problems += [str(r.reason) for r in library.sync() if r.status == "rejected"]
        problems += [*library.differences(), *library.store.check()]
        held = {document.key for document in library.store.documents()}
        lost |= reported - held
        done = len(held)
        library.store.close()
    return Killed(
        kills=kills,
        reported=len(reported),
        documents=done,
        lost=tuple(sorted(lost)),
        problems=tuple(problems),
    )


def kill_while_replacing(home: Path, *, documents: int, kills: int) -> Killed:
    """Add new versions of all documents in a child that is killed, syncing after each kill."""
    incoming = home / "incoming"
    write_notices(incoming, documents)
    library = open_library(home)
    keys = {str(report.key) for report in library.add([incoming])}
    library.store.close()
    lost: set[str] = set()
    problems: list[str] = []
    reported = 0
    for turn in range(kills):
        write_notices(incoming, documents, version=turn + 2)
        reported += len(_add_and_kill(home, seconds=0.1 + 0.1 * turn))
        library = open_library(home)
        problems += [str(r.reason) for r in library.sync() if r.status == "rejected"]
        problems += [*library.differences(), *library.store.check()]
        entries = library.corpus.entries()
        lost |= keys ^ {document.key for document in library.store.documents()}
        lost |= {
            str(one.file) for entry in entries for one in entry.history if _absent(library, one)
        }
        library.store.close()
    return Killed(
        kills=kills,
        reported=reported,
        documents=len(entries),
        lost=tuple(sorted(lost)),
        problems=tuple(problems),
    )


def kill_while_rereading(home: Path, *, documents: int, kills: int) -> Killed:
    """Sync what an older version has read in a child that is killed; sync after the last kill."""
    write_notices(home / "incoming", documents)
    library = open_library(home)
    keys = {str(report.key) for report in library.add([home / "incoming"])}
    library.store.close()
    make_outdated(home / "var")
    reported = 0
    for turn in range(kills):
        reported += len(_run_and_kill("sync", home, seconds=0.02 * turn, lines=1 + turn))
    library = open_library(home)
    left = library.outdated()
    last = [report.status for report in library.sync()]
    problems = [*library.differences(), *library.store.check()]
    if last.count("reread") != left or len(last) != documents:
        problems.append(f"{left} were left, the last sync gave {last}")
    lost = keys ^ {document.key for document in library.store.documents()}
    library.store.close()
    return Killed(
        kills=kills,
        reported=reported,
        documents=documents - left,
        lost=tuple(sorted(lost)),
        problems=tuple(problems),
    )


def make_outdated(index: Path) -> None:
    """Make an index one that an older version has read, with other words."""
    [path] = index.glob("*/passages.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM readings")
        words = """replace(replace(notice, '"reading":', '"reading":-'), 'Giao', 'Gi ao')"""
        connection.execute(f"UPDATE whole_notices SET notice = {words}")
        connection.commit()


def _absent(library: Library, version: Version) -> bool:
    file = library.corpus.folder / HISTORY / str(version.file)
    return not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != version.sha256


def _add_and_kill(home: Path, *, seconds: float) -> set[str]:
    """Kill the child `seconds` after its first report; return the keys that it had reported."""
    return _run_and_kill("add", home, seconds=seconds)


def _run_and_kill(task: str, home: Path, *, seconds: float, lines: int = 1) -> set[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.kills", task, str(home)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    # However long it takes to start on a busy machine.
    first = "".join(child.stdout.readline() for _ in range(lines))
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    printed, _ = child.communicate()
    whole = (first + printed).split("\n")[:-1]  # a last line without an end was never reported
    return {line for line in whole if line}


def kill_while_importing(home: Path, *, documents: int, kills: int) -> tuple[int, list[str]]:
    """Import over another corpus in a child that is killed; return imports done, what was wrong."""
    write_notices(home / "incoming", documents)
    library = open_library(home / "from")
    keys = [{str(report.key) for report in library.add([home / "incoming"])}]
    library.export(home / "kho.zip")
    library.store.close()
    library = open_library(home)
    keys.append({str(report.key) for report in library.add([home / "incoming" / "0001.txt"])})
    library.store.close()
    done = 0
    wrong: list[str] = []
    for turn in range(kills):
        _run_and_kill("import", home, seconds=0.05 + 0.05 * turn, lines=1 + turn % 2)
        finish(home / "corpus")
        library = open_library(home)
        wrong += [str(r.reason) for r in library.sync() if r.status == "rejected"]
        wrong += [*library.differences(), *library.store.check()]
        held = {entry.key for entry in library.corpus.entries()}
        wrong += [] if held in keys else [f"{len(held)} documents"]
        done += held == keys[0]
        library.store.close()
    return done, wrong


def ask_while_adding(home: Path, *, documents: int, threads: int) -> tuple[int, list[str]]:
    """Ask from `threads` threads while another adds; return answers seen and what was wrong."""
    library = open_library(home)
    incoming = home / "incoming"
    write_notices(incoming, documents)
    assistant = Assistant(library.store, HashEmbedder, library.corpus.abbreviations())
    finished = threading.Event()
    answers: list[Answer] = []
    wrong: list[str] = []

    def ask(number: int) -> None:
        while not finished.is_set():
            try:
                outcome = assistant.ask(f"Thông báo {number}/TB-VPCP ban hành ngày nào?")
                found = assistant.ask("Ai hướng dẫn tiêm vắc xin cho trẻ em?")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
                wrong.append(repr(error))
                return
            answers.extend(one for one in (outcome, found) if isinstance(one, Answer))

    asking = [threading.Thread(target=ask, args=(number + 1,)) for number in range(threads)]
    for thread in asking:
        thread.start()
    for _ in library.add([incoming]):
        pass
    finished.set()
    for thread in asking:
        thread.join()
    texts = {d.key: library.store.notice(d.notice_id).text for d in library.store.documents()}
    for answer in answers:
        wrong += [
            f"{citation.key}: {citation.quote.text}"
            for citation in answer.citations
            if citation.quote.span.of(texts[citation.key]) != citation.quote.text
        ]
    library.store.close()
    return len(answers), wrong


def _child(task: str, home: Path) -> None:
    library = open_library(home)
    while task == "import":
        print(task, flush=True)
        library.restore(home / "kho.zip", replace=True)
    reports = library.sync() if task == "sync" else library.add([home / "incoming"])
    for report in reports:
        if task != "sync" or report.status == "reread":
            print(report.key or "", flush=True)


def main() -> None:
    """Print the figures of 30 kills over 200 documents and of 8 threads."""
    with tempfile.TemporaryDirectory() as home:
        print(kill_while_adding(Path(home), documents=200, kills=30))
        print(kill_while_replacing(Path(home) / "versions", documents=200, kills=30))
    with tempfile.TemporaryDirectory() as home:
        answers, wrong = ask_while_adding(Path(home), documents=200, threads=8)
        print(
            f"8 threads: {answers} answers while adding, {len(wrong)} wrong or failed {wrong[:3]}"
        )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _child(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
