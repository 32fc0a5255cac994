"""What a document does to others, and all that only reads like it."""

import datetime as dt

import pytest

from ingest.agencies import load_abbreviations
from ingest.normalise import nfc
from ingest.notice import Relation, Span
from ingest.parse import parse_notice
from ingest.relations import read_relations
from tests.support.notices import notice_text


def _read(text: str, kind: str | None = "Quyết định") -> tuple[Relation, ...]:
    return read_relations(text, Span(start=0, end=len(text)), kind=kind)


def _said(text: str, kind: str | None = "Quyết định") -> list[str]:
    return [f"{one.kind.value} {one.number}" for one in _read(text, kind)]


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            "Quyết định",
            (
                "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 01/QĐ-BTC ngày "
                "28/3/2019 của Bộ Tài chính về việc ban hành Quy chế."
            ),
            ["replaces 01/QĐ-BTC"],
        ),
        (
            "Công văn",
            (
                "1. Công văn này có hiệu lực từ ngày 01/01/2017, áp dụng cho năm sau và thay thế Công "
                "văn số 9574/NHNN-KTTC ngày 31/8/2007."
            ),
            ["replaces 9574/NHNN-KTTC"],
        ),
        (
            "Công văn",
            "Văn bản này thay thế văn bản số 851/TCĐBVN-QLPT&NL ngày 05/3/2013.",
            ["replaces 851/TCĐBVN-QLPT&NL"],
        ),
        (
            "Thông báo",
            (
                "Thông báo này thay thế Thông báo số 12/TB-VPCP, Thông báo số 13/TB-VPCP và Thông báo "
                "số 14/TB-VPCP ngày 5 tháng 6 năm 2020."
            ),
            ["replaces 12/TB-VPCP", "replaces 13/TB-VPCP", "replaces 14/TB-VPCP"],
        ),
        (
            "Nghị định",
            "Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.",
            [],
        ),
        (
            "Nghị định",
            (
                "2. Nghị định số 15/2010/NĐ-CP ngày 1/3/2010 và Nghị định số 16/2011/NĐ-CP hết hiệu "
                "lực kể từ ngày Nghị định này có hiệu lực."
            ),
            ["repeals 15/2010/NĐ-CP", "repeals 16/2011/NĐ-CP"],
        ),
        (
            "Thông tư",
            "Kể từ ngày Thông tư này có hiệu lực, Thông tư số 5/2012/TT-BYT hết hiệu lực thi hành.",
            ["repeals 5/2012/TT-BYT"],
        ),
        (
            "Quyết định",
            "Điều 1. Bãi bỏ Quyết định số 12/2015/QĐ-TTg ngày 5 tháng 4 năm 2015.",
            ["repeals 12/2015/QĐ-TTg"],
        ),
        ("Thông báo", "Bãi bỏ Thông báo số 77/TB-VPCP ngày 1/2/2022.", ["repeals 77/TB-VPCP"]),
        (
            "Quyết định",
            (
                "Điều 1. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số "
                "8/2019/QĐ-UBND."
            ),
            ["amends 8/2019/QĐ-UBND"],
        ),
        (
            "Quyết định",
            "Điều 2. Bãi bỏ khoản 2 Điều 5 Quyết định số 8/2019/QĐ-UBND.",
            ["amends 8/2019/QĐ-UBND"],
        ),
        (
            "Công văn",
            "3.1. Bãi bỏ Tiết c, Điểm 1 Công văn số 777/BHXH-BT ngày 12/3/2015.",
            ["amends 777/BHXH-BT"],
        ),
        (
            "Quyết định",
            "Quyết định số 3/QĐ-BYT được thay thế bằng Quyết định này.",
            ["replaces 3/QĐ-BYT"],
        ),
        ("Chỉ thị", "Chỉ thị này thay thế Chỉ thị số 14-CT/TW.", ["replaces 14-CT/TW"]),
    ],
)
def test_what_the_document_itself_does(kind: str, text: str, said: list[str]) -> None:
    assert _said(text, kind) == said


_ITEMS = "a) Thông tư số 1/2012/TT-BTC ngày 1/2/2012 sửa đổi Thông tư số 9/2009/TT-BTC;{0}b) Thông tư số 2/2013/TT-BTC."


