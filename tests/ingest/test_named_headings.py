"""Whom headings name, and what orders look like to whom no list of words knows."""

import datetime as dt

import pytest

from ingest.assignments import read_assignments
from ingest.assignments.headings import named_beside
from ingest.notice import Assignment, Span
from ingest.outline import read_outline


def read(text: str) -> tuple[Assignment, ...]:
    body = Span(start=0, end=len(text))
    return read_assignments(text, body, read_outline(text, body), dt.date(2023, 1, 12))


def leads(text: str) -> list[str]:
    return [one.lead for one in read(text)]


LIST = """1. Sở Du lịch

- Đẩy mạnh quảng bá lễ hội.

2. Gánh hát Hoa Sen

- Tập luyện, chuẩn bị chương trình.

3. Công an tỉnh

- Bảo đảm trật tự.
"""


def test_a_heading_among_agencies_names_whoever_it_is() -> None:
    assert leads(LIST) == ["Sở Du lịch", "Gánh hát Hoa Sen", "Công an tỉnh"]


def test_alone_such_a_heading_is_a_topic() -> None:
    text = LIST.replace("Sở Du lịch", "Về quảng bá").replace("Công an tỉnh", "Về trật tự")
    assert named_beside(read_outline(text, Span(start=0, end=len(text)))) == {}


@pytest.mark.parametrize(
    "topic", ["Về kinh phí", "Công tác hậu cần", "Lễ hội đã được duyệt", "CHƯƠNG TRÌNH", "Giá vé"]
)
def test_topics_among_agencies_stay_topics(topic: str) -> None:
    assert topic not in leads(LIST.replace("Gánh hát Hoa Sen", topic))


def test_a_sentence_beside_tells_a_heading_as_another_heading_does() -> None:
    text = LIST.replace("3. Công an tỉnh\n\n- Bảo", "3. Công an tỉnh bảo")
    assert leads(text) == ["Sở Du lịch", "Gánh hát Hoa Sen", "Công an tỉnh"]


def test_a_heading_may_say_who_leads_and_who_works_along() -> None:
    duty = "Gánh hát Hoa Sen chủ trì, phối hợp với Sở Nội vụ"
    _, middle, _ = read(LIST.replace("Gánh hát Hoa Sen", duty))
    assert (middle.lead, middle.coordinating) == ("Gánh hát Hoa Sen", ("Sở Nội vụ",))


def test_whom_a_heading_points_out_above_all_is_no_other() -> None:
    text = "1. Chủ tịch UBND các tỉnh, nhất là các tỉnh miền núi\n\na) Rà soát hồ chứa.\n\nb) Bố trí kinh phí.\n"
    assert leads(text) == ["Chủ tịch UBND các tỉnh"] * 2


def test_a_point_among_orders_is_one_though_it_begins_with_a_noun() -> None:
    text = (
        "1. Cục Thuế:\n\n- Rà soát sổ sách.\n\n- Đầu mối tổng hợp vướng mắc.\n\n- Báo cáo Tổng cục.\n\n"
        "- Sổ quỹ: một cuốn.\n"
    )
    assert [one.task for one in read(text)] == [
        "Rà soát sổ sách",
        "Đầu mối tổng hợp vướng mắc",
        "Báo cáo Tổng cục",
    ]


@pytest.mark.parametrize(
    "aim", ["Mục đích, yêu cầu", "Thông điệp và khẩu hiệu", "Chủ đề", "Ý nghĩa"]
)
def test_aims_and_slogans_give_no_work(aim: str) -> None:
    text = (
        "Bộ Y tế đề nghị các Sở Y tế thực hiện các nội dung sau:\n\n"
        f"1. {aim}\n\n- Nâng cao sức khỏe Nhân dân.\n\n2. Hoạt động\n\n- Tổ chức mít tinh.\n"
    )
    assert [one.task for one in read(text)] == ["Tổ chức mít tinh"]


