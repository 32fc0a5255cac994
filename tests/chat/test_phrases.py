"""What is marked in a quote is what a person would underline."""

import unicodedata
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from chat.compose import compose
from chat.phrases.features import question_row, token_rows
from chat.phrases.gap import find_gap
from chat.phrases.mark import best_phrase, key_phrases
from chat.phrases.spans import LOW, load_network, write_network
from chat.phrases.tokens import read_tokens
from chat.question import read_question
from ingest.normalise import same_tone
from ingest.notice import Span
from tests.chat.builders import candidates, made_notice


def _marked(question: str, sentence: str) -> list[str]:
    whole = Span(start=0, end=len(sentence))
    read = read_question(question, question)
    return [span.of(sentence) for span in key_phrases(read, sentence, whole, whole)]


@pytest.mark.parametrize(
    ("question", "sentence", "phrase"),
    [
        (
            "Bộ Y tế phải cấp bao nhiêu tấn hóa chất?",
            "Giao Bộ Y tế cấp 20 tấn hóa chất trước ngày 5 tháng 6 năm 2023.",
            "20 tấn",
        ),
        (
            "Bộ Y tế phải cấp hóa chất trước ngày nào?",
            "Giao Bộ Y tế cấp 20 tấn hóa chất trước ngày 5 tháng 6 năm 2023.",
            "trước ngày 5 tháng 6 năm 2023",
        ),
        (
            "Cơ quan nào kiểm tra việc trồng lại rừng?",
            "3. Giao Bộ Công an chủ trì, phối hợp với Bộ Tư pháp kiểm tra việc trồng lại rừng.",
            "Bộ Công an",
        ),
        (
            "Hội nghị về cây dược liệu được tổ chức ở đâu?",
            "Hội nghị về cây dược liệu được tổ chức tại thành phố Đà Lạt.",
            "thành phố Đà Lạt",
        ),
        (
            "Giấy phép khai thác có giá trị trong bao lâu?",
            "Giấy phép khai thác có giá trị trong 36 tháng.",
            "36 tháng",
        ),
        (
            "Kho dữ liệu đất đai được gọi là gì?",
            "Kho dữ liệu đất đai được gọi là Hệ thống Đất Việt.",
            "Hệ thống Đất Việt",
        ),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_phrase_is_what_was_asked_for(
    question: str, sentence: str, phrase: str, form: Literal["NFC", "NFD"]
) -> None:
    assert _marked(unicodedata.normalize(form, question), sentence) == [phrase]


def test_an_act_is_marked_when_an_act_is_asked_for() -> None:
    [phrase] = _marked(
        "Doanh nghiệp phát hiện thuốc giả thì phải làm gì?",
        "Doanh nghiệp phát hiện thuốc giả phải thu hồi toàn bộ lô hàng và báo cáo Bộ Y tế.",
    )
    assert "thu hồi toàn bộ lô hàng" in phrase
    assert "phát hiện" not in phrase


def test_whom_one_works_with_is_not_marked_as_the_one_who_acts() -> None:
    assert _marked("Bộ nào điều tra việc phá rừng?", "a) Phối hợp với Bộ Tư pháp điều tra.") == []


def test_whom_one_works_with_is_marked_when_that_is_asked_for() -> None:
    sentence = "Giao Bộ Công an chủ trì, phối hợp với Bộ Tư pháp, Bộ Y tế kiểm tra các trại giam."
    assert _marked("Bộ Công an kiểm tra trại giam cùng với những bộ nào?", sentence) == [
        "Bộ Tư pháp, Bộ Y tế"
    ]


def test_of_a_list_all_that_is_wanted_is_marked() -> None:
    marked = _marked(
        "Những nghị định nào phải sửa?",
        "Sửa Nghị định số 12/2020/NĐ-CP và Nghị định số 34/2021/NĐ-CP.",
    )
    assert marked == ["12/2020/NĐ-CP", "34/2021/NĐ-CP"]


def test_only_the_clause_that_answers_is_looked_at_and_marks_stand_in_the_quote() -> None:
    notice = made_notice(
        9, "1. Bộ Y tế: rà soát 15 loại thuốc; cấp 20 tấn hóa chất; công bố giá 30 loại vắc xin."
    )
    question = read_question("", "Bộ Y tế cấp bao nhiêu tấn hóa chất?")
    found = candidates(notice, ("hóa chất", 5.0))
    for _, quote in compose(question, found, lambda _: notice):
        assert all(
            quote.span.start <= one.start < one.end <= quote.span.end for one in quote.phrases
        )
        assert [one.of(notice.text)[:6] for one in quote.phrases] == ["20 tấn"]


def test_the_actor_of_a_heading_is_marked_in_words_that_only_go_along() -> None:
    heading = "1. Bộ Công an:"
    who = read_question("", "Ai điều tra việc phá rừng?")
    whom = read_question("", "Bộ Công an phối hợp với ai?")
    whole = Span(start=0, end=len(heading))
    assert [one.of(heading) for one in key_phrases(who, heading, whole)] == ["Bộ Công an"]
    assert key_phrases(whom, heading, whole) == ()


def test_nothing_is_marked_in_nothing() -> None:
    assert best_phrase(read_question("", "Ai chủ trì?"), " – ") is None


def test_a_question_is_asked_in_the_place_of_its_answer() -> None:
    gap = find_gap("Bộ Y tế trình đề án vào ngày nào trong tuần?")
    assert gap.kind == "when"
    assert gap.left[:3] == tuple(same_tone(word) for word in ("vào", "án", "đề"))
    assert gap.right == tuple(same_tone(word) for word in ("trong", "tuần"))


def test_scores_are_of_stretches_and_the_file_holds_what_was_fitted(tmp_path: Path) -> None:
    question = read_question("", "Bao nhiêu xã?")
    gap = find_gap(question.text)
    words = "Có 5 xã mới."
    tokens = read_tokens(words)
    rows, asked = token_rows(question, gap, words, tokens), question_row(question, gap)
    scores = load_network().scores(rows, asked)
    assert scores.shape == (4, 4)
    assert (scores[np.tril_indices(4, -1)] == LOW).all()
    file = tmp_path / "fitted.json"
    write_network(load_network(), file)
    assert np.allclose(load_network(file).scores(rows, asked), scores)
