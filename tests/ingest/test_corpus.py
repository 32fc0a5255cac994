"""The catalogue on disk: what a kill or an editor leaves at its end."""

from pathlib import Path

import pytest

from ingest.catalogue import Entry, entry_line, make_entry
from ingest.corpus import CATALOGUE, Corpus
from ingest.errors import CorpusError
from ingest.notice import Notice, Span


def _entry(number: int) -> Entry:
    title = "Kết luận về đất lúa"
    notice = Notice(id=f"{number}a", text="", title=title, body=Span(start=0, end=0))
    return make_entry(notice, f"{number}.txt", f"{number}a", {})


FIRST, SECOND, THIRD = (_entry(number) for number in (1, 2, 3))


def _corpus(folder: Path, ending: bytes) -> Corpus:
    (folder / CATALOGUE).write_bytes(entry_line(FIRST).encode() + ending)
    return Corpus(folder=folder)


def _after_adding_the_third(corpus: Corpus) -> tuple[Entry, ...]:
    corpus.append(THIRD)
    elsewhere = corpus.folder / "elsewhere"  # what was read of a file is remembered by its path
    elsewhere.mkdir()
    (elsewhere / CATALOGUE).write_bytes((corpus.folder / CATALOGUE).read_bytes())
    read = Corpus(folder=elsewhere).entries()
    assert read == corpus.entries()
    return read


LINE = entry_line(SECOND).encode()
IN_A_LETTER = LINE.index("đ".encode()) + 1


@pytest.mark.parametrize("left", [1, 20, IN_A_LETTER, len(LINE) - 2])
def test_a_last_line_that_was_cut_off_counts_for_nothing(tmp_path: Path, left: int) -> None:
    corpus = _corpus(tmp_path, LINE[:left])
    assert corpus.entries() == (FIRST,)
    assert _after_adding_the_third(corpus) == (FIRST, THIRD)


def test_a_whole_last_line_without_a_line_end_is_kept(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path, LINE.rstrip(b"\n"))
    assert _after_adding_the_third(corpus) == (FIRST, SECOND, THIRD)


def test_a_damaged_line_in_the_middle_is_an_error_that_names_it(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path, b"\xff{\n" + LINE)
    with pytest.raises(CorpusError, match=r"catalogue\.jsonl.*2"):
        corpus.entries()
