"""Who does a task of a plan, told below it or behind it, in sentences made up in the way of plans."""

import datetime as dt

import pytest

from ingest.assignments import read_assignments
from ingest.notice import Assignment, Span
from ingest.outline import read_outline


def read(text: str) -> tuple[Assignment, ...]:
    body = Span(start=0, end=len(text))
    return read_assignments(text, body, read_outline(text, body), dt.date(2023, 1, 12))


PLAN = """1. Rà soát quy trình cấp phép

- Đơn vị chủ trì: Cục Quản lý bến, bãi.

- Đơn vị phối hợp: Vụ Pháp chế, các sở, ngành liên quan.

- Thời gian hoàn thành: Quý II năm 2023.

2. Mở lớp tập huấn cho cán bộ xã

Cơ quan thực hiện: Sở Nội vụ; cơ quan phối hợp: Trường Chính trị tỉnh.

Thời hạn: trước ngày 30/9/2023.
"""


def test_the_lines_below_a_task_say_who_does_it_and_by_when() -> None:
    first, second = read(PLAN)
    assert first.lead == "Cục Quản lý bến, bãi"
    assert first.coordinating == ("Vụ Pháp chế", "các sở, ngành liên quan")
    assert first.task == "Rà soát quy trình cấp phép"
    assert first.deadline == dt.date(2023, 6, 30)
    assert first.deadline_text == "Quý II năm 2023"
    assert (second.lead, second.section) == ("Sở Nội vụ", "2")
    assert second.coordinating == ("Trường Chính trị tỉnh",)
    assert second.deadline == dt.date(2023, 9, 29)


def test_the_quote_holds_the_task_and_its_roles() -> None:
    first, _ = read(PLAN)
    quote = first.span.of(PLAN)
    assert quote.startswith("Rà soát")
    assert quote.endswith("Quý II năm 2023.")


def test_roles_in_brackets_behind_a_task_are_read() -> None:
    [one] = read(
        "3. Kiểm tra bến thủy (chủ trì: Thanh tra Sở; phối hợp: Công an tỉnh; tháng 5/2023)."
    )
    assert (one.lead, one.coordinating) == ("Thanh tra Sở", ("Công an tỉnh",))
    assert one.task == "Kiểm tra bến thủy"


def test_a_time_told_before_the_lead_belongs_to_the_task() -> None:
    text = "1. Dọn kênh mương\n\n- Thời gian thực hiện: Tháng 3/2023.\n\n- Đơn vị chủ trì: Sở Xây dựng."
    [one] = read(text)
    assert (one.lead, one.task) == ("Sở Xây dựng", "Dọn kênh mương")
    assert one.deadline == dt.date(2023, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "1. Họp giao ban\n\nChủ trì: Phó Chủ tịch UBND tỉnh.\n\nĐịa điểm: phòng họp số 2.",
        "1. Mua sách\n\n- Kinh phí: ngân sách tỉnh.",
    ],
    ids=["who presides a meeting", "only where the money is from"],
)
def test_lines_that_give_nobody_the_task_are_none(text: str) -> None:
    assert read(text) == ()


def test_a_period_of_work_ends_with_its_last_day() -> None:
    [one] = read("1. Yêu cầu các trường nộp hồ sơ, thời hạn từ ngày 2/3/2023 đến ngày 9/3/2023.")
    assert one.deadline == dt.date(2023, 3, 9)


FESTIVAL = """1. Chương trình khai mạc

- Thời gian dự kiến: ngày 11/9/2023.

- Địa điểm: Sân vận động tỉnh.

- Đơn vị chủ trì: Sở Văn hóa và Thể thao.

- Đơn vị thực hiện: Bảo tàng tỉnh.

- Đơn vị phối hợp: nhóm nghệ sĩ trẻ, làng gốm Sao Mai; Hãng phim Trẻ.
"""


def test_time_and_place_of_an_event_are_no_task_and_its_day_is_the_deadline() -> None:
    [one] = read(FESTIVAL)
    assert (one.task, one.lead) == ("Chương trình khai mạc", "Sở Văn hóa và Thể thao")
    assert one.deadline == dt.date(2023, 9, 11)
    assert one.coordinating == (
        "Bảo tàng tỉnh",
        "nhóm nghệ sĩ trẻ",
        "làng gốm Sao Mai",
        "Hãng phim Trẻ",
    )


def test_what_an_agency_is_here_is_not_of_its_name() -> None:
    [one] = read("1. UBND tỉnh phối hợp với Sở Y tế (cơ quan thường trực) rà soát kho thuốc.")
    assert one.coordinating == ("Sở Y tế",)
