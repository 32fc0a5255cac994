"""Among near passages the one that holds the question's rare words, side by side, comes first."""

from dataclasses import fields, replace

import numpy as np
import pytest

from chat.question import Question, read_question
from chat.rarity import Rarity
from chat.second_look import LOOKED_AT, Looks, SecondLook, glance, look_again
from index.hit import Hit
from index.search import Found
from index.stored import Document, StoredPassage
from ingest.normalise import fold
from ingest.notice import Notice
from ingest.passages import split_passages
from tests.chat.builders import made_notice, stored_document

NOTICE = made_notice(
    7,
    "1. Bộ Y tế rà soát giá thuốc và giá vắc xin.\n\n2. Bộ Công an điều tra việc phá rừng đầu nguồn.",
)


DOCUMENTS = {NOTICE.id: stored_document(NOTICE, title="")}


def _found(notice: Notice) -> list[Found]:
    return [
        Found(
            hit=Hit(key=notice.name, passage=passage, score=1.0 - place / 10),
            stored=StoredPassage(row=place, key=notice.name, passage=passage),
        )
        for place, passage in enumerate(split_passages(notice))
    ]


def _rarity(common: str = "") -> Rarity:
    return lambda term: 0.1 if term in common.split() else 5.0


def _again(question: Question, found: list[Found], rarity: Rarity) -> list[Found]:
    rows = {one.stored.row: one.stored for one in _found(NOTICE)}
    asked = glance(question, rarity, np.zeros(2, np.float32))
    return look_again(
        asked, found, DOCUMENTS, lambda wanted: [rows[row] for row in wanted if row in rows]
    )


def test_the_passage_with_the_words_asked_for_comes_first_without_diacritics_too() -> None:
    asked = "Ai điều tra việc phá rừng đầu nguồn?"
    typed = read_question("", asked)
    bare = read_question("", fold(asked), bare=True)
    for question in (typed, bare):
        [first, *_] = _again(question, _found(NOTICE), _rarity())
        assert "phá rừng" in first.hit.passage.text


def test_common_words_count_little_and_scores_stay_in_order() -> None:
    question = read_question("", "Bộ Công an lo giá vắc xin?")
    ordered = _again(question, _found(NOTICE), _rarity("bo cong an bo_cong cong_an"))
    assert "vắc xin" in ordered[0].hit.passage.text
    assert ordered[0].hit.score >= ordered[-1].hit.score


def test_without_words_the_order_stays() -> None:
    found = _found(NOTICE)
    again = _again(read_question("", "ai?"), found, _rarity())
    assert [one.stored.row for one in again] == [one.stored.row for one in found]


def test_what_comes_first_does_not_hang_on_how_many_are_looked_for() -> None:
    other, wanted = _found(NOTICE)
    question = read_question("", "Ai điều tra việc phá rừng đầu nguồn?")
    few = _again(question, [other] * LOOKED_AT, _rarity())
    many = _again(question, [other] * LOOKED_AT + [wanted], _rarity())
    assert [*few, wanted] == many


def _of(number: int, row: int, body: str, *, year: int = 2023) -> tuple[Found, Document]:
    notice = made_notice(number, body, year=year)
    [passage] = split_passages(notice)[:1]
    one = Found(
        hit=Hit(key=notice.name, passage=passage, score=1.0),
        stored=StoredPassage(row=row, key=notice.name, passage=passage),
    )
    return one, stored_document(notice, title="")


def test_of_two_alike_the_document_of_the_year_asked_for_comes_first() -> None:
    body = "Bộ Công Thương điều hành giá xăng dầu."
    (old, first), (new, second) = _of(8, 0, body, year=2022), _of(9, 5, body)
    documents = {one.notice_id: one for one in (first, second)}
    for year, wanted in (("2022", old), ("2023", new)):
        asked = glance(
            read_question("", f"Giá xăng dầu năm {year}?"), _rarity(), np.zeros(2, np.float32)
        )
        assert look_again(asked, [old, new], documents, lambda _: [])[0].stored == wanted.stored


def test_words_that_the_next_passage_holds_count_and_those_of_another_document_do_not() -> None:
    one, two = _found(NOTICE)
    other, document = _of(8, 2, "Bộ Y tế rà soát giá thuốc và giá vắc xin.")
    asked = glance(
        read_question("", "Giá vắc xin và phá rừng đầu nguồn"), _rarity(), np.zeros(2, np.float32)
    )
    documents = DOCUMENTS | {document.notice_id: document}
    found = [other, one]

    alone = look_again(asked, found, documents, lambda _: [])
    beside = look_again(asked, found, documents, lambda _: [two.stored, other.stored])

    assert [one.stored.row for one in alone] == [2, 0]
    assert [one.stored.row for one in beside] == [0, 2]


def test_the_nearest_sentence_counts() -> None:
    vector = np.array([1, 0], np.float32)
    one, two = _found(NOTICE)
    near = replace(
        two.stored, sentence_vectors=np.array([[0.0, 1.0], [1.0, 0.0]], np.float32), vector=vector
    )
    found = [one, replace(two, stored=near)]
    again = look_again(
        glance(read_question("", "ai?"), _rarity(), vector), found, DOCUMENTS, lambda _: []
    )
    assert [one.stored.row for one in again] == [1, 0]


@pytest.mark.parametrize("name", [field.name for field in fields(Looks)])
def test_everything_that_is_seen_counts_what_its_weight_says(name: str) -> None:
    nothing = Looks(**dict.fromkeys((field.name for field in fields(Looks)), 0.0))
    weights = SecondLook()
    assert weights.gain(replace(nothing, **{name: 1.0})) == getattr(weights, name)