def test_a_report_to_someone_is_a_task_of_its_own() -> None:
    text = (
        "Bộ Y tế đề nghị các Sở Y tế thực hiện các nội dung sau:\n\n1. Tổ chức mít tinh.\n\n"
        "2. Tuyên truyền trên báo.\n\nBáo cáo kết quả về Bộ Y tế trước ngày 05/7/2023.\n"
    )
    assert [one.deadline for one in read(text)] == [None, None, dt.date(2023, 7, 4)]


@pytest.mark.parametrize(
    "fact",
    [
        "Do thị trường suy giảm, các đơn hàng giảm mạnh.",
        "Phát triển làng nghề là nhiệm vụ quan trọng.",
        "Lễ phát động: Dự kiến được tổ chức vào tháng 5.",
        "Thực hiện chủ trương của tỉnh, Tuần lễ được phát động hằng năm.",
    ],
)
def test_what_is_so_is_no_task_of_whom_the_list_is_for(fact: str) -> None:
    text = f"Bộ Y tế yêu cầu các Sở Y tế thực hiện:\n\n1. Rà soát kho thuốc.\n\n2. {fact}\n"
    assert [one.task for one in read(text)] == ["Rà soát kho thuốc"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("1. Đối với các sở, ngành: chủ động bố trí kinh phí.", "các sở, ngành"),
        ("1. UBND tỉnh đề nghị các hộ dân gắn biển số nhà.", "các hộ dân"),
        ("1. Theo đề nghị của các Bộ, cơ quan, Bộ Y tế ban hành Thông tư.", "Bộ Y tế"),
        ("1. Tỉnh đề nghị các Hội, yêu cầu các Sở cử người tham gia.", "các Hội, các Sở"),
        ("1. Về chuyển đổi số Đề nghị Bộ Công an chủ trì báo cáo.", "Bộ Công an"),
    ],
)
def test_who_is_told_to_work(text: str, lead: str) -> None:
    assert leads(text) == [lead]


def test_work_within_ones_own_house_names_nobody_else() -> None:
    text = "1. Bộ Y tế:\n\na) Phân công 01 lãnh đạo theo dõi.\n\nb) Phân công cán bộ trực.\n"
    assert leads(text) == ["Bộ Y tế"] * 2


def test_a_deadline_of_the_paragraph_is_for_all_of_it() -> None:
    text = (
        "1. Bộ Y tế rà soát kho thuốc; Bộ Công an kiểm tra kho hàng. "
        "Thời hạn hoàn thành trong tháng 9 năm 2023."
    )
    assert [one.deadline for one in read(text)] == [dt.date(2023, 9, 30)] * 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1. Hưởng ứng Tháng hành động (tháng 6), yêu cầu Bộ Y tế rà soát kho.", None),
        ("1. Trước ngày 05/6/2023, yêu cầu Bộ Y tế rà soát kho.", dt.date(2023, 6, 4)),
        (
            "1. Giai đoạn 1 (từ ngày 04/5/2023 đến hết ngày 11/5/2023): Bộ Y tế rà soát kho.",
            dt.date(2023, 5, 11),
        ),
        ("1. Bộ Y tế rà soát các khoản vay trước ngày 01/01/2018.", None),
    ],
)
def test_what_stands_before_who_leads_is_a_deadline_only_where_it_opens_or_is_the_topic(
    text: str, day: dt.date | None
) -> None:
    [one] = read(text)
    assert one.deadline == day


def test_numbered_items_in_a_line_keep_their_deadlines_apart() -> None:
    text = (
        "1. Bộ Y tế: (i) Chủ trì, phối hợp với Bộ Công an rà soát kho trong tháng 7 năm 2023; "
        "(ii) Chủ trì kiểm kê thuốc; (iii) Xây dựng sổ tay, hoàn thành trong tháng 9 năm 2023."
    )
    assert [one.deadline for one in read(text)] == [
        dt.date(2023, 7, 31),
        None,
        dt.date(2023, 9, 30),
    ]
