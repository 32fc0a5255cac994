"""Conversations, opinions and candidates as they lie on disk."""

import io
import json
import threading
import unicodedata
from pathlib import Path
from typing import Any

import docx
import pytest

from chat.exports.markdown import as_markdown
from chat.exports.word import as_word
from chat.records.candidates import Candidates
from chat.records.conversations import Conversations, Exchange
from chat.records.lines import append_line, read_lines
from chat.records.opinions import Opinions

_OUTCOME: dict[str, Any] = {
    "question": "ai?",
    "understood": "ai?",
    "refused": False,
    "answer": "Giao Bộ Y tế *báo cáo* <b>. [1]",
    "written_by": None,
    "key_phrases": ["Bộ Y tế"],
    "citations": [
        {
            "marker": 1,
            "key": "7/TB-VPCP (2022)",
            "number": "7/TB-VPCP",
            "date": "2022-01-05",
            "title": "Vắc xin",
            "section": "1",
            "page": None,
            "quote": "Giao Bộ Y tế *báo cáo* <b>.",
            "start": 10,
            "end": 37,
            "phrases": [[15, 22]],
        }
    ],
    "hits": [],
}
_ANSWERED = Exchange(number=1, question="ai?", outcome=_OUTCOME)


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "records" / "conversations.sqlite")


def test_a_conversation_is_found_again_with_its_answers(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    first = Conversations(path)
    name = first.begin("an", unicodedata.normalize("NFD", "Đất lúa do ai xử lý?"))
    number = first.ask("an", name, "Đất lúa do ai xử lý?")
    first.close(name, number, outcome=_OUTCOME)
    [one] = Conversations(path).exchanges("an", name)
    assert (one.number, one.outcome) == (1, _OUTCOME)


def test_nobody_sees_or_changes_what_is_anothers(kept: Conversations) -> None:
    name = kept.begin("an", "câu hỏi")
    kept.ask("an", name, "câu hỏi")
    kept.rename("binh", name, "của tôi")
    kept.delete("binh", name)
    assert kept.of("binh") == []
    assert kept.exchanges("binh", name) == []
    with pytest.raises(KeyError):
        kept.ask("binh", name, "chen vào")
    assert [one.title for one in kept.of("an")] == ["câu hỏi"]


def test_a_deleted_conversation_takes_its_questions_along(kept: Conversations) -> None:
    name = kept.begin("an", "câu hỏi")
    number = kept.ask("an", name, "câu hỏi")
    kept.delete("an", name)
    kept.close(name, number, outcome=_OUTCOME)
    assert kept.exchanges("an", name) == []


def test_many_threads_ask_in_one_conversation_and_each_question_has_its_number(
    kept: Conversations,
) -> None:
    name = kept.begin("an", "câu hỏi")
    threads = [
        threading.Thread(target=kept.ask, args=("an", name, f"câu {at}")) for at in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.number for one in kept.exchanges("an", name)] == list(range(1, 13))


def test_the_last_changed_conversation_comes_first_and_a_long_title_is_cut(
    kept: Conversations,
) -> None:
    first = kept.begin("an", "một")
    kept.begin("an", "hai " * 60)
    kept.ask("an", first, "thêm")
    titles = [one.title for one in kept.of("an")]
    assert titles[0] == "một"
    assert len(titles[1]) == 80
    assert titles[1].endswith("…")


def test_an_opinion_holds_question_answer_and_where_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "records" / "opinions.jsonl"
    Opinions(path=path).note("an", _ANSWERED, liked=False, reason=" thiếu hạn \n")
    [line] = read_lines(path)
    assert (line["liked"], line["reason"], line["question"]) == (False, "thiếu hạn", "ai?")
    assert line["quotes"] == [{"key": "7/TB-VPCP (2022)", "start": 10, "end": 37}]


def test_a_candidate_waits_until_it_is_settled(tmp_path: Path) -> None:
    candidates = Candidates(path=tmp_path / "candidates.jsonl")
    name = candidates.propose("an", _ANSWERED, ["trước đó?"])
    [line] = candidates.waiting()
    assert line["must_contain"] == [["Bộ Y tế"]]
    assert line["history"] == ["trước đó?"]
    candidates.settle(name, "taken")
    assert candidates.waiting() == []


def test_a_line_that_a_kill_cut_off_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    append_line(path, {"id": "a"})
    with path.open("a", encoding="utf-8") as stream:
        stream.write('{"id": "b", "st')
    assert list(read_lines(path)) == [{"id": "a"}]


def test_markdown_gives_documents_no_say_in_how_it_looks() -> None:
    text = as_markdown("Vắc *xin*", [_ANSWERED])
    assert r"# Vắc \*xin\*" in text
    assert r"Giao Bộ Y tế \*báo cáo\* \<b\>" in text
    assert "7/TB-VPCP, ngày 05/01/2022, mục 1" in text


def test_a_word_file_opens_and_holds_answer_and_source() -> None:
    bad = json.loads(json.dumps(_OUTCOME))
    bad["answer"] = "có ký tự \x01 lạ [1]"
    document = docx.Document(
        io.BytesIO(as_word("Tên", [Exchange(number=1, question="q", outcome=bad)]))
    )
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "có ký tự  lạ [1]" in text
    assert "[1] 7/TB-VPCP, ngày 05/01/2022, mục 1: “Giao Bộ Y tế" in text
