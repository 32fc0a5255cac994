"""What is said of one province or ministry does not answer for another."""

import pytest

from chat.elsewhere import elsewhere
from chat.question import Question, read_question
from chat.scopes import read_scopes
from ingest.passages import split_passages
from ingest.provinces import provinces_in
from tests.chat.builders import made_notice, scopes_of

GROWTH = "GRDP bình quân đầu người của tỉnh đạt 46,5 triệu đồng."


def asked(text: str) -> Question:
    return read_question(text, text)


def test_a_province_that_is_named_nowhere_near_is_another_one() -> None:
    question = asked("GRDP bình quân đầu người của Cao Bằng đạt bao nhiêu?")
    assert (
        elsewhere(question, scopes_of(GROWTH, document="làm việc với lãnh đạo tỉnh Lạng Sơn")) == 1
    )


@pytest.mark.parametrize("where", ["heading", "document"])
def test_a_province_named_above_or_by_the_title_is_the_same(where: str) -> None:
    question = asked("GRDP bình quân đầu người của Lạng Sơn đạt bao nhiêu?")
    above = {"heading": "", "document": "", where: "tỉnh Lạng Sơn"}
    assert elsewhere(question, scopes_of(GROWTH, above["heading"], above["document"])) == 0


def test_a_call_on_all_provinces_speaks_of_each() -> None:
    question = asked("Cao Bằng phải rà soát trước ngày nào?")
    assert elsewhere(question, scopes_of("Các địa phương rà soát trước ngày 25/7/2022.")) == 0


def test_several_provinces_called_by_their_names_are_not_all() -> None:
    question = asked("Tiền Giang phải giao bao nhiêu cát?")
    assert elsewhere(question, scopes_of("Các tỉnh An Giang, Vĩnh Long giao cát.")) == 1
    assert elsewhere(question, scopes_of("Các tỉnh: An Giang, Tiền Giang giao cát.")) == 0
    assert elsewhere(question, scopes_of("Các tỉnh vùng sông nước giao cát.")) == 0


def test_several_ministries_called_by_their_names_are_not_all() -> None:
    few = "Các Bộ: Tài chính, Y tế và Giáo dục và Đào tạo rà soát."
    assert elsewhere(asked("Bộ Xây dựng phải làm gì?"), scopes_of(few)) == 1
    assert elsewhere(asked("Bộ Y tế phải làm gì?"), scopes_of(few)) == 0
    assert elsewhere(asked("Bộ Xây dựng phải làm gì?"), scopes_of("Các Bộ, ngành rà soát.")) == 0


def test_a_ministry_is_known_by_the_initials_in_the_number_of_its_document() -> None:
    question = asked("Văn bản của Bộ Tài nguyên và Môi trường số mấy?")
    assert elsewhere(question, scopes_of("Văn bản số 4766/BTNMT-KSVN ngày 20/6/2023.")) == 0
    assert elsewhere(question, scopes_of("Văn bản số 4766/BGTVT-KSVN ngày 20/6/2023.")) == 1


def test_the_row_of_a_cell_is_its_passage() -> None:
    notice = made_notice(22, "Tỷ lệ giải ngân\n\nVĩnh Phúc\n\n254.761\n\n2,2%")
    passage = next(one for one in split_passages(notice) if "254.761" in one.text)
    cell = next(one for one in passage.sentences if one.of(notice.text) == "254.761")
    scopes = read_scopes(passage, cell, "")
    assert elsewhere(asked("Vĩnh Phúc giải ngân bao nhiêu?"), scopes) == 0
    assert elsewhere(asked("Cao Bằng giải ngân bao nhiêu?"), scopes) == 1


def test_those_with_whom_someone_works_are_not_called_on() -> None:
    question = asked("Bộ Xây dựng phải làm gì?")
    with_others = "Bộ Y tế phối hợp với các bộ, ngành liên quan rà soát."
    assert elsewhere(question, scopes_of(with_others)) == 1
    assert elsewhere(question, scopes_of("Các bộ, ngành phối hợp với Bộ Y tế rà soát.")) == 0
    assert elsewhere(asked("Bộ Y tế phải làm gì?"), scopes_of(with_others)) == 0


@pytest.mark.parametrize(
    ("everyday", "full"),
    [
        ("Bộ Giáo dục", "Bộ Giáo dục và Đào tạo"),
        ("Bộ Nông nghiệp", "Bộ NN&PTNT"),
        ("bộ lao động", "Bộ Lao động - Thương binh và Xã hội"),
    ],
)
def test_a_ministry_is_known_by_the_first_word_of_its_name(everyday: str, full: str) -> None:
    question = asked(f"{everyday} phải báo cáo khi nào?")
    assert elsewhere(question, scopes_of(f"{full} báo cáo trước ngày 25/7/2022.")) == 0
    assert elsewhere(question, scopes_of("Bộ Y tế báo cáo trước ngày 25/7/2022.")) == 1


def test_a_ministry_is_known_by_its_abbreviation_and_its_other_names() -> None:
    question = asked("Bộ Giao thông vận tải phải báo cáo khi nào?")
    assert elsewhere(question, scopes_of("Bộ GTVT báo cáo trước ngày 25/7/2022.")) == 0
    assert elsewhere(question, scopes_of("Bộ Xây dựng báo cáo trước ngày 25/7/2025.")) == 0
    assert elsewhere(question, scopes_of("Bộ Y tế báo cáo trước ngày 25/7/2022.")) == 1


def test_a_later_name_stands_for_the_earlier_one_in_later_documents_alone() -> None:
    question = asked("Bộ Giao thông vận tải phải báo cáo khi nào?")
    sentence = "Bộ Xây dựng báo cáo trước ngày 25/7."
    assert elsewhere(question, scopes_of(sentence, year=2022)) == 1
    assert elsewhere(question, scopes_of(sentence, year=2025)) == 0


def test_a_ministry_may_be_named_by_the_lead_in_of_a_list() -> None:
    notice = made_notice(22, "1. Kết luận:\n\n- Giao Bộ Nội vụ:\n\n+ Lập tổ.\n\n- Họp mỗi quý.")
    passage = next(one for one in split_passages(notice) if "Lập tổ" in one.text)
    sentences = {one.of(notice.text): read_scopes(passage, one, "") for one in passage.sentences}
    question = asked("Bộ Nội vụ phải làm gì?")
    assert elsewhere(question, sentences["+ Lập tổ."]) == 0
    assert elsewhere(question, sentences["- Họp mỗi quý."]) == 1
    assert elsewhere(asked("Bộ Y tế phải làm gì?"), sentences["+ Lập tổ."]) == 1


def test_a_question_that_names_neither_is_about_no_other_place() -> None:
    assert elsewhere(asked("Ai phải rà soát?"), scopes_of("Bộ Y tế rà soát.")) == 0


def test_every_province_of_the_table_is_found_in_its_own_name() -> None:
    assert provinces_in("tỉnh Khánh Hoà, tỉnh Thanh Hoá") == ("Khánh Hòa", "Thanh Hóa")
    assert provinces_in("ubnd tỉnh bà rịa - vũng tàu") == ("Bà Rịa - Vũng Tàu",)
