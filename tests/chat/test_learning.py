"""What is learnt from the corpus: at once in a small one, behind the questions in a large one."""

import threading
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from chat.answer import Answer
from chat.assistant import Assistant
from chat.learning import Learner, count_words
from chat.learning_apart import learn_apart
from chat.learning_parts import LearnersOfParts
from index.learnt import Learnt
from index.library import Library
from index.store import LocalStore
from ingest.agencies import load_abbreviations
from ingest.corpus import Corpus
from tests.support.hash_embedder import HashEmbedder
from tests.support.homes import NOTICE
from tests.support.kills import MANIFEST, write_notices
from tests.support.notices import notice_text
from tracuu import Workspace

if TYPE_CHECKING:
    from chat.understand import Understanding
    from index.passage_store import PassageStore


_AT_ONCE = 60.0  # seconds: also on a busy machine a few words are counted sooner


class Texts:
    """As much of a store as learning needs, each text its own id; `texts` may be held up."""

    def __init__(self, *texts: str) -> None:
        self.held = list(texts)
        self.gate = threading.Event()
        self.gate.set()
        self.read = 0
        self.passage_count = len(texts)

    def texts(self, within: Collection[str] | None = None) -> Iterator[str]:
        self.gate.wait(timeout=30)
        self.read += 1
        yield from (text for text in self.held if within is None or text in within)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "var" / "learnt.json"


def _learner(texts: Texts, **settings: Any) -> Learner:
    return Learner(cast("PassageStore", texts), load_abbreviations(), **settings)


def _behind(learner: Learner, generation: int, before: "Understanding") -> "Understanding":
    """Wait for what is learnt behind the questions."""
    deadline = time.monotonic() + 30
    while learner.understanding(generation) is before and time.monotonic() < deadline:
        time.sleep(0.01)
    return learner.understanding(generation)


def test_a_small_corpus_is_learnt_anew_as_soon_as_it_changes() -> None:
    texts = Texts("tỉnh Lạng Sơn")
    learner = _learner(texts, quick=_AT_ONCE)
    assert learner.understanding(1).read("khe luu").text != "khế lựu"
    texts.held += ["giống khế lựu"] * 3
    assert learner.understanding(2).read("khe luu").text == "khế lựu"
    assert texts.read == 2


def test_nobody_waits_while_a_large_corpus_is_learnt_anew() -> None:
    texts = Texts("tỉnh Lạng Sơn")
    learner = _learner(texts, quick=0.0)
    before = learner.understanding(1)
    learner._seconds = 0.0  # the rest after a learning is over
    texts.held += ["giống khế lựu"] * 3
    texts.gate.clear()
    assert learner.understanding(2) is before
    assert learner.understanding(3) is before
    texts.gate.set()
    assert _behind(learner, 2, before).read("khe luu").text == "khế lựu"
    assert texts.read == 2


class _HeldStore(LocalStore):
    """A store that learning waits for at the gate."""

    gate, came = threading.Event(), threading.Event()

    def texts(self, within: Collection[str] | None = None) -> Iterator[str]:
        self.came.set()
        self.gate.wait(timeout=30)
        yield from super().texts(within)


def test_what_was_just_added_is_found_at_once_while_it_is_being_learnt(tmp_path: Path) -> None:
    new = tmp_path / "mới.txt"
    with _HeldStore(tmp_path / "var", MANIFEST) as store:
        library = Library(Corpus(folder=tmp_path / "corpus"), store, HashEmbedder)
        write_notices(tmp_path / "corpus", 3)
        list(library.sync())
        assistant = Assistant(store, HashEmbedder, load_abbreviations())
        store.gate.set()
        assistant.ask("Bộ Y tế làm gì?")
        learner = assistant._knowledge._learner
        learner._quick = learner._seconds = 0.0  # a large corpus, at rest
        store.gate.clear()
        store.came.clear()
        new.write_text(notice_text(77, task="Giao Bộ Y tế trồng khế lựu."), encoding="utf-8")
        [added] = library.add([new])
        [hit] = assistant.search("khế lựu", k=1)
        answer = assistant.ask("Thông báo số 77/TB-VPCP ban hành ngày nào?")
        assert store.came.wait(timeout=30)
        store.gate.set()
        behind = learner._behind
        assert behind is not None
        behind.join(timeout=30)
    assert hit.key == added.key == "77/TB-VPCP (2023)"
    assert isinstance(answer, Answer)
    assert {citation.key for citation in answer.citations} == {added.key}


def test_a_large_corpus_that_grew_is_learnt_apart_behind_the_old_knowledge() -> None:
    texts, asked = Texts("tỉnh Lạng Sơn"), threading.Event()
    texts.passage_count = 100_000

    def apart(_: frozenset[str] | None) -> Learnt:
        asked.wait(timeout=30)
        return count_words(cast("PassageStore", Texts(*["giống khế lựu"] * 3)))

    learner = _learner(texts, quick=0.0, apart=apart)
    before = learner.understanding(1)
    learner._seconds = 0.0  # the rest after a learning is over
    assert learner.understanding(2) is before
    asked.set()
    assert _behind(learner, 2, before).read("khe luu").text == "khế lựu"
    assert texts.read == 1


def test_a_part_of_a_large_corpus_is_counted_here_where_no_process_can() -> None:
    texts = Texts(_SEEN, *_HIDDEN)
    texts.passage_count = 100_000
    asked: list[frozenset[str] | None] = []
    learners = _of_parts(texts, apart=asked.append)
    part = learners.understanding(frozenset([_SEEN]))
    assert asked == [frozenset([_SEEN])]
    assert part.read("khe luu").text != "khế lựu"


