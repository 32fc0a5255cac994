"""Assignments out of sentences made up in the way of notices."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.assignments import read_assignments
from ingest.notice import Assignment, Span
from ingest.outline import read_outline

DATE = dt.date(2022, 6, 27)


def read(text: str, date: dt.date | None = DATE) -> tuple[Assignment, ...]:
    body = Span(start=0, end=len(text))
    return read_assignments(text, body, read_outline(text, body), date)


def leads(text: str) -> list[str]:
    return [one.lead for one in read(text)]


@pytest.mark.parametrize(
    ("sentence", "lead", "coordinating"),
    [
        (
            "Giao Bộ Y tế chủ trì, phối hợp với Bộ Công an, các cơ quan liên quan xây dựng đề án.",
            "Bộ Y tế",
            ("Bộ Công an", "các cơ quan liên quan"),
        ),
        (
            "Bộ Tài chính phối hợp chặt chẽ với UBND các tỉnh: Lào Cai, Hà Giang rà soát các dự án.",
            "Bộ Tài chính",
            ("UBND các tỉnh: Lào Cai, Hà Giang",),
        ),
        ("Yêu cầu các địa phương khẩn trương thống kê thiệt hại.", "các địa phương", ()),
        (
            "Đề nghị Tổng Liên đoàn Lao động Việt Nam nghiên cứu phương án.",
            "Tổng Liên đoàn Lao động Việt Nam",
            (),
        ),
        ("UBND tỉnh Cao Bằng rà soát quy hoạch.", "UBND tỉnh Cao Bằng", ()),
        (
            "Các bộ, ngành, địa phương cần chủ động triển khai kế hoạch.",
            "Các bộ, ngành, địa phương",
            (),
        ),
        (
            "Bộ Xây dựng, Bộ Tư pháp và UBND tỉnh Lạng Sơn tập trung tháo gỡ vướng mắc.",
            "Bộ Xây dựng, Bộ Tư pháp và UBND tỉnh Lạng Sơn",
            (),
        ),
        ("Văn phòng Chính phủ theo dõi, đôn đốc việc thực hiện.", "Văn phòng Chính phủ", ()),
        (
            "Phó Thủ tướng Lê Văn Thành chỉ đạo xử lý các kiến nghị.",
            "Phó Thủ tướng Lê Văn Thành",
            (),
        ),
        ("Việc kiểm kê tài sản được giao cho Bộ Tài chính thực hiện.", "Bộ Tài chính", ()),
        (
            "Tổng cục Đường bộ có trách nhiệm sửa chữa cầu.",
            "Tổng cục Đường bộ",
            (),
        ),
        (
            "Hội đồng thẩm định và các Bộ: Y tế, Công an hoàn thiện hồ sơ.",
            "Hội đồng thẩm định và các Bộ: Y tế, Công an",
            (),
        ),
        (
            "Về nguồn vốn, Bộ Kế hoạch và Đầu tư tổng hợp, báo cáo.",
            "Bộ Kế hoạch và Đầu tư",
            (),
        ),
        (
            "Bộ Y tế yêu cầu Giám đốc Sở Y tế các tỉnh tổ chức tiêm chủng.",
            "Giám đốc Sở Y tế các tỉnh",
            (),
        ),
        (
            "Ngân hàng Nhà nước Việt Nam theo chức năng, nhiệm vụ được giao kiểm soát lạm phát.",
            "Ngân hàng Nhà nước Việt Nam",
            (),
        ),
    ],
)
def test_a_sentence_that_gives_work_names_who_leads_and_who_takes_part(
    sentence: str, lead: str, coordinating: tuple[str, ...]
) -> None:
    found = read(f"1. {sentence}")
    assert [(one.lead, one.coordinating) for one in found] == [(lead, coordinating)] * bool(lead)


@pytest.mark.parametrize(
    "sentence",
    [
        "Đồng ý với đề nghị của Bộ Tài chính về việc bổ sung vốn.",
        "Bộ Y tế đã tích cực triển khai công tác tiêm chủng.",
        "Biểu dương Bộ Công an, các địa phương đã nỗ lực trong thời gian qua.",
        "Sau khi nghe Bộ Xây dựng báo cáo, Phó Thủ tướng Lê Văn Thành kết luận như sau:",
        "Văn phòng Chính phủ thông báo để các Bộ, cơ quan biết, thực hiện./.",
        "Trong những năm qua, các địa phương đã được Chính phủ quan tâm hỗ trợ.",
        "Nguồn thu của tỉnh Lạng Sơn còn hạn chế.",
        "Trường hợp Công ty nộp chậm thì tính tiền chậm nộp theo quy định.",
        "Theo báo cáo của Bộ Nội vụ, số đơn vị giảm nhiều.",
    ],
)
def test_a_remark_praise_fact_or_decision_is_no_assignment(sentence: str) -> None:
    assert read(f"1. {sentence}") == ()


def test_a_heading_that_names_an_agency_is_meant_by_everything_below() -> None:
    text = "1. Bộ Công Thương:\n\na) Rà soát giá bán lẻ.\n\nb) Khẩn trương trình đề án.\n\n2. Bộ Y tế mua thuốc."
    assert [(one.section, one.lead) for one in read(text)] == [
        ("1.a", "Bộ Công Thương"),
        ("1.b", "Bộ Công Thương"),
        ("2", "Bộ Y tế"),
    ]


def test_a_line_ending_in_a_colon_hands_lead_and_deadline_down() -> None:
    text = "1. Giao Bộ Nội vụ hoàn thành trước ngày 15/7/2022 các nhiệm vụ sau:\n\na) Rà soát biên chế.\n\nb) Xây dựng đề án."
    found = read(text)
    assert {one.lead for one in found} == {"Bộ Nội vụ"}
    assert found[-1].deadline == dt.date(2022, 7, 14)


def test_semicolons_part_agencies_but_not_the_work_of_one() -> None:
    text = "1. Bộ Y tế mua thuốc; kiểm tra kho; Bộ Công an điều tra vụ việc; chủ trì, phối hợp với Bộ Y tế tổng kết."
    found = read(text)
    assert [one.lead for one in found] == ["Bộ Y tế", "Bộ Công an", "Bộ Công an"]
    assert found[0].task == "mua thuốc; kiểm tra kho"
    assert found[2].coordinating == ("Bộ Y tế",)


def test_a_later_sentence_may_bring_the_deadline_or_a_second_one() -> None:
    text = "1. Bộ Nội vụ xây dựng đề án. Hoàn thành trong tháng 7 năm 2022."
    [one] = read(text)
    assert one.deadline == dt.date(2022, 7, 31)
    text = "1. Bộ Nội vụ trình đề án trước ngày 1/7/2022. Báo cáo Thủ tướng trước ngày 1/8/2022."
    assert [one.deadline for one in read(text)] == [dt.date(2022, 6, 30), dt.date(2022, 7, 31)]


def test_what_a_working_session_with_a_province_asks_is_for_the_province() -> None:
    text = (
        "Thủ tướng làm việc với lãnh đạo chủ chốt tỉnh Hà Giang về phát triển.\n\n"
        "I. TÌNH HÌNH\n\n1. Tập trung nhiều công trình.\n\n"
        "II. MỘT SỐ NHIỆM VỤ, GIẢI PHÁP\n\n1. Khẩn trương lập quy hoạch.\n\n2. Bộ Y tế hỗ trợ tỉnh."
    )
    assert [(one.section, one.lead) for one in read(text)] == [
        ("II.1", "tỉnh Hà Giang"),
        ("II.2", "Bộ Y tế"),
    ]


def test_articles_of_a_decision_give_work_only_where_they_say_so() -> None:
    text = (
        "Điều 1. Doanh nghiệp nộp hồ sơ trong 10 ngày.\n\nĐiều 2. Trách nhiệm của Bộ Tài chính\n\n"
        "1. Hướng dẫn thực hiện.\n\nĐiều 3. Bộ Y tế có trách nhiệm thi hành Quyết định này."
    )
    assert leads(text) == ["Bộ Tài chính"]


WORDS = st.sampled_from(
    [
        "Bộ Y tế",
        "Giao",
        "UBND tỉnh Lào Cai",
        "các địa phương",
        "chủ trì,",
        "phối hợp với",
        "rà soát",
        "đã",
        "cần",
        "trước ngày 30/6",
        ".",
        ";",
        ":",
        "\n\n1. ",
        "\n\na) ",
        "\n- ",
        "(",
        ")",
        "trong quý III/2022",
        ",",
        "và",
        "Đề nghị",
        "đất lúa",
        "99/99",
        "ngày 31/2",
        "tháng 13",
        "quý 9",
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_every_quote_stands_in_the_text_and_has_a_lead_and_a_task(words: list[str]) -> None:
    text = " ".join(words)
    body = Span(start=0, end=len(text))
    found = read_assignments(text, body, read_outline(text, body), DATE)
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.lead
        assert one.lead.split()[0] in text
        assert one.deadline is None or one.deadline >= DATE or "/6" in (one.deadline_text or "")
    assert list(found) == sorted(found, key=lambda one: one.span.start)


def test_only_composed_text_is_read_as_the_readers_give_it() -> None:
    decomposed = unicodedata.normalize("NFD", "1. Giao Bộ Y tế rà soát.")
    assert leads(unicodedata.normalize("NFC", decomposed)) == ["Bộ Y tế"]


def test_a_telegram_names_in_its_preamble_who_does_what_its_points_ask() -> None:
    text = (
        "BỘ Y TẾ điện:\n\n- Đồng chí Bí thư Tỉnh ủy;\n\n- Chủ tịch UBND các tỉnh.\n\n"
        "Để giảm số ca mắc; Bộ Y tế đề nghị Đồng chí Bí thư Tỉnh ủy; Chủ tịch UBND các tỉnh "
        "khẩn trương thực hiện các nội dung sau:\n\n1. Tổ chức tiêm chủng.\n\n2. Mua đủ thuốc."
    )
    lead = "Đồng chí Bí thư Tỉnh ủy; Chủ tịch UBND các tỉnh"
    assert [(one.section, one.lead) for one in read(text)] == [("1", lead), ("2", lead)]


def test_what_the_heading_is_done_together_with_is_handed_down() -> None:
    text = "1. Bộ Nội vụ chủ trì, phối hợp với Bộ Tư pháp:\n\na) Rà soát biên chế.\n\nb) Dữ liệu về cán bộ, công chức."
    [one] = read(text)
    assert (one.lead, one.coordinating, one.section) == ("Bộ Nội vụ", ("Bộ Tư pháp",), "1.a")


def test_the_issuer_of_a_guidance_gets_no_task_from_its_own_preamble() -> None:
    text = "Bộ Y tế hướng dẫn một số nội dung như sau:\n\n1. Thực hiện theo Thông tư số 5.\n\n2. Người bệnh nộp thẻ."
    assert read(text) == ()


def test_a_deadline_of_its_own_goes_before_the_one_of_the_heading() -> None:
    text = (
        "1. Giao Bộ Nội vụ hoàn thành trước ngày 15/7/2022 các nhiệm vụ sau:\n\n"
        "a) Rà soát biên chế.\n\nb) Xây dựng đề án trước ngày 5/7/2022."
    )
    assert [one.deadline for one in read(text)] == [dt.date(2022, 7, 14), dt.date(2022, 7, 4)]


def test_a_line_that_only_sets_a_deadline_is_for_the_line_right_before_it() -> None:
    task, deadline = "1. Bộ Y tế rà soát giá thuốc.", "Thời hạn: trước ngày 5/7/2022."
    [near] = read(f"{task}\n\n{deadline}")
    [far] = read(f"{task}\n\nKinh tế tăng trưởng.\n\n{deadline}")
    assert (near.deadline, far.deadline) == (dt.date(2022, 7, 4), None)


def test_a_quote_grows_by_what_follows_only_to_a_length_that_can_be_read() -> None:
    [one] = read("1. Bộ Y tế rà soát giá thuốc. " + "Khẩn trương kiểm tra kho thuốc. " * 80)
    assert 1500 < one.span.end - one.span.start <= 1600


def test_a_long_task_is_cut_between_words_while_its_quote_stays_whole() -> None:
    text = f"1. Bộ Y tế rà soát {'giá thuốc, ' * 50}vật tư."
    [one] = read(text)
    assert 380 < len(one.task) <= 401
    assert f"{one.task.removesuffix('…')} " in text
    assert one.span.of(text).endswith("vật tư.")


def test_behind_an_order_only_an_agency_may_hand_work_on() -> None:
    agency = "1. Thực hiện chỉ đạo của Chính phủ, Bộ Công an đề nghị Bộ Y tế rà soát giá thuốc."
    people = "1. Khẩn trương xử lý kiến nghị, người dân trong vùng đề nghị Bộ Y tế giảm giá thuốc."
    assert (leads(agency), leads(people)) == (["Bộ Y tế"], [])


@pytest.mark.parametrize(("times", "found"), [(2, ["Bộ Y tế"]), (9, [])])
def test_a_topic_before_a_colon_leads_up_to_the_agency_a_whole_passage_does_not(
    times: int, found: list[str]
) -> None:
    topic = "Nguồn vốn của các công trình, dự án " * times
    assert leads(f"1. {topic}: Bộ Y tế rà soát giá thuốc.") == found