@pytest.mark.parametrize("gap", ["\n", "\n\n", " "])
@pytest.mark.parametrize(
    "lead",
    [
        "Điều 2. Bãi bỏ các văn bản sau:",
        "2. Bãi bỏ toàn bộ các Thông tư sau đây:",
        "Thông tư này bãi bỏ:",
        "Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành:",
        "Kể từ ngày Thông tư này có hiệu lực, các Thông tư sau hết hiệu lực:",
        "3. Các Thông tư sau đây hết hiệu lực thi hành:",
    ],
)
def test_each_item_of_a_list_is_read_with_its_own_words(lead: str, gap: str) -> None:
    after = "\n\n3. Thông tư số 7/2001/TT-BTC tiếp tục có hiệu lực."
    text = f"{lead}{gap}{_ITEMS.format(gap)}{after}"
    found = _read(text, "Thông tư")
    assert [f"{one.kind.value} {one.span.of(text)}" for one in found] == [
        "repeals Thông tư số 1/2012/TT-BTC ngày 1/2/2012",
        "repeals Thông tư số 2/2013/TT-BTC",
    ]
    assert found[0].date == dt.date(2012, 2, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Bãi bỏ các quy định sau:\n\na) Khoản 2 Điều 5 Thông tư số 2/2013/TT-BTC;\n\nb) Thông tư số 3/2014/TT-BTC;",
            ["amends 2/2013/TT-BTC", "repeals 3/2014/TT-BTC"],
        ),
        (
            "Sửa đổi, bổ sung một số điều của các Thông tư sau:\n1. Thông tư số 3/2014/TT-BTC;\n2. Thông tư số 4/2005/TT-BTC.",
            ["amends 3/2014/TT-BTC", "amends 4/2005/TT-BTC"],
        ),
        (
            "Thông tư này thay thế các văn bản sau:\n- Thông tư số 3/2014/TT-BTC;\n- Quyết định số 4/2005/QĐ-BTC.\nCục Thuế báo cáo theo Thông tư số 5/2015/TT-BTC.",
            ["replaces 3/2014/TT-BTC", "replaces 4/2005/QĐ-BTC"],
        ),
        (
            "Bãi bỏ các văn bản sau:\n\na) Các Thông tư:\n\n- Thông tư số 3/2014/TT-BTC;\n\nb) Quyết định số 5/2005/QĐ-BTC.\n\nd) Thông tư số 6/2006/TT-BTC.",
            ["repeals 3/2014/TT-BTC", "repeals 5/2005/QĐ-BTC"],
        ),
        (
            "Các văn bản sau đây hết hiệu lực thi hành:\n\nThông tư số 3/2014/TT-BTC;\n\nBộ trưởng tổ chức thực hiện Thông tư số 5/2016/TT-BTC.",
            ["repeals 3/2014/TT-BTC"],
        ),
        ("Sửa đổi khoản 3 như sau:\na) Thông tư số 3/2014/TT-BTC;", []),
        ("Bãi bỏ các thủ tục sau:\n1. Cấp phép theo quy định tại Thông tư số 3/2014/TT-BTC;", []),
        ("Bãi bỏ các thủ tục sau:\n1. Cấp đổi tại Thông tư số 3/2014/TT-BTC;", []),
        ("“3. Thông tư này bãi bỏ:\n\na) Thông tư số 156/2013/TT-BTC;”", []),
    ],
)  # fmt: skip
def test_what_is_in_a_list_and_what_is_not(text: str, said: list[str]) -> None:
    assert _said(text, "Thông tư") == said