def test_another_process_learns_the_same_of_all_and_of_a_part(
    home: Workspace, tmp_path: Path
) -> None:
    workspace, other = Workspace(tmp_path), tmp_path / "khac.txt"
    workspace.__dict__["embedder"] = home.embedder
    other.write_text(
        "Số: 9/TB-VPCP\n\nTHÔNG BÁO\n\n1. Giống khế lựu của Hoa Ban.", encoding="utf-8"
    )
    assert [one.status for one in workspace.library.add([NOTICE, other])] == ["added", "added"]
    first = next(one.notice_id for one in workspace.store.documents() if "320" in one.key)
    for within in (None, frozenset([first])):
        here, apart = (
            count_words(workspace.store, within),
            learn_apart(tmp_path / "var" / "index", within),
        )
        assert apart is not None
        assert (apart.restorer, apart.acronyms) == (here.restorer, here.acronyms)
        assert ("khế" in apart.restorer.unigrams) is (within is None)


def test_what_took_long_is_found_again_by_the_next_start(kept: Path) -> None:
    texts = Texts("giống khế lựu của tỉnh Lạng Sơn", "lãnh đạo Lạng Sơn ở Lạng Sơn")
    first = _learner(texts, quick=0.0, kept=kept).understanding(7)
    again = _learner(texts, quick=0.0, kept=kept).understanding(7)
    assert texts.read == 1
    assert again == first
    assert again.read("khe luu o LS").text == "khế lựu ở Lạng Sơn"


def test_what_was_quickly_learnt_is_not_kept(kept: Path) -> None:
    _learner(Texts("tỉnh Lạng Sơn"), quick=60.0, kept=kept).understanding(1)
    assert not kept.exists()


def test_a_changed_corpus_is_learnt_anew_and_kept(kept: Path) -> None:
    texts = Texts("tỉnh Lạng Sơn")
    _learner(texts, quick=0.0, kept=kept).understanding(7)
    texts.held += ["giống khế lựu"] * 3
    assert _learner(texts, quick=0.0, kept=kept).understanding(8).read("khe luu").text == "khế lựu"
    _learner(texts, quick=0.0, kept=kept).understanding(8)
    assert texts.read == 2


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "folder", "no counts"])
def test_a_damaged_file_counts_for_nothing(kept: Path, damage: str) -> None:
    texts = Texts("giống khế lựu")
    first = _learner(texts, quick=0.0, kept=kept).understanding(7)
    whole = kept.read_bytes()
    if damage == "folder":
        kept.unlink()
        kept.mkdir()
    else:
        changed = {
            "cut": whole[:-9],
            "changed": whole.replace("khế".encode(), "khê".encode()),
            "empty": b"",
            "no counts": b"[]\n{}",
        }
        kept.write_bytes(changed[damage])
    assert _learner(texts, quick=0.0, kept=kept).understanding(7) == first
    assert texts.read == 2


_SEEN = "tỉnh Lạng Sơn trồng cây"
_HIDDEN = ("giống khế lựu của Hoa Ban", "chuyên án Hoa Ban", "khế lựu")


def _of_parts(texts: Texts, **settings: Any) -> LearnersOfParts:
    return LearnersOfParts(cast("PassageStore", texts), load_abbreviations(), **settings)


def test_a_part_is_understood_by_its_own_words_alone() -> None:
    texts = Texts(_SEEN, *_HIDDEN)
    whole = _learner(texts).understanding(1)
    learners = _of_parts(texts, quick=_AT_ONCE)
    part = learners.understanding(frozenset([_SEEN]))
    for typed, known in (
        ("khe luu o hoa ban", "khế lựu ở Hoa Ban"),
        ("khế lưu của ai?", "khế lựu của ai?"),
        ("KL của ai?", "khế lựu của ai?"),
    ):
        assert whole.read(typed).text == known
        alone = _learner(Texts(_SEEN)).understanding(1).read(typed).text
        assert part.read(typed).text == alone != known
    assert learners.understanding(frozenset([_SEEN])) is part
    everything = learners.understanding(frozenset(texts.held))
    assert everything.read("khe luu o hoa ban").text == "khế lựu ở Hoa Ban"


def test_who_loses_sight_of_a_document_loses_its_words_at_once() -> None:
    texts = Texts(_SEEN, *_HIDDEN)
    learners = _of_parts(texts, quick=0.0)
    larger = learners.understanding(frozenset(texts.held))
    assert larger.read("khe luu").text == "khế lựu"
    assert learners.understanding(frozenset([_SEEN])).read("khe luu").text != "khế lựu"


def test_nobody_waits_for_a_document_that_comes_into_view() -> None:
    texts = Texts(_SEEN, *_HIDDEN)
    learners = _of_parts(texts, quick=0.0)
    before = learners.understanding(frozenset([_SEEN]))
    texts.gate.clear()
    assert learners.understanding(frozenset(texts.held)) is before
    texts.gate.set()


def test_parts_long_unused_are_forgotten() -> None:
    texts = Texts(*(f"số {name}" for name in "abcde"))
    learners = _of_parts(texts)
    parts = [frozenset([text]) for text in texts.held]
    first = learners.understanding(parts[0])
    for part in parts:
        learners.understanding(part)
    assert learners.understanding(parts[0]) is not first
