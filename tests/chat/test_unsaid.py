"""Which words a refusal names: whole ones, as they were typed, that the passage does not say."""

import unicodedata
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chat.question import read_question
from chat.rarity import corpus_rarity
from chat.scopes import read_scopes
from chat.understand import Understanding
from chat.unsaid.bonds import corpus_bonds
from chat.unsaid.naming import MOST, unsaid
from chat.unsaid.said import Said
from chat.vocabulary import own_words
from index.acronyms import learn_acronyms
from index.restore import learn_restorer
from ingest.agencies import load_abbreviations
from ingest.passages import split_passages
from tests.chat.builders import made_notice

RARITY = corpus_rarity(lambda _: 0, 100)
BORDER = (
    "Bộ Tài chính chủ trì rà soát hạ tầng các cửa khẩu Tân Thanh, Cốc Nam; tổng số vốn đầu tư công "
    "giao cho tỉnh Lạng Sơn năm 2022 là 300 tỷ đồng. Người bị ảnh hưởng được hỗ trợ, biểu dương."
)
BANK = (
    "Ngân hàng Nhà nước Việt Nam và Văn phòng Chính phủ hướng dẫn xuất, nhập khẩu vàng; Chủ nhiệm "
    "Ủy ban báo cáo Quốc hội về hồ thủy lợi, quy mô từng dự án trong quý I năm 2023."
)


