"""Questions about documents themselves: by number, date, topic, period."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import pytest

from chat.cited import cited_as
from chat.document_data import only_cited, quote_fields, subject
from chat.kinds import Kind
from chat.naming import named
from chat.period import find_period
from chat.question import read_question
from chat.which_notice import asked_among, listed, name_all
from index.stored import Document
from tests.chat.builders import candidates, made_notice


def _document(number: str, day: str, title: str, kind: str = "Thông báo") -> Document:
    date = dt.date.fromisoformat(day)
    return Document(
        notice_id=f"{number} {day}",
        key=f"{number} ({date.year})",
        file=f"{date}.txt",
        number=number,
        date=date,
        issuer="Văn phòng Chính phủ",
        kind=kind,
        title=title,
        passages=1,
    )


FLOOD = _document("113/TB-VPCP", "2022-04-11", "Kết luận về khắc phục mưa lũ miền Trung")
PRICES = _document("209/TB-VPCP", "2022-07-15", "Kết luận về điều hành giá")
FEES = _document("209/TB-VPCP", "2023-05-30", "Kết luận về học phí đại học")
ORDER = _document("05/CT-TTg", "2023-02-01", "Tăng cường bảo vệ rừng", "Chỉ thị")
DOCUMENTS: Mapping[str, Document] = {one.notice_id: one for one in (FLOOD, PRICES, FEES, ORDER)}


def _cited(_: str) -> int:
    return 0


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Thông báo 209/TB-VPCP năm 2022 giao ai?", {PRICES.notice_id}),
        ("TB 209 ngày 30/5/2023 giao ai?", {FEES.notice_id}),
        ("Số 209 năm 2023 nói gì?", {FEES.notice_id}),
        ("thông báo số 209 giao ai", {PRICES.notice_id, FEES.notice_id}),
        ("chỉ thị 05 giao ai", {ORDER.notice_id}),
        ("Ai lo việc trồng rừng?", None),
    ],
)
def test_a_document_is_named_in_any_form(question: str, expected: set[str] | None) -> None:
    read = read_question(question, question)
    assert named(read, list(DOCUMENTS.values()), _cited) == (expected, None)


def test_2022_is_not_2023_and_what_is_not_here_is_said() -> None:
    read = read_question("", "Thông báo 113/TB-VPCP (2023) giao ai?")
    assert named(read, list(DOCUMENTS.values()), _cited) == (None, "113/TB-VPCP")


def test_a_number_that_passages_cite_is_a_word_to_look_for() -> None:
    read = read_question("", "Thông tư 09/2021/TT-BXD được sửa bằng văn bản nào?")
    assert named(read, list(DOCUMENTS.values()), lambda _: 1) == (None, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("năm 2022", "2022-01-01", "2022-12-31"),
        ("quý I/2023", "2023-01-01", "2023-03-31"),
        ("tháng 4 năm 2022", "2022-04-01", "2022-04-30"),
        ("nửa đầu năm 2022", "2022-01-01", "2022-06-30"),
        ("ngày 10 tháng 4 năm 2023", "2023-04-10", "2023-04-10"),
        ("từ tháng 3/2022 đến tháng 5/2022", "2022-03-01", "2022-05-31"),
    ],
)
def test_periods_are_read_in_any_form(text: str, first: str, last: str) -> None:
    for form in (text, unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))):
        period = find_period(f"thông báo {form} nói gì")
        assert period is not None
        assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


def test_an_impossible_date_is_no_period() -> None:
    assert find_period("ngày 31/13/2023") is None


def _rarity(_: str) -> float:
    return 1.0


def test_a_document_named_by_its_topic_is_found_and_a_cited_one_is_not_taken_for_it() -> None:
    flood = read_question("", "Thông báo về khắc phục mưa lũ miền Trung ai ký?")
    assert subject(flood, DOCUMENTS, None, _rarity) == FLOOD
    cited = read_question("", "Nghị định về mưa lũ nêu tại Thông báo 113 ban hành ngày nào?")
    assert subject(cited, DOCUMENTS, None, _rarity) is None
    other = read_question("", "Thông báo về nuôi tôm ở Cà Mau do ai ký?")
    assert subject(other, DOCUMENTS, None, _rarity) is None


def test_number_and_day_are_given_together() -> None:
    read = read_question("", "Thông báo này mang số mấy, ký ngày nào?")
    notice = made_notice(17, "1. Bộ Y tế công bố giá thuốc.")
    texts = [quote.text for quote in quote_fields(notice, read.metas)]
    assert "17/TB-VPCP" in texts[0]
    assert "ngày 10 tháng 4 năm 2023" in texts[1]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Có bao nhiêu thông báo năm 2022?", [FLOOD, PRICES]),
        ("Liệt kê các thông báo trong quý II/2023", [FEES]),
        ("Có những chỉ thị nào?", [ORDER]),
        ("Những thông báo nào nói về học phí?", []),
    ],
)
def test_documents_of_a_period_are_listed(question: str, expected: list[Document]) -> None:
    read = read_question(question, question)
    assert read.kind is Kind.WHICH_NOTICE
    assert listed(read, DOCUMENTS) == expected


def test_a_list_of_documents_is_made_of_numbers_and_titles() -> None:
    notice = made_notice(17, "1. Bộ Y tế công bố giá thuốc.")
    quotes = name_all([FLOOD], lambda _: notice)
    assert [quote.text for _, quote in quotes] == ["17/TB-VPCP", "KẾT LUẬN CUỘC HỌP"]


def test_a_notice_is_no_directive_and_a_period_counts_for_several() -> None:
    several = read_question("", "Những thông báo nào năm 2023 nhắc tới học phí?")
    assert asked_among(several, DOCUMENTS) == {FEES.notice_id}
    one = read_question("", "Thông báo nào nói về kế hoạch năm 2024?")
    assert asked_among(one, DOCUMENTS) == {FLOOD.notice_id, PRICES.notice_id, FEES.notice_id}
    none = read_question("", "Công điện nào nói về học phí?")
    assert asked_among(none, DOCUMENTS) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Ai ký Thông báo 179/TB-VPCP ngày 22/6/2022 về điều hành giá?", "179/TB-VPCP"),
        ("Người ký Quyết định số 884/QĐ-TTg là ai?", "884/QĐ-TTg"),
        ("Thông báo 179/TB-VPCP do ai ký?", "179/TB-VPCP"),
        ("Nơi nhận của Công văn 882/VPCP-KTTH gồm những ai?", "882/VPCP-KTTH"),
        ("Ai ký văn bản triển khai Nghị quyết 128/NQ-CP?", None),
        ("Thông báo 179/TB-VPCP ký ngày nào?", None),
    ],
)
def test_who_signed_a_document_that_is_only_cited_is_not_read_from_others(
    question: str, expected: str | None
) -> None:
    read = read_question(question, question)
    assert only_cited(read) == expected
    assert only_cited(read_question(question, unicodedata.normalize("NFD", question))) == expected


CITING = made_notice(
    21,
    "1. Thực hiện Chỉ thị số 45-CT/TW ngày 3 tháng 2 năm 2021 của Ban Bí thư về phòng, chống "
    "lụt bão, các xã chuẩn bị bao cát.\n\n2. Chỉ thị 45 được phổ biến đến từng thôn.",
)


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Chỉ thị 45 của Ban Bí thư về lụt bão ban hành ngày nào?", True),
        ("Chỉ thị 45 của Ban Bí thư nói về việc gì?", True),
        ("Chỉ thị 4 của Ban Bí thư về lụt bão ban hành ngày nào?", False),
        ("Thông báo 45 về lụt bão ban hành ngày nào?", False),
        ("Ai ký Chỉ thị 45 của Ban Bí thư?", False),
    ],
)
def test_day_and_subject_of_a_document_that_is_only_cited_are_told_by_who_cites_it(
    question: str, answered: bool
) -> None:
    read = read_question(question, question)
    [reference] = read.references
    cites, other = (
        replace(one, evidence=replace(one.evidence, covered=1.0))
        for one in candidates(CITING, ("Ban Bí thư", 1.0), ("từng thôn", 5.0))[::-1]
    )
    found = cited_as(read, reference.number, [other, cites], lambda _: CITING)
    assert [quote.text.startswith("1. Thực hiện") for _, quote in found] == [True] * answered
