"""What the words of a question count around a sentence."""

import pytest

from chat.question import read_question
from chat.scopes import DOCUMENT, HEADING, SENTENCE
from chat.word_match import SYNONYM, WordMatch, found_value
from tests.chat.builders import scopes_of

ASKED = "Ai lo việc chuyển đất lúa ở Lạng Sơn?"


def test_a_word_counts_by_the_nearest_place_where_it_stands() -> None:
    question = read_question(ASKED, ASKED)
    match = WordMatch(question)
    scopes = scopes_of("Bộ Tài nguyên chuyển đất", "Về đất lúa", "Thông báo về Lạng Sơn")
    found, _ = match.values(scopes)
    counts = dict(zip((term.text for term in question.terms), found, strict=True))
    assert counts["đất"] == SENTENCE
    assert counts["lúa"] == HEADING
    assert counts["Lạng"] == counts["Sơn"] == DOCUMENT
    assert counts == {word: found_value(word, scopes, question) for word in counts}


def test_neighbours_count_where_they_stand_together() -> None:
    match = WordMatch(read_question(ASKED, ASKED))
    _, pairs = match.values(scopes_of("chuyển mục đích đất lúa", "lúa ở Lạng Sơn"))
    counts = {f"{a.text} {b.text}": n for (a, b), n in zip(match.pairs, pairs, strict=True)}
    assert (counts["đất lúa"], counts["Lạng Sơn"]) == (SENTENCE, HEADING)
    assert counts["chuyển đất"] == 0


@pytest.mark.parametrize(
    ("asked", "sentence", "value"),
    [
        ("Bà con", "Người dân được hỗ trợ", SENTENCE * SYNONYM),
        ("đất lúa", "dat lua", SENTENCE * 0.4),
        ("đất lúa", "đất trồng rừng", 0.0),
    ],
)
def test_words_of_a_phrase_count_as_another_way_to_say_it_does(
    asked: str, sentence: str, value: float
) -> None:
    match = WordMatch(read_question(asked, asked))
    found, _ = match.values(scopes_of(sentence))
    assert found[-1] == pytest.approx(value)


def test_what_a_text_holds_is_looked_for_once_however_many_sentences_stand_in_it() -> None:
    match = WordMatch(read_question(ASKED, ASKED))
    looked = []
    for number in range(50):
        match.values(scopes_of(f"Câu {number % 5}", "Đề mục", "Văn bản"))
        looked.append(len(match._held))
    assert looked[-1] == 5 + 2
