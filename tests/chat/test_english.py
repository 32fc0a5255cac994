"""English questions: seen as such, without their framing, in words that notices hold."""

import pytest

from chat.english import is_english, to_vietnamese, without_framing
from chat.english_words import glossary
from chat.understand import Understanding
from chat.unsaid.english_units import read_english_units
from index.acronyms import learn_acronyms
from index.restore import learn_restorer
from ingest.agencies import load_abbreviations

UNDERSTANDING = Understanding(
    restorer=learn_restorer(["Bộ Y tế chủ trì, trình Chính phủ"]),
    abbreviations=load_abbreviations(),
    acronyms=learn_acronyms(["Bộ Y tế"]),
)


@pytest.mark.parametrize(
    "question",
    [
        "Can you tell me who leads?",
        "Could the Ministry of Health be asked to help?",
        "Do provinces have to report?",
        "I'd like to know the deadline for toll tags",
        "I’d like to know the deadline",
        "According to notice 113, who attended?",
        "Please list the tasks of the ministry.",
        "Is it true that the school year begins later?",
        "deadline for toll tags?",
        "What must Lạng Sơn do?",
    ],
)
def test_a_question_in_english_is_seen_however_it_begins(question: str) -> None:
    assert is_english(question)


@pytest.mark.parametrize(
    "question",
    [
        "bo nao chu tri viec nay",
        "deadline nop bao cao la khi nao",
        "check in online thi can giay to gi",
        "GDP va CPI quy I the nao",
        "ubnd tphcm lam gi",
        "Bộ nào online nhất?",
        "zzz qqq www",
        "cho hoi ve project Long Thanh",
    ],
)
def test_vietnamese_with_english_words_in_it_stays_vietnamese(question: str) -> None:
    assert not is_english(question)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Can you please tell me who leads?", "who leads?"),
        ("Hello, could you tell us about the plan?", "the plan?"),
        ("I would like to know whether schools reopen", "whether schools reopen"),
        ("Do you know when it ends, please?", "when it ends?"),
        ("Please list the tasks.", "list the tasks."),
        ("Tell me which bank lends.", "which bank lends."),
        ("Who can lend?", "Who can lend?"),
        ("Please", "Please"),
    ],
)
def test_what_only_asks_for_an_answer_falls_away(typed: str, plain: str) -> None:
    assert without_framing(typed) == plain


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Which decree supports farmers?", "nghị định nào hỗ trợ nông dân?"),
        (
            "Does the Prime Minister's directive mention security?",
            "có Thủ tướng Chính phủ chỉ thị an ninh không?",
        ),
        ("Do ministries submit plans?", "có các bộ trình kế hoạch không?"),
        ("According to notice no. 113, did prices rise?", "có thông báo 113, giá tăng không?"),
        ("Who reports by 15 April 2023?", "ai báo cáo trước ngày 15 tháng 4 năm 2023?"),
        ("Who leads in Long Thanh?", "ai chủ trì Long Thanh?"),
    ],
)
def test_words_become_those_of_notices(typed: str, understood: str) -> None:
    assert to_vietnamese(typed) == understood


def test_a_term_is_known_in_all_its_forms() -> None:
    known = glossary()
    assert known["agencies"] == known["agency"]
    assert known["amending"] == known["amended"] == known["amends"] == known["amend"]
    assert known["controlled"] == known["control"]
    assert "feed" not in known


def test_an_english_word_that_is_not_known_is_a_term_that_no_notice_holds() -> None:
    terms = [
        term.text for term in UNDERSTANDING.read("Could you tell me which hotel reports?").terms
    ]
    assert terms == ["hotel", "báo", "cáo"]


def test_a_date_is_one_word_of_a_refusal() -> None:
    units = read_english_units("Who opens the museum by 15 April 2023?")
    assert [(unit.shown, unit.date) for unit in units if unit.content] == [("15 April 2023", True)]
