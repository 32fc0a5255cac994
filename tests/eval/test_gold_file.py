import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.gold import load_gold, locate
from ingest.errors import GoldError
from tests.eval.builders import KEY, LEAD, gold_record, span_of, text_of, write_lines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "câu hỏi.jsonl"


def test_a_question_is_read_with_the_place_of_its_evidence(path: Path) -> None:
    write_lines(path, gold_record(history=["Thủ tướng làm việc với ai?"]))

    (question,) = load_gold(path, text_of)

    assert question.id == "g-1"
    assert question.answerable
    assert question.must_contain == (("Bộ Tài nguyên và Môi trường",),)
    assert question.evidence[0].spans == (span_of(LEAD),)
    assert question.history == ("Thủ tướng làm việc với ai?",)


def test_an_unanswerable_question_needs_no_judgement(path: Path) -> None:
    write_lines(path, gold_record(answerable=False, must_contain=None, evidence=None))

    (question,) = load_gold(path, text_of)

    assert not question.answerable
    assert question.evidence == ()


def test_evidence_may_be_decomposed_and_broken_over_lines(path: Path) -> None:
    quote = unicodedata.normalize("NFD", "phối hợp với Bộ  Nông nghiệp")
    write_lines(path, gold_record(evidence=[{"key": KEY, "quote": quote}]))

    (question,) = load_gold(path, text_of)

    assert question.evidence[0].spans == (span_of("phối hợp với Bộ Nông nghiệp"),)


def test_blank_lines_a_byte_order_mark_and_windows_line_ends_are_no_errors(path: Path) -> None:
    write_lines(path, gold_record(), gold_record(id="g-2"))
    content = path.read_text(encoding="utf-8").replace("\n", "\r\n\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + content.encode())

    assert [question.id for question in load_gold(path, text_of)] == ["g-1", "g-2"]


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        ({"id": None}, '"id"'),
        ({"id": 7}, '"id"'),
        ({"kind": None}, '"kind"'),
        ({"question": "  "}, '"question"'),
        ({"answerable": None}, '"answerable"'),
        ({"answerable": "yes"}, '"answerable"'),
        ({"must_contain": None}, "must_contain"),
        ({"must_contain": []}, "must_contain"),
        ({"must_contain": [[]]}, "nhóm rỗng"),
        ({"must_contain": [[""]]}, '"must_contain"'),
        ({"must_contain": ["Bộ Y tế"]}, '"must_contain"'),
        ({"evidence": "Bộ Y tế"}, '"evidence"'),
        ({"evidence": ["Bộ Y tế"]}, '"evidence"'),
        ({"evidence": [{"key": KEY}]}, '"quote"'),
        ({"evidence": [{"key": KEY, "quote": "Bộ Y tế chủ trì"}]}, "Bộ Y tế chủ trì"),
        ({"evidence": [{"key": "9/TB-VPCP (2020)", "quote": LEAD}]}, "9/TB-VPCP (2020)"),
        ({"answerable": False}, "answerable"),
        ({"answerable": False, "must_contain": []}, "answerable"),
        ({"history": "Ai?"}, '"history"'),
        ({"history": [1]}, '"history"'),
    ],
)
def test_a_line_that_breaks_the_rules_is_named_with_the_fact_in_one_line(
    path: Path, changes: dict[str, object], fact: str
) -> None:
    write_lines(path, gold_record(id="g-0"), gold_record(**changes))

    with pytest.raises(GoldError) as refused:
        load_gold(path, text_of)

    message = str(refused.value)
    assert message.startswith(f"{path.name}, dòng 2: ")
    assert fact in message
    assert "\n" not in message


@pytest.mark.parametrize("line", ["{", "[]", "Ai chủ trì?", '"g-1"'])
def test_a_line_that_is_no_json_object_is_refused(path: Path, line: str) -> None:
    path.write_text(line, encoding="utf-8")

    with pytest.raises(GoldError, match="dòng 1: không phải một đối tượng JSON"):
        load_gold(path, text_of)


def test_an_id_may_stand_only_once(path: Path) -> None:
    write_lines(path, gold_record(), gold_record())

    with pytest.raises(GoldError, match='dòng 2: mã "g-1" đã dùng'):
        load_gold(path, text_of)


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_a_file_without_questions_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(GoldError, match="không có câu hỏi nào"):
        load_gold(path, text_of)


def test_a_missing_file_and_one_that_is_not_utf8_are_refused(path: Path) -> None:
    with pytest.raises(GoldError, match="không đọc được tệp"):
        load_gold(path, text_of)

    path.write_bytes("Số: 320".encode("utf-16"))
    with pytest.raises(GoldError, match="không đọc được tệp"):
        load_gold(path, text_of)


def test_every_place_of_a_quote_is_found() -> None:
    text = "Bộ Y tế. Bộ Y  tế!"

    assert [span.of(text) for span in locate("Bộ Y tế", text)] == ["Bộ Y tế", "Bộ Y  tế"]


@given(st.lists(st.text("ABĐđô.*[(", min_size=1), min_size=1), st.data())
def test_words_are_found_where_they_stand_whatever_the_white_space(
    words: list[str], data: st.DataObject
) -> None:
    spaces = st.sampled_from([" ", "\n", "\n\n", " \t ", "\u00a0"])
    text = "x " + "".join(word + data.draw(spaces) for word in words) + "y"

    spans = locate(" ".join(words), text)

    assert any(span.of(text).split() == words for span in spans)
