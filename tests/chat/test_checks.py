"""Checks by kind of question: the thing asked for must be news, and stand beside the question."""

from unicodedata import normalize

import pytest

from chat.checks import beside, conflict, fresh, lacks, rival, unit
from chat.question import Question, read_question
from tests.chat.builders import scopes_of


def asked(text: str) -> Question:
    return read_question(text, text)


def test_an_agency_that_the_question_names_itself_is_no_answer() -> None:
    question = asked("Bộ Y tế phối hợp với bộ nào?")
    assert fresh(question, "Bộ Y tế rà soát, báo cáo kết quả.") == 0
    assert fresh(question, "Bộ Y tế phối hợp với Bộ Tài chính rà soát.") == 1
    assert fresh(question, normalize("NFC", "Bộ Y tế phối hợp với Bộ Công an.")) == 1


def test_the_day_of_a_cited_document_counts_less_than_a_day_of_its_own() -> None:
    question = asked("Khi nào phải báo cáo?")
    cited = fresh(question, "Thực hiện Nghị định số 38/2022/NĐ-CP ngày 12/6/2022 của Chính phủ.")
    own = fresh(question, "Báo cáo trước ngày 25/7/2022.")
    assert 0 < cited < own == 1


def test_a_question_that_wants_nothing_special_is_not_checked() -> None:
    question = asked("Vì sao cây xăng đóng cửa?")
    assert fresh(question, "Do nguồn cung không ổn định.") == 0.5
    assert unit(question, "Do nguồn cung không ổn định.") == 0.5
    assert beside(question, "Do nguồn cung không ổn định.", [1.0] * len(question.terms)) == 0.5


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Mức hỗ trợ là 30 triệu đồng mỗi hộ.", 1.0),
        ("Có 12 xã được hỗ trợ.", 0.0),
    ],
)
def test_money_is_answered_in_money(clause: str, expected: float) -> None:
    assert unit(asked("Mỗi hộ được hỗ trợ bao nhiêu tiền?"), clause) == expected


def test_the_thing_wanted_counts_by_the_words_of_the_question_around_it() -> None:
    question = asked("Vùng IV lương bao nhiêu tiền?")
    weights = [1.0] * len(question.terms)
    near = beside(question, "Lương vùng IV là 3.250.000 đồng.", weights)
    far = beside(question, "Lương vùng IV được rà soát. " + "x " * 100 + "100 đồng.", weights)
    assert near > 0.5 > far


def test_words_are_found_without_their_diacritics_too() -> None:
    question = asked("luong vung IV bao nhieu tien")
    typed = read_question(question.text, "lương vùng IV bao nhiêu tiền", bare=True)
    clause = "Luong vung IV la 3.250.000 đồng."
    assert beside(typed, clause, [1.0] * len(typed.terms)) > 0.5


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("CPI bình quân quý II tăng bao nhiêu?", "Bình quân quý I, CPI tăng 4,2%.", 1.0),
        ("CPI bình quân quý II tăng bao nhiêu?", "Quý I tăng 4,2%, quý II tăng 4,5%.", 0.0),
        ("Phiên họp lần thứ 6 diễn ra ngày nào?", "Phiên họp lần thứ 5 họp sáng nay.", 1.0),
        ("phien hop lan thu 5 dien ra ngay nao", "Phiên họp lần thứ 05 họp sáng nay.", 0.0),
        ("CPI bình quân quý 2 tăng bao nhiêu?", "Bình quân quý II, CPI tăng 4,2%.", 0.0),
        ("Sửa Nghị định 57/2018 khi nào?", "Sửa Nghị định 57/2018/NĐ-CP trong năm 2023.", 0.0),
        ("Gói thầu 5.10 do ai làm?", "Giao Bộ Xây dựng rà soát các gói thầu.", 0.0),
    ],
)
def test_another_number_of_the_same_thing_is_seen(
    question: str, sentence: str, expected: float
) -> None:
    assert rival(asked(question), scopes_of(sentence)) == expected


def test_the_same_decree_named_with_its_year_is_no_rival() -> None:
    question = asked("Nghị định 57 sửa những nội dung gì?")
    assert (
        rival(question, scopes_of("Sửa đổi Nghị định số 57/2018/NĐ-CP về khuyến khích đầu tư."))
        == 0
    )
    assert rival(question, scopes_of("Sửa đổi Nghị định số 83/2014/NĐ-CP về xăng dầu.")) == 1


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Năm 2022 giải ngân bao nhiêu?", "Năm 2021 giải ngân 95%.", 1.0),
        ("Năm 2022 giải ngân bao nhiêu?", "Giai đoạn 2021 - 2022 giải ngân 95%.", 0.0),
        ("Năm 2022 áp dụng định mức nào?", "Áp dụng định mức của Nghị định 80/2021/NĐ-CP.", 0.0),
        ("Sửa Nghị định 57/2018 khi nào?", "Hoàn thành việc sửa đổi trong năm 2023.", 0.0),
        ("Nghị định năm 2018 được sửa khi nào?", "Sửa Nghị định 57/2018/NĐ-CP năm 2023.", 0.0),
    ],
)
def test_another_year_is_seen_but_not_in_the_number_of_a_document(
    question: str, sentence: str, expected: float
) -> None:
    assert conflict(asked(question), sentence) == expected


