"""What is said of one province or ministry does not answer for another."""

import pytest

from chat.elsewhere import elsewhere
from chat.question import Question, read_question
from chat.scopes import DOCUMENT, HEADING, SENTENCE, Scopes, look_up
from ingest.provinces import provinces_in

GROWTH = "GRDP bình quân đầu người của tỉnh đạt 46,5 triệu đồng."


def asked(text: str) -> Question:
    return read_question(text, text)


def said(sentence: str, heading: str = "", document: str = "") -> Scopes:
    levels = ((SENTENCE, sentence), (HEADING, heading), (DOCUMENT, document))
    return Scopes(
        clause=sentence,
        sentence=sentence,
        levels=tuple((weight, look_up(text)) for weight, text in levels),
    )


def test_a_province_that_is_named_nowhere_near_is_another_one() -> None:
    question = asked("GRDP bình quân đầu người của Cao Bằng đạt bao nhiêu?")
    assert elsewhere(question, said(GROWTH, document="làm việc với lãnh đạo tỉnh Lạng Sơn")) == 1


@pytest.mark.parametrize("where", ["heading", "document"])
def test_a_province_named_above_or_by_the_title_is_the_same(where: str) -> None:
    question = asked("GRDP bình quân đầu người của Lạng Sơn đạt bao nhiêu?")
    assert elsewhere(question, said(GROWTH, **{where: "tỉnh Lạng Sơn"})) == 0


def test_a_call_on_all_provinces_speaks_of_each() -> None:
    question = asked("Cao Bằng phải rà soát trước ngày nào?")
    assert elsewhere(question, said("Các địa phương rà soát trước ngày 25/7/2022.")) == 0


def test_a_ministry_is_known_by_its_abbreviation_and_its_other_names() -> None:
    question = asked("Bộ Giao thông vận tải phải báo cáo khi nào?")
    assert elsewhere(question, said("Bộ GTVT báo cáo trước ngày 25/7/2022.")) == 0
    assert elsewhere(question, said("Bộ Xây dựng báo cáo trước ngày 25/7/2025.")) == 0
    assert elsewhere(question, said("Bộ Y tế báo cáo trước ngày 25/7/2022.")) == 1


def test_a_question_that_names_neither_is_about_no_other_place() -> None:
    assert elsewhere(asked("Ai phải rà soát?"), said("Bộ Y tế rà soát.")) == 0


def test_every_province_of_the_table_is_found_in_its_own_name() -> None:
    assert provinces_in("tỉnh Khánh Hoà, tỉnh Thanh Hoá") == ("Khánh Hòa", "Thanh Hóa")
    assert provinces_in("ubnd tỉnh bà rịa - vũng tàu") == ("Bà Rịa - Vũng Tàu",)
