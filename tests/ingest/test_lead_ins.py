"""Lines that announce a list of tasks, and what the tasks below take from them."""

import datetime as dt
import unicodedata
from typing import Literal

import pytest

from ingest.assignments import read_assignments
from ingest.notice import Assignment, Span
from ingest.outline import read_outline

DATE = dt.date(2023, 5, 10)
POINTS = """

1. Rà soát các dự án chậm tiến độ, đề xuất biện pháp xử lý.

2. Báo cáo kết quả giải ngân trước ngày 20 tháng 5 năm 2023.
"""


def read(text: str) -> tuple[Assignment, ...]:
    body = Span(start=0, end=len(text))
    return read_assignments(text, body, read_outline(text, body), DATE)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_lead_in_is_no_task_and_its_agency_and_deadline_hold_below(
    form: Literal["NFC", "NFD"],
) -> None:
    line = (
        "Thủ tướng Chính phủ yêu cầu các cơ quan thực hiện các nhiệm vụ sau trước ngày 15 tháng 6:"
    )
    text = unicodedata.normalize("NFC", unicodedata.normalize(form, line + POINTS))
    review, report = read(text)
    assert review.lead == report.lead == "các cơ quan"
    assert review.task.startswith("Rà soát các dự án")
    assert (review.deadline, review.deadline_text) == (
        dt.date(2023, 6, 14),
        "trước ngày 15 tháng 6",
    )
    assert report.deadline == dt.date(2023, 5, 19)  # its own


def test_points_with_agencies_of_their_own_keep_the_deadline_of_the_lead_in() -> None:
    text = (
        "Trước ngày 15 tháng 6 năm 2023, yêu cầu các bộ, ngành thực hiện các việc sau:\n\n"
        "1. Bộ Y tế rà soát thuốc, vật tư.\n\n2. Bộ Tài chính:\n\na) Bố trí kinh phí.\n\n"
        "b) Hướng dẫn thanh toán trong tháng 7 năm 2023.\n"
    )
    found = [(one.lead, one.deadline) for one in read(text)]
    assert found == [
        ("Bộ Y tế", dt.date(2023, 6, 14)),
        ("Bộ Tài chính", dt.date(2023, 6, 14)),
        ("Bộ Tài chính", dt.date(2023, 7, 31)),
    ]


def test_a_day_within_the_purpose_of_a_lead_in_is_no_deadline() -> None:
    text = "Để hoàn thành kế hoạch trong năm 2023, Thủ tướng Chính phủ yêu cầu các địa phương:"
    assert [one.deadline for one in read(text + POINTS)] == [None, dt.date(2023, 5, 19)]


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        (
            "Thủ tướng Chính phủ yêu cầu Bộ trưởng các Bộ và Chủ tịch UBND các tỉnh:",
            "Bộ trưởng các Bộ và Chủ tịch UBND các tỉnh",
        ),
        (
            "Trước tình hình đó, Bộ Công Thương chỉ đạo lực lượng Quản lý thị trường các tỉnh triển khai các việc sau:",
            "lực lượng Quản lý thị trường các tỉnh",
        ),
        (
            "Bộ trưởng Bộ Tài chính yêu cầu Tổng cục Thuế chỉ đạo Cục Thuế các tỉnh, thành phố thực hiện các nội dung sau:",
            "Tổng cục Thuế",
        ),
        (
            "Bộ Xây dựng đề nghị các Bộ, ngành, địa phương triển khai các nhiệm vụ được giao tại Đề án, cụ thể như sau:",
            "các Bộ, ngành, địa phương",
        ),
    ],
)
def test_ways_to_lead_in(line: str, lead: str) -> None:
    found = read(line + POINTS)
    assert [one.lead for one in found] == [lead, lead]
    assert not any("sau" in one.task for one in found)


