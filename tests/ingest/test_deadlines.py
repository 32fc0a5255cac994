"""The last day that the words of a notice allow."""

import datetime as dt

import pytest

from ingest.assignments.deadlines import find_deadline
from ingest.notice import Span

DATE = dt.date(2022, 11, 20)  # a Sunday


def last_day(words: str, date: dt.date | None = DATE) -> dt.date | None:
    found = find_deadline(words, Span(start=0, end=len(words)), date)
    return found.last_day if found else None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("báo cáo trước ngày 15 tháng 12 năm 2022.", "2022-12-14"),
        ("báo cáo trước 15/12/2022", "2022-12-14"),
        ("báo cáo trước ngày 01-01-2023", "2022-12-31"),
        ("báo cáo trước 17h00 ngày 25/11/2022", "2022-11-25"),
        ("chậm nhất ngày 30 tháng 11 năm 2022", "2022-11-30"),
        ("chậm nhất là trước ngày 15 tháng 12 năm 2022", "2022-12-14"),
        ("chậm nhất trong tháng 12 năm 2022", "2022-12-31"),
        ("hoàn thành trong tháng 2 năm 2024.", "2024-02-29"),
        ("trình Chính phủ trong quý III/2023", "2023-09-30"),
        ("trình Chính phủ trong Quý 1 năm 2023;", "2023-03-31"),
        ("hoàn thành trong năm 2022.", "2022-12-31"),
        ("hoàn thành trước tháng 6 năm 2023", "2023-05-31"),
        ("hoàn thành trước quý II/2023", "2023-03-31"),
        ("Thời hạn hoàn thành: tháng 3 năm 2023.", "2023-03-31"),
        ("(trong tháng 12 năm 2022)", "2022-12-31"),
        ("đến hết ngày 31/12/2022", "2022-12-31"),
        ("xong trước cuối năm 2023", "2023-12-31"),
        ("hoàn thành 6 tháng đầu năm 2023", "2023-06-30"),
        ("trong năm 2022 hoặc chậm nhất trước tháng 6 năm 2023.", "2023-05-31"),
        ("báo cáo trước ngày 30/6", "2023-06-29"),
        ("báo cáo trước ngày 15/12", "2022-12-14"),
        ("trong tháng 12.", "2022-12-31"),
        ("trong quý I.", "2023-03-31"),
        ("sau 10 ngày kể từ ngày ban hành Chỉ thị", "2022-11-30"),
        ("trong vòng 30 ngày kể từ ngày ký", "2022-12-20"),
        ("trong thời hạn 2 tháng kể từ ngày ban hành văn bản này", "2023-01-20"),
        ("báo cáo trong tuần này", "2022-11-20"),
        ("báo cáo cuối tuần tới", "2022-11-27"),
        ("xong trong tháng này", "2022-11-30"),
        ("trình trong quý I năm sau", "2023-03-31"),
        ("báo cáo trước ngày 15 tháng tới", "2022-12-14"),
        ("báo cáo trong 15 ngày tới", "2022-12-05"),
        ("trong quý I và quý II năm 2023", "2023-06-30"),
        ("hoàn thành trong tháng 12 năm 2022, tháng 1 năm 2023", "2022-12-31"),
        ("không muộn hơn ngày 30/11/2022", "2022-11-30"),
        ("báo cáo trước ngày 15.12.2022", "2022-12-14"),
        ("đến ngày 30/6/2023 phải hoàn thành", "2023-06-30"),
    ],
)
def test_words_that_name_a_day(words: str, day: str) -> None:
    assert last_day(words) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    [
        "báo cáo ngay Thủ tướng Chính phủ",
        "thường xuyên kiểm tra",
        "định kỳ hằng quý báo cáo",
        "hoàn thành trước mùa mưa lũ",
        "trong vòng 30 ngày kể từ ngày nhận đủ hồ sơ",
        "trong thời hạn 5 ngày làm việc kể từ ngày ký",
        "trước ngày 31/2/2023",
        "báo cáo trước ngày 10/11",
        "chậm nhất ngày 5 hằng tháng",
        "trước ngày 30 tháng 6 hàng năm",
        "trước ngày 25 của tháng cuối quý",
        "chậm nhất 02 ngày sau khi nhận hồ sơ",
    ],
)
def test_words_that_name_no_day_are_kept_as_words(words: str) -> None:
    found = find_deadline(words, Span(start=0, end=len(words)), DATE)
    assert found is not None
    assert found.last_day is None
    assert found.text in words


@pytest.mark.parametrize(
    "words",
    [
        "theo Nghị định số 81/2021/NĐ-CP ngày 27 tháng 8 năm 2021",
        "để thực hiện từ ngày 01 tháng 8 năm 2023",
        "số liệu trong năm 2021.",
        "kết quả của 6 tháng qua",
        "khẩn trương hoàn thành",
        "trong những tháng tới tình hình khó lường",
        "đạt 30/60 chỉ tiêu",
    ],
)
def test_other_dates_set_no_deadline(words: str) -> None:
    assert find_deadline(words, Span(start=0, end=len(words)), DATE) is None


def test_what_is_due_every_month_is_kept_whole() -> None:
    words = "báo cáo chậm nhất ngày 5 hằng tháng"
    found = find_deadline(words, Span(start=0, end=len(words)), DATE)
    assert found is not None
    assert found.text == "chậm nhất ngày 5 hằng tháng"


def test_without_the_notices_date_a_day_without_a_year_stays_unread() -> None:
    assert last_day("báo cáo trước ngày 30/6", None) is None


def test_the_words_of_a_deadline_are_those_that_set_it() -> None:
    words = "trình Thủ tướng phê duyệt quy hoạch trong năm 2022."
    found = find_deadline(words, Span(start=0, end=len(words)), DATE)
    assert found is not None
    assert found.text == "trong năm 2022"
    assert found.span.of(words) == found.text


@pytest.mark.parametrize(
    ("words", "date", "day"),
    [
        ("đến hết ngày 20/11", dt.date(2022, 11, 20), dt.date(2022, 11, 20)),
        ("hoàn thành trong tháng 11 năm 2022", dt.date(2022, 11, 30), dt.date(2022, 11, 30)),
        ("báo cáo trong tháng tới", dt.date(2022, 11, 20), dt.date(2022, 12, 31)),
        ("báo cáo trong tháng tới", dt.date(2022, 12, 5), dt.date(2023, 1, 31)),
        ("báo cáo trong quý sau", dt.date(2022, 9, 30), dt.date(2022, 12, 31)),
        ("báo cáo trong quý sau", dt.date(2022, 10, 1), dt.date(2023, 3, 31)),
    ],
)
def test_a_period_may_end_with_the_day_or_the_year_of_the_notice(
    words: str, date: dt.date, day: dt.date
) -> None:
    assert last_day(words, date) == day
