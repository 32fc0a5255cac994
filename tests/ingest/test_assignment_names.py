"""Names of those who are given work, in sentences made up in the way of notices."""

import datetime as dt

import pytest

from ingest.assignments import read_assignments
from ingest.notice import Assignment, Span
from ingest.outline import read_outline


def read(text: str) -> tuple[Assignment, ...]:
    body = Span(start=0, end=len(text))
    return read_assignments(text, body, read_outline(text, body), dt.date(2023, 2, 1))


def lead(text: str) -> str:
    [one] = read(text)
    return one.lead


def together(text: str) -> tuple[str, ...]:
    [one] = read(text)
    return one.coordinating


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "1. Các tỉnh chưa nối mạng xong với kho dữ liệu (có danh sách), đề nghị sớm hoàn thành.",
            "Các tỉnh chưa nối mạng xong với kho dữ liệu",
        ),
        (
            "1. Công ty Cổ phần Thẻ Sông Hồng (SHC) rà soát các máy đặt ở bến xe.",
            "Công ty Cổ phần Thẻ Sông Hồng",
        ),
        (
            "1. Thủ trưởng, lãnh đạo các phòng chịu trách nhiệm trước Giám đốc Sở.",
            "Thủ trưởng, lãnh đạo các phòng",
        ),
        (
            "1. Các ngân hàng, chi nhánh ngân hàng nước ngoài tăng cường kiểm tra.",
            "Các ngân hàng, chi nhánh ngân hàng nước ngoài",
        ),
        (
            "1. Các trường học công lập xây dựng kế hoạch thu, chi.",
            "Các trường học công lập",
        ),
        (
            "1. Giám đốc Sở Y tế các tỉnh (sau đây gọi chung là tỉnh) tổ chức trực ban.",
            "Giám đốc Sở Y tế các tỉnh",
        ),
        (
            "6. Ủy ban Quốc gia ứng phó sự cố, thiên tai và tìm kiếm cứu nạn theo dõi tình hình bão.",
            "Ủy ban Quốc gia ứng phó sự cố, thiên tai và tìm kiếm cứu nạn",
        ),
        (
            "2. Các hãng tin, phương tiện thông tin đại chúng phát huy vai trò giám sát.",
            "Các hãng tin, phương tiện thông tin đại chúng",
        ),
        (
            "5. Trung tâm Truyền thông tài nguyên và môi trường tổng hợp kết quả.",
            "Trung tâm Truyền thông tài nguyên và môi trường",
        ),
        ("4. Giao Sở Nội vụ là cơ quan giúp UBND tỉnh đôn đốc kỷ cương.", "Sở Nội vụ"),
        ("3. Đối với cán bộ, công chức:\n\na) Phải đeo thẻ khi trực ban.", "Cán bộ, công chức"),
        (
            "2. Chỉ đạo các Công ty Cấp nước và Công ty Thoát nước:\n\n- Kiểm tra các trạm bơm.",
            "các Công ty Cấp nước và Công ty Thoát nước",
        ),
        ("1. Đối với các cầu đã hỏng, Sở Xây dựng lập phương án sửa chữa.", "Sở Xây dựng"),
    ],
)
def test_a_lead_is_named_whole_and_no_more(sentence: str, name: str) -> None:
    assert lead(sentence) == name


def test_a_short_name_given_to_an_agency_stands_for_it() -> None:
    first, second = read(
        "1. Yêu cầu các hợp tác xã nông nghiệp (HTXNN) lập sổ theo dõi.\n\n2. Trong quý I, HTXNN rà soát xã viên."
    )
    assert (first.lead, second.lead) == ("các hợp tác xã nông nghiệp", "HTXNN")


def test_a_short_name_of_a_thing_is_nobody() -> None:
    assert read("1. Bản đồ số (BDS) thì tốt.\n\n2. Trong quý I, BDS kiểm tra được.") == ()


def test_two_who_are_asked_together_lead_together() -> None:
    text = (
        "Tỉnh yêu cầu các Sở và đề nghị Mặt trận Tổ quốc tỉnh thực hiện các việc sau:\n\n1. Dọn kênh."
        "\n\n2. Rà soát hộ nghèo."
    )
    assert [one.lead for one in read(text)] == ["các Sở và Mặt trận Tổ quốc tỉnh"] * len(read(text))
    assert read(text)


def test_who_asks_is_found_behind_a_comma_in_a_name() -> None:
    text = (
        "Thực hiện nhiệm vụ được giao, Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh đề nghị"
        " các huyện thực hiện một số việc sau:\n\n1. Rà soát tủ sách pháp luật."
    )
    assert lead(text) == "các huyện"


def test_what_a_cited_decision_gave_is_no_assignment() -> None:
    text = (
        "1. Thực hiện Quyết định số 12/QĐ-UBND của Chủ tịch UBND tỉnh phân công cơ quan soạn thảo,"
        " thời hạn trình; Căn cứ Nghị quyết số 3/NQ-HĐND của tỉnh;"
    )
    assert read(text) == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "1. Giao Sở Y tế cùng các sở liên quan và UBND các huyện tiếp tục rà soát.",
            ("các sở liên quan", "UBND các huyện"),
        ),
        (
            "1. Sở Y tế phối hợp, tham gia với các hội của tỉnh khi sửa quy chế.",
            ("các hội của tỉnh",),
        ),
        ("1. Sở Y tế theo nhiệm vụ được giao phối hợp địa phương kiểm tra chợ.", ("địa phương",)),
        ("1. UBND huyện chỉ đạo Công an xã phối hợp với Đội Thanh tra rà soát.", ()),
        (
            "1. Sở Y tế phối hợp với các sở, ngành (Sở Tài chính, Sở Nội vụ) và Công an tỉnh rà soát.",
            ("các sở, ngành", "Sở Tài chính", "Sở Nội vụ", "Công an tỉnh"),
        ),
        (
            "1. Sở Y tế chủ trì, phối hợp với các cơ quan liên quan thường trực theo dõi dịch.",
            ("các cơ quan liên quan",),
        ),
        (
            "1. Sở Y tế rà soát các trạm. Phối hợp với Sở Nội vụ bố trí người trực.",
            ("Sở Nội vụ",),
        ),
    ],
    ids=[
        "beside",
        "taking part",
        "of a place",
        "set to work together",
        "in brackets",
        "ended",
        "later sentence",
    ],
)
def test_whom_to_work_with(sentence: str, names: tuple[str, ...]) -> None:
    assert together(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Các hộ kinh doanh rau quả không phải nộp tờ khai theo tháng.",
        "1. Doanh nghiệp không phải gửi bản giấy.",
    ],
)
def test_who_need_not_do_something_is_given_nothing(sentence: str) -> None:
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("gửi trước 14h30' ngày 3/3/2023", dt.date(2023, 3, 3)),
        ("gửi trước 0h00 ngày 3/3/2023", dt.date(2023, 3, 2)),
        ("phấn đấu trong năm 2023 hoàn tất việc đo đạc", dt.date(2023, 12, 31)),
    ],
)
def test_hours_and_aims_set_a_day(words: str, day: dt.date) -> None:
    [one] = read(f"1. Sở Y tế lập báo cáo, {words}.")
    assert one.deadline == day
