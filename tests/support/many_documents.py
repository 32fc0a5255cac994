"""How long adding, finding and editing take when the catalogue is long.

`python -m tests.support.many_documents` prints the figures for 20,000 lines, in seconds of the
processor, which other programs do not disturb.
"""

import datetime as dt
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from index.library import Library
from ingest.catalogue import Entry, make_entry
from ingest.notice import Notice, Span
from tests.support.kills import open_library
from tests.support.notices import notice_text

ADDED = 100


def seconds(run: Callable[[], object]) -> float:
    """Return the processor's seconds that something takes."""
    started = time.process_time()
    run()
    return time.process_time() - started


def lengthen(library: Library, count: int) -> None:
    """Put `count` lines into the catalogue without their files."""
    library.corpus.write([*library.corpus.entries(), *(_line(number) for number in range(count))])


def _line(number: int) -> Entry:
    text = f"Văn bản thứ {number}"
    notice = Notice(
        id=f"{number:064x}",
        text=text,
        number=f"{number % 900}/QĐ-{number // 900}",
        date=dt.date(2020, 1, 1),
        issuer="Bộ Y tế",
        kind="Quyết định",
        title="Về việc ban hành quy chế",
        body=Span(start=0, end=len(text)),
    )
    return make_entry(notice, f"{number}.txt", notice.name, {})


def incoming(folder: Path, first: int) -> Path:
    """Write `ADDED` notices to be added, numbered from `first`."""
    folder.mkdir()
    for number in range(first, first + ADDED):
        (folder / f"{number}.txt").write_text(notice_text(number), encoding="utf-8")
    return folder


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home:
        library = open_library(Path(home))
        first, second = incoming(Path(home) / "a", 1), incoming(Path(home) / "b", 1001)
        print(f"add {ADDED}, empty: {seconds(lambda: list(library.add([first]))):.2f} s")
        lengthen(library, 20_000)
        print(f"add {ADDED} to 20,000: {seconds(lambda: list(library.add([second]))):.2f} s")
        print(f"find, loosely: {seconds(lambda: library.find('TB 5')):.2f} s")
        edit = seconds(lambda: library.edit("5/TB-VPCP (2023)", {"status": "dự thảo"}))
        print(f"edit: {edit:.2f} s")
        library.store.close()


if __name__ == "__main__":
    main()
