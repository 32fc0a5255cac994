"""Repair: one text of what a reader gives, every change counted, every run still in its place."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.content import Content, Layout, Line
from ingest.repair import repair
from tests.ingest.printed import LEFT, RIGHT, centred, line, plain, printed

_WORDS = [
    "Giao",
    "Bộ",
    "Tài",
    "chính",
    "đƣợc",
    "nghi\u0323",
    "quyết",
    "TT-",
    "2022",
    "a)",
    "I.",
    "-",
]
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join)


@st.composite
def _contents(draw: st.DrawFn) -> Content:
    pages = draw(st.lists(st.lists(_TEXTS, max_size=8), min_size=1, max_size=3))
    lefts = st.sampled_from([LEFT, LEFT + 0.05, 0.5])
    return printed(
        *(
            [line(text, 0.1 + 0.02 * at, draw(lefts)) for at, text in enumerate(page)]
            for page in pages
        )
    )


@settings(max_examples=60, deadline=None)
@given(_contents())
def test_places_stand_in_the_text_and_pages_ascend(content: Content) -> None:
    repaired = repair(content)
    assert list(repaired.pages) == sorted(repaired.pages)
    assert len(repaired.pages) == len(content.pages)
    last = 0
    for place in repaired.places:
        words = place.span.of(repaired.text)
        page = " ".join(line.text for line in content.pages[place.page - 1].lines)
        assert words.strip()
        assert words in unicodedata.normalize("NFC", page.replace("ƣ", "ư"))
        assert place.span.start >= last
        last = place.span.end


@settings(max_examples=60, deadline=None)
@given(_contents())
def test_a_repaired_text_is_repaired_already(content: Content) -> None:
    text = repair(content).text
    again = repair(plain(text))
    third = repair(plain(again.text))
    assert unicodedata.is_normalized("NFC", text)
    assert third.text == again.text
    assert again.text.split() == text.split()


def test_lines_of_a_paragraph_are_joined_and_a_new_one_begins_where_it_is_indented() -> None:
    full = "Thực hiện Nghị quyết của Chính phủ, Ủy ban nhân dân các tỉnh, thành phố trực thuộc"
    page = [
        line(full, 0.30, LEFT + 0.05, RIGHT),
        line("Trung ương khẩn trương triển khai các nhiệm vụ sau đây theo văn bản số 79/2024/TT-", 0.32, LEFT, RIGHT),
        line("BCA ngày 15 tháng 11.", 0.34),
        line("Bộ Tài chính chủ trì, phối hợp với các bộ, ngành liên quan rà soát quy định hiện", 0.36, LEFT + 0.05, RIGHT),
        line("hành.", 0.38),
    ]  # fmt: skip
    repaired = repair(printed(page))
    first, second = repaired.text.split("\n\n")
    assert first.startswith(f"{full} Trung ương")
    assert "79/2024/TT-BCA ngày" in first
    assert second.endswith("quy định hiện hành.")
    assert "đã nối 3 dòng in bị ngắt giữa đoạn" in repaired.repairs


def test_a_sentence_goes_on_over_the_page() -> None:
    full = "Bộ Giao thông vận tải khẩn trương hoàn thiện hồ sơ, trình Thủ tướng Chính phủ xem xét"
    pages = [
        [line(full, 0.85, LEFT, RIGHT)],
        [line("2", 0.03, 0.51, 0.52), line("trước ngày 30.", 0.1)],
    ]
    repaired = repair(printed(*pages))
    assert repaired.text == f"{full} trước ngày 30."
    assert repaired.pages == (0, len(full) + 1)
    assert "đã bỏ 1 số trang" in repaired.repairs


def test_running_heads_go_and_numbers_that_do_not_count_pages_stay() -> None:
    pages = [
        [line("CÔNG BÁO/Số 12", 0.03), line(f"Nội dung {at}.", 0.3), line("80", 0.95, 0.5, 0.52)]
        for at in range(4)
    ]
    repaired = repair(printed(*pages))
    assert "CÔNG BÁO" not in repaired.text
    assert repaired.text.count("80") == 4
    assert "đã bỏ 4 dòng tiêu đề đầu trang, chân trang lặp lại" in repaired.repairs


def test_letterhead_and_foot_are_read_column_by_column() -> None:
    page = [
        line("BỘ CÔNG AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.05, 0.15, 0.9),
        line("Độc lập - Tự do - Hạnh phúc", 0.07, 0.52),
        line("Số: 51/2025/TT-BCA", 0.10, 0.15),
        line("Hà Nội, ngày 30 tháng 6 năm 2025", 0.10, 0.55),
        centred("THÔNG TƯ", 0.15),
        line("Nơi nhận:", 0.60, 0.15),
        line("BỘ TRƯỞNG", 0.60, 0.65),
        line("- Như trên;", 0.62, 0.15),
        line("- Lưu: VT.", 0.64, 0.15),
        line("Lương Tam Quang", 0.70, 0.65),
    ]
    assert repair(printed(page)).text.split("\n\n") == [
        "BỘ CÔNG AN\nSố: 51/2025/TT-BCA",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 30 tháng 6 năm 2025",
        "THÔNG TƯ",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "BỘ TRƯỞNG\nLương Tam Quang",
    ]


def test_cells_of_a_table_stay_in_their_row() -> None:
    page = [
        line(text, 0.2 + 0.02 * row, left)
        for row, cells in enumerate([("STT", "Tên", "Ký hiệu"), ("1", "An Giang", "67, 68")])
        for text, left in zip(cells, (0.2, 0.3, 0.6), strict=True)
    ]
    assert repair(printed(page)).text == "STT | Tên | Ký hiệu\n1 | An Giang | 67, 68"


def test_what_a_signature_shows_is_written_into_the_blank_below_it() -> None:
    page = [
        line("Số:      /TB-UBND", 0.11, 0.17, 0.37),
        line("Hà Nội, ngày      tháng      năm", 0.136, 0.518, 0.812),
        line("453", 0.10, 0.20, 0.22, stamp=True),
        line("29", 0.13, 0.645, 0.66, stamp=True),
        line("4", 0.13, 0.742, 0.75, stamp=True),
        line("2026", 0.13, 0.812, 0.84, stamp=True),
        line("Người ký: Văn phòng", 0.01, 0.01, 0.3, stamp=True),
    ]
    repaired = repair(printed(page))
    assert "Số: 453/TB-UBND" in repaired.text
    assert "ngày 29 tháng 4 năm 2026" in repaired.text
    assert repaired.stamps == ("Người ký: Văn phòng",)
    assert {place.span.of(repaired.text) for place in repaired.places} >= {"453", "29", "4", "2026"}


def test_arrival_stamps_and_scribbles_of_a_scan_are_left_out_and_counted() -> None:
    page = [
        line("Hà Nội, ngày 28 tháng 4 năm 2026", 0.14, 0.5, 0.84, 0.98),
        line("CÔNG VĂN ĐẾN", 0.18, 0.65, 0.87, 0.82),
        line("Ngày. 29/4", 0.21, 0.70, 0.86, 0.81),
        line("T9ĩ", 0.03, 0.88, 0.94, 0.5),
        line("Giao Bộ Công an chủ trì.", 0.4, LEFT, 0.4, 0.99),
    ]
    repaired = repair(printed(page, ocr=True))
    assert repaired.text == "Hà Nội, ngày 28 tháng 4 năm 2026\n\nGiao Bộ Công an chủ trì."
    assert "đã để riêng 2 dòng của con dấu, chữ ký số" in repaired.repairs


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("đƣợc", "được"),
        ("Ðiều 5 ðược sửa", "Điều 5 được sửa"),
        ("Nghị qu\u0443ết của \u0421hính phủ", "Nghị quyết của Chính phủ"),
        ("Th ông báo, thá ng", "Thông báo, tháng"),
        ("Nghi \u0323 quyê\u0301t", "Nghị quyết"),
        ("ĐIỀU 1. \uf0b7 gạch", "ĐIỀU 1. - gạch"),
    ],
)
def test_letters_that_only_look_right_are_mended(broken: str, whole: str) -> None:
    assert repair(plain(f"Số {broken} nhé", Layout.PARAGRAPHS)).text == f"Số {whole} nhé"


@pytest.mark.parametrize(
    "text",
    [
        "điểm đ ở khoản 2", "các Vụ: TH, NC", "Москва", "5 µg ± 1 °C", "ông Ng Ch An",
        "Ω và π", "không tách tiếng này ra",
    ],
)  # fmt: skip
def test_what_is_not_certain_stays_as_it_is(text: str) -> None:
    repaired = repair(plain(text, Layout.PARAGRAPHS))
    assert repaired.text == text
    assert repaired.repairs == ()


def test_lines_set_in_an_old_font_become_unicode_beside_others() -> None:
    old = "Uû ban nh©n d©n tØnh cña c¸c huyÖn vµ n¨m 2005"
    repaired = repair(plain(f"Thông báo số 5\n{old}", Layout.PARAGRAPHS))
    assert repaired.text.endswith("nhân dân tỉnh của các huyện và năm 2005")
    assert "đã chuyển từ bảng mã TCVN3 sang Unicode" in repaired.repairs


def test_lines_without_boxes_are_joined_by_their_length() -> None:
    full = "Thực hiện ý kiến chỉ đạo của Thủ tướng Chính phủ tại văn bản nêu trên, các cơ quan"
    lines = [
        Line(text=text) for text in ("THÔNG BÁO", full, full, "có liên quan.", "1. Một;", "2. Hai.")
    ]
    text = repair(printed(lines)).text
    assert text.split("\n\n") == ["THÔNG BÁO", f"{full} {full} có liên quan.", "1. Một;", "2. Hai."]