def named(typed: str, passage: str, history: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what is named of a question as it was typed, where `passage` is the nearest."""
    understanding, said = _learnt(passage)
    return unsaid(understanding.read(typed, history), said, RARITY)


@cache
def _learnt(passage: str) -> tuple[Understanding, Said]:
    restorer = learn_restorer([passage, *own_words()])
    understanding = Understanding(
        restorer=restorer,
        abbreviations=load_abbreviations(),
        acronyms=learn_acronyms([passage]),
    )
    notice = made_notice(7, passage)
    nearest = next(one for one in split_passages(notice) if passage[:30] in one.text)
    scopes = read_scopes(nearest, nearest.sentences[0], "Thông báo 7/TB-VPCP")
    return understanding, Said(scopes=scopes, passage=nearest, bonds=corpus_bonds(restorer))


@pytest.mark.parametrize(
    ("question", "passage", "expected"),
    [
        ("Thuế xuất khẩu gạo là bao nhiêu?", BORDER, "Thuế xuất khẩu gạo"),
        ("Phương án thay đổi giá vé do ai lập?", BORDER, "Phương án thay đổi"),
        ("Ai hướng dẫn việc lưu trữ hồ sơ?", BORDER, "lưu trữ hồ sơ"),
        ("Tổng mức đầu tư của dự án là bao nhiêu?", BANK, "Tổng mức đầu tư"),
        ("Tỉnh có bao nhiêu tài khoản ngân hàng?", BORDER, "ngân hàng"),
        ("Cần căn cước công dân ở cửa khẩu không?", BORDER, "căn cước công dân"),
        ("Sản lượng vịt quay ở Lạng Sơn?", BORDER, "Sản lượng vịt quay"),
        ("Bộ Quốc phòng phải làm gì ở cửa khẩu?", BORDER, "Bộ Quốc phòng"),
        ("Ai được tặng Huân chương ở Lạng Sơn?", BORDER, "tặng Huân chương"),
        ("Luật Khám bệnh, chữa bệnh quy định gì?", BANK, "Luật Khám bệnh"),
        ("Ai là Trưởng ban chỉ đạo 389 ở Lạng Sơn?", BORDER, "Trưởng ban chỉ đạo 389"),
        ("Điểm phát sách miễn phí đặt ở đâu?", BORDER, "sách miễn phí"),
        ("Trẻ lớp 8 ở Lạng Sơn học gì?", BORDER, "lớp 8"),
        ("Bộ Công Thương ký nghị định thư nào?", BORDER, "Bộ Công Thương"),
    ],
)
def test_a_whole_word_is_named(question: str, passage: str, expected: str) -> None:
    assert expected in named(question, passage)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Việc xuất khẩu vàng do ai hướng dẫn?", BANK),  # the passage: "xuất, nhập khẩu"
        ("Việc nhập khẩu vàng do ai hướng dẫn?", BANK),
        ("NHNN hướng dẫn gì?", BANK),
        ("VPCP hướng dẫn gì?", BANK),
        ("QH nghe ai báo cáo?", BANK),  # initials of words that stand there
        ("Phó CN Ủy ban báo cáo gì?", BANK),
        ("Bộ NNPTNT báo cáo gì?", BANK + " Các Bộ: Nông nghiệp và Phát triển nông thôn."),
        ("NGÂN HÀNG NHÀ NƯỚC HƯỚNG DẪN GÌ", BANK),
        ("vpqh báo cáo gì về nhnnvn?", BANK + " Văn phòng Quốc hội nghe."),
        ("Quy mô dự án được báo cáo trong quý nào?", BANK),
        ("Dự án ở hồ thủy lợi có quy mô bao nhiêu ha?", BANK),
        ("Bộ Tài chính fải rà soát gì ở cửa khẩu?", BORDER),
        ("Người bị ảnh hưởng được khen thế nào?", BORDER),  # other words for "biểu dương"
        ("Tổng số vốn giao cho tỉnh Lạng Sơn năm 2022?", BORDER),
        ("Họ tên người rà soát cửa khẩu hôm nay là gì?", BORDER),
        ("Vốn đầu tư công giao theo hình thức nào?", BORDER),
        ("Vốn đầu tư công chiếm bao nhiêu phần trăm?", BORDER),
    ],
)
def test_nothing_is_named_that_is_said_or_only_asks(question: str, passage: str) -> None:
    assert named(question, passage) == ()


@pytest.mark.parametrize("deadline", ["Hạn chót", "Hạn cuối", "Hạn cuối cùng", "Thời hạn"])
def test_words_for_a_deadline_are_no_words_to_look_for(deadline: str) -> None:
    typed = f"{deadline} rà soát cửa khẩu là khi nào?"
    assert [term.text for term in read_question(typed, typed).terms] == [
        "rà",
        "soát",
        "cửa",
        "khẩu",
    ]


def test_at_most_three_are_named_and_names_come_first() -> None:
    found = named(
        "Cà phê, hồ tiêu, cao su, hạt điều của Đà Lạt nộp lệ phí và tiền phạt ở đâu?", BORDER
    )
    assert len(found) == MOST
    assert found[0] == "Đà Lạt"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("thoi tiet Lang Son ngay mai the nao", "thoi tiet"),
        ("BHYT chi trả gì ở cửa khẩu?", "BHYT"),
        ("năm 2019 tỉnh Lạng Sơn được giao bao nhiêu vốn?", "năm 2019"),
        ("nam 2019 Lang Son duoc giao bao nhieu von", "nam 2019"),
        ("Who manages the expressway to Cao Bang?", "expressway"),
        ("Who manages the border gates of Cao Bang?", "Cao Bang"),
        ("Can you recommend a good hotel in Da Lat?", "Da Lat"),
        ("zzz qqq www", "zzz qqq www"),
    ],
)
def test_words_are_shown_as_typed(typed: str, expected: str) -> None:
    assert expected in named(typed, BORDER)


def test_decomposed_letters_are_the_same_letters() -> None:
    typed = "Giá điện ở Đà Lạt là bao nhiêu?"
    assert named(unicodedata.normalize("NFD", typed), BORDER) == named(typed, BORDER)
    assert set(named(typed, BORDER)) == {"Đà Lạt", "Giá điện"}


def test_an_english_word_that_no_glossary_knows_proves_nothing() -> None:
    assert named("Who is the sommelier of Lang Son?", BORDER) == ()
    assert named("How many border gates does Vietnam have?", BANK) != ("Vietnam",)


def test_a_question_that_goes_on_names_its_own_words_first() -> None:
    before = "Bệnh viện Chợ Rẫy được hỗ trợ thế nào?"
    assert named("Còn nhà thuốc thì sao?", BORDER, [before]) == ("nhà thuốc",)
    assert "Bệnh viện Chợ Rẫy" in named("Thế còn vốn?", BORDER, [before])


def test_an_agency_put_back_for_a_pointer_is_shown_by_its_name() -> None:
    found = named("Bộ đó được giao bao nhiêu vốn?", BORDER, ["Bộ Y tế phải làm gì?"])
    assert found == ("Bộ Y tế",)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            "Ai giá điện ở Đà Lạt, Lạng Sơn 2025 6/2022 NHNN bò côg thuế xuất khẩu – Huân chương "  # noqa: SIM905
            "nào? ngân hàng nhà nước năm học 2023-2024 lớp 8 bitcoin I không".split()
        ),
        min_size=1,
        max_size=12,
    )
)
@example(["NHNN", "ngân"])
@example(["chương", "chương"])
@example(["nào?", "hàng", "nào?", "NHNN"])
def test_whatever_is_typed_no_more_than_three_pieces_of_it_are_named(words: list[str]) -> None:
    typed = " ".join(["Bộ", *words])
    found = named(typed, BORDER)
    assert len(found) <= MOST
    assert all(piece in typed for piece in found)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=40))
def test_no_typing_at_all_stops_a_refusal(typed: str) -> None:
    assert len(named(f"gạo {typed}", BORDER)) <= MOST