def test_what_a_sentence_does_not_number_its_heading_does() -> None:
    question = asked("Nâng cấp Quốc lộ 31 do ai làm?")
    below = "Ủy ban nhân dân tỉnh làm việc với Bộ Giao thông vận tải."
    assert rival(question, scopes_of(below, heading="2. Đối với tuyến Quốc lộ 4B:")) == 1
    assert rival(question, scopes_of(below, heading="2. Đối với tuyến Quốc lộ 31:")) == 0
    assert rival(question, scopes_of("Quốc lộ 31 do tỉnh làm.", heading="2. Quốc lộ 4B:")) == 0


def test_a_road_is_told_from_another_by_its_number_with_a_letter() -> None:
    question = asked("Nâng cấp Quốc lộ 31 do ai làm?")
    assert rival(question, scopes_of("Nâng cấp Quốc lộ 4B là rất cần thiết.")) == 1


@pytest.mark.parametrize(
    ("question", "clause", "expected"),
    [
        ("Kênh hỗ trợ trực từ mấy giờ?", "Trực từ 7h30 đến 17h00 hằng ngày.", 1),
        ("Kênh hỗ trợ trực từ mấy giờ?", "Trực hằng ngày, cả Chủ nhật.", 0),
        ("Khi nào mới phải đóng lệ phí?", "Chỉ đóng sau khi đã được xét duyệt.", 0.5),
    ],
)
def test_a_time_of_day_is_no_date_and_a_condition_is_neither(
    question: str, clause: str, expected: float
) -> None:
    assert fresh(asked(question), clause) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Giai đoạn 2021 - 2030 phân bổ 500 tỷ đồng.", 1),
        ("Giai đoạn 2021–2025 phân bổ 500 tỷ đồng.", 0),
        ("Kế hoạch 2021-2030, trong đó 2021-2025 phân bổ 500 tỷ đồng.", 0),
        ("Năm 2022 phân bổ 500 tỷ đồng.", 1),
        ("Phân bổ 500 tỷ đồng.", 0),
    ],
)
def test_what_is_said_of_one_period_is_not_said_of_another(sentence: str, expected: float) -> None:
    assert conflict(asked("Giai đoạn 2021-2025 phân bổ bao nhiêu?"), sentence) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Mỗi hộ được hỗ trợ 30 triệu.", 0),
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Có 12 xã được hỗ trợ.", 1),
        ("Tỷ lệ giải ngân là bao nhiêu?", "Giải ngân đạt 46,5%.", 0),
        ("Tỷ lệ giải ngân là bao nhiêu?", "Giải ngân đạt 12 tỷ đồng.", 1),
        ("Bao lâu phải báo cáo một lần?", "Báo cáo hằng quý về Thanh tra Chính phủ.", 0),
        ("Bao lâu phải báo cáo một lần?", "Báo cáo Thanh tra Chính phủ.", 1),
        ("Khi nào phải đo nồng độ cồn?", "Đo nồng độ cồn khi xe xuất bến.", 0),
        ("Khi nào phải đo nồng độ cồn?", "Tăng cường đo nồng độ cồn.", 1),
        ("Tỉnh nào chưa nhận vắc xin?", "Một địa phương chưa tiếp nhận: Thanh Hóa.", 0),
        ("Xã vùng vàng của Lạng Sơn là xã nào?", "Lạng Sơn có 01 xã “vùng vàng”.", 1),
        ("Mấy nước được bán tổ yến?", "Việt Nam là một trong bốn nước được bán.", 0),
        ("Tỷ lệ giải ngân là bao nhiêu?", "4.876.733", 0),
        ("Tỷ lệ giải ngân là bao nhiêu?", "BỘ GIAO THÔNG VẬN TẢI", 0),
        ("Ai phải rà soát?", "Rà soát các dự án.", 0),
    ],
)
def test_what_holds_nothing_of_the_kind_asked_for_lacks_it(
    question: str, sentence: str, expected: float
) -> None:
    assert lacks(asked(question), sentence) == expected
