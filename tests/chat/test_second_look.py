"""Among near passages the one that holds the question's rare words, side by side, comes first."""

from chat.question import read_question
from chat.rarity import Rarity
from chat.second_look import LOOKED_AT, look_again
from index.hit import Hit
from index.search import Found
from index.stored import StoredPassage
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


def test_the_passage_with_the_words_asked_for_comes_first_without_diacritics_too() -> None:
    asked = "Ai điều tra việc phá rừng đầu nguồn?"
    typed = read_question("", asked)
    bare = read_question("", fold(asked), bare=True)
    for question in (typed, bare):
        [first, *_] = look_again(question, _found(NOTICE), DOCUMENTS, _rarity())
        assert "phá rừng" in first.hit.passage.text


def test_common_words_count_little_and_scores_stay_in_order() -> None:
    question = read_question("", "Bộ Công an lo giá vắc xin?")
    ordered = look_again(question, _found(NOTICE), DOCUMENTS, _rarity("bo cong an bo_cong cong_an"))
    assert "vắc xin" in ordered[0].hit.passage.text
    assert ordered[0].hit.score >= ordered[-1].hit.score


def test_without_words_the_order_stays() -> None:
    found = _found(NOTICE)
    again = look_again(read_question("", "ai?"), found, DOCUMENTS, _rarity())
    assert [one.stored.row for one in again] == [one.stored.row for one in found]


def test_what_comes_first_does_not_hang_on_how_many_are_looked_for() -> None:
    other, wanted = _found(NOTICE)
    question = read_question("", "Ai điều tra việc phá rừng đầu nguồn?")
    few = look_again(question, [other] * LOOKED_AT, DOCUMENTS, _rarity())
    many = look_again(question, [other] * LOOKED_AT + [wanted], DOCUMENTS, _rarity())
    assert [*few, wanted] == many