def test_whom_to_work_with_is_named_once_for_all_points() -> None:
    text = "1. Bộ Y tế chủ trì, phối hợp chặt chẽ, hiệu quả với các bộ, ngành, các địa phương có liên quan:\n\n"
    text += "- Kiểm tra Chiến dịch tiêm chủng.\n\n- Phối hợp với Bộ Công an quản lý giá thuốc.\n"
    assert [one.coordinating for one in read(text)] == [
        ("các bộ, ngành", "các địa phương có liên quan"),
        ("Bộ Công an",),
    ]


def test_a_lead_in_with_work_of_its_own_stays_a_task() -> None:
    text = "1. Các địa phương khắc phục nhanh hậu quả mưa lũ, sửa chữa nhà cửa cho dân, tập trung các việc sau:\n\n"
    text += "a) Rà soát khu vực sạt lở.\n"
    assert [one.section for one in read(text)] == ["1", "1.a"]


def test_what_happened_before_the_points_is_no_task() -> None:
    text = (
        "Thời gian qua, các doanh nghiệp thực hiện chuyển đổi sang hóa đơn điện tử. Thủ tướng Chính phủ đã ban hành "
        "nhiều văn bản yêu cầu các Bộ tháo gỡ khó khăn.\n\nTrước tình hình đó, yêu cầu Bộ Tài chính:"
    )
    assert [one.lead for one in read(text + POINTS)] == ["Bộ Tài chính", "Bộ Tài chính"]


def test_a_word_for_shortcomings_in_a_point_does_not_make_it_a_remark() -> None:
    text = "2. Bộ Tài chính:\n\na) Có biện pháp hạn chế nhập khẩu thiết bị cũ.\n\n"
    text += "b) Trong và sau Tết: Báo cáo tình hình giá cả, gửi trước 15h00 ngày 26/5/2023.\n"
    restrict, report = read(text)
    assert restrict.task.startswith("Có biện pháp hạn chế")
    assert report.deadline == dt.date(2023, 5, 26)


def test_under_a_heading_that_looks_back_nothing_is_a_task() -> None:
    text = "1. Các địa phương rà soát dự án.\n\n2. Tồn tại, hạn chế\n\na) Triển khai chậm, phối hợp chưa tốt.\n"
    assert [one.section for one in read(text)] == ["1"]


def test_the_task_of_who_is_only_named_is_the_heading_above() -> None:
    text = "1. Giải quyết vấn đề nhà ở cho người lao động.\n\nGiao Bộ Xây dựng chủ trì, phối hợp với Bộ Tài chính.\n"
    [one] = read(text)
    assert one.task == "Giải quyết vấn đề nhà ở cho người lao động"
    assert one.coordinating == ("Bộ Tài chính",)


def test_a_deadline_of_all_that_stands_before_it_holds_for_each() -> None:
    text = "1. Cao tốc: Bộ Tài chính làm việc với nhà tài trợ; Bộ Xây dựng rà soát dự án. "
    text += "Các công việc này phải hoàn thành trong tháng 6 năm 2023."
    assert [one.deadline for one in read(text)] == [dt.date(2023, 6, 30)] * 2


def test_a_bracket_that_ends_in_dots_does_not_end_the_sentence() -> None:
    text = (
        "1. Bộ Y tế phối hợp với các Bộ liên quan (Bộ Tài chính, VCCI…) và các địa phương rà soát."
    )
    [one] = read(text)
    assert one.coordinating[-1] == "các địa phương"
    assert one.task == "rà soát"


def test_praise_under_a_heading_of_results_is_no_task() -> None:
    text = "I. ĐÁNH GIÁ CHUNG\n\nNhiều việc đã xong; các cơ quan tăng cường giám sát; đẩy nhanh thi công trước 30/4/2023.\n\n"
    text += "II. NHIỆM VỤ\n\n1. Bộ Y tế rà soát thuốc.\n"
    assert [one.lead for one in read(text)] == ["Bộ Y tế"]