def test_a_letter_that_reports_a_list_ends_nothing() -> None:
    listed = "các văn bản sau đây hết hiệu lực:\n\na) Thông tư số 3/2014/TT-BTC;"
    assert _said(f"Theo đó, {listed}", "Công văn") == []
    assert _said(f"C{listed[1:]}", "Công văn") == []
    assert _said(f"Theo đó, {listed}", "Thông tư") == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "Căn cứ Nghị định số 95/2021/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số "
            "83/2014/NĐ-CP;"
        ),
        "Nghị định số 15/2018/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 20/2020/NĐ-CP).",
        (
            "Điều 60 Thông tư số 38/2015/TT-BTC được sửa đổi, bổ sung tại khoản 39 Điều 1 Thông tư số "
            "39/2018/TT-BTC."
        ),
        "Khẩn trương xây dựng Nghị định thay thế Nghị định số 36/2008/NĐ-CP.",
        "- Sửa đổi, bổ sung các Nghị định số: 140/2020/NĐ-CP và 155/2020/NĐ-CP.",
        (
            "Khi Nghị định số 39/2018/NĐ-CP hết hiệu lực thì Thông tư số 49/2019/TT-BTC không đồng "
            "thời hết hiệu lực."
        ),
        "Thông báo này không thay thế Thông báo số 12/TB-VPCP.",
        "Thông báo này hướng dẫn việc thay thế Thông báo số 12/TB-VPCP.",
        "Bộ Tài chính đề xuất bãi bỏ Chỉ thị số 33/2008/CT-TTg.",
        "Chính phủ quy định: “Thông báo này thay thế Thông báo số 12/TB-VPCP”.",
        'Trích: "Bãi bỏ Thông báo số 12/TB-VPCP".',
        "Thông tư này thay thế Thông tư số 65/2017/TT-BTC.",
        "Bãi bỏ Nghị định số 5/2010/NĐ-CP.",
        "Thông báo này thay thế cho hóa đơn đã lập theo Nghị định số 123/2020/NĐ-CP.",
        "Công văn số 5/BYT-DP thay thế Công văn số 4/BYT-DP.",
        "Thông báo này áp dụng cho thiết bị, phụ tùng thay thế. Xem Thông báo số 12/TB-VPCP.",
    ],
)
def test_what_only_reads_like_it(text: str) -> None:
    assert _said(text, "Thông báo") == []


def test_a_document_cited_within_the_name_of_another_is_not_replaced() -> None:
    text = (
        "Quyết định này thay thế Quyết định số 5/QĐ-BYT ngày 1/2/2020 quy định chi tiết Nghị định "
        "số 6/2019/NĐ-CP, Thông tư số 7/2019/TT-BYT."
    )
    assert _said(text) == ["replaces 5/QĐ-BYT"]


def test_the_title_says_it_too() -> None:
    text = "V/v sửa đổi, bổ sung một số nội dung của Công văn số 5/BYT-DP ngày 1/2/2022"
    title = Span(start=0, end=len(text))
    body = Span(start=len(text), end=len(text))
    [one] = read_relations(text, body, kind="Công văn", title=title)
    assert (one.kind.value, one.number, one.date) == ("amends", "5/BYT-DP", dt.date(2022, 2, 1))
    about = "V/v góp ý dự thảo sửa đổi, bổ sung Điều 35 Công văn số 5/BYT-DP"
    whole = Span(start=0, end=len(about))
    assert read_relations(about, Span(start=66, end=66), kind="Công văn", title=whole) == ()
    decree = "V/v sửa đổi, bổ sung một số điều của Nghị định số 8/2015/NĐ-CP"
    whole = Span(start=0, end=len(decree))
    assert read_relations(decree, Span(start=62, end=62), kind="Công văn", title=whole) == ()


def test_the_span_holds_the_words_themselves() -> None:
    text = "Nay quy định. Quyết định này thay thế Quyết định số 5/QĐ-BYT ngày 31 tháng 2 năm 2020."
    [one] = _read(text)
    assert one.span.of(text).startswith("thay thế Quyết định số 5/QĐ-BYT")
    assert one.date is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_notice_brings_its_relations(form: str) -> None:
    import unicodedata

    text = notice_text(8, task="Thông báo này thay thế Thông báo số 5/TB-VPCP ngày 10/4/2023.")
    data = unicodedata.normalize(form, text).encode()  # type: ignore[arg-type]
    notice = parse_notice(data, "8.txt", load_abbreviations())
    [one] = notice.relations
    assert nfc(one.span.of(notice.text)) == "thay thế Thông báo số 5/TB-VPCP ngày 10/4/2023"


def test_reading_stays_quick_on_what_nobody_writes() -> None:
    started = dt.datetime.now(dt.UTC)
    _read("Quyết định này " * 5000)
    _read("thay thế " * 20_000)
    _read("Bãi bỏ các văn bản sau:\n- Thông tư số 1/2001/TT-A;\n" * 5000)
    _read("1/QĐ-A, " * 5000 + "hết hiệu lực Quyết định này")
    assert (dt.datetime.now(dt.UTC) - started).total_seconds() < 10
