"""HTML of the pages, without a browser: escaped, marked where it should be, complete."""

import datetime as dt
import re
import time
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from chat.listing import GONE, MISSING, Listing, Wanted
from chat.records.conversations import Exchange
from chat.views.answer import answer_text, understood
from chat.views.boxes import boxes_of
from chat.views.conversation import exchange
from chat.views.corpus import corpus_table, reports
from chat.views.document import Shown, document_text, panel
from chat.views.question_form import question_form, read_form
from chat.views.task_filters import Filters, chips
from chat.views.timeline import timeline
from index.stored import Document
from ingest.notice import Notice, Place, Section, Span

SCRIPT = "<script>alert('đ')</script>"


def _document(at: int, **changes: Any) -> Document:
    document = Document(
        notice_id=f"id{at}",
        key=f"{at}/TB-VPCP (2022)",
        file=f"{at}.txt",
        number=f"{at}/TB-VPCP",
        date=dt.date(2022, 1, 1) + dt.timedelta(days=at % 700),
        issuer="Văn phòng Chính phủ",
        kind="Thông báo",
        title=f"Kết luận về đường số {at}",
        passages=3,
    )
    return replace(document, **changes)


def _outcome(**changes: Any) -> dict[str, Any]:
    citation = {
        "marker": 1,
        "key": "7/TB-VPCP (2022)",
        "number": "7/TB-VPCP",
        "date": "2022-01-05",
        "title": SCRIPT,
        "section": "1",
        "page": None,
        "quote": f"Giao Bộ Y tế {SCRIPT}.",
        "start": 10,
        "end": 50,
        "phrases": [[15, 22]],
    }
    outcome = {
        "question": "ai?",
        "understood": "ai?",
        "refused": False,
        "answer": "Giao Bộ Y tế. [1]",
        "written_by": None,
        "citations": [citation],
        "hits": [],
    }
    return {**outcome, **changes}


def test_key_phrases_are_marked_and_what_documents_say_is_text() -> None:
    html = answer_text(_outcome())
    assert "<strong>Bộ Y tế</strong>" in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_markers_of_a_worded_answer_open_their_sources() -> None:
    html = answer_text(_outcome(written_by="mô hình", answer="Bộ Y tế làm [1], [9] thì không."))
    assert html.count('class="marker"') == 1
    assert "[9] thì không" in html


def test_a_superseded_document_says_so_and_leads_to_the_newer_one() -> None:
    old = _document(7, status="đã được thay thế", superseded_by="8/TB-VPCP (2023)")
    one = Exchange(number=1, question="ai?", outcome=_outcome())
    html = exchange(one, lambda _: old)
    assert "đã được thay thế" in html
    assert 'data-source="8/TB-VPCP (2023)"' in html


def test_an_answer_that_never_came_can_be_asked_again() -> None:
    html = exchange(Exchange(number=1, question='đ"<'), lambda _: None)
    assert 'data-ask="đ&quot;&lt;"' in html


def test_a_quote_over_several_lines_is_marked_on_each_of_them() -> None:
    text = "Mở đầu\n\n1. Giao Bộ Y tế\n\na) báo cáo; <b>\n\nHết"
    span = Span(start=text.index("Giao"), end=text.index(" <b>"))
    section = Section(label="1", heading="1. Giao Bộ Y tế", span=Span(start=8, end=40))
    notice = Notice(id="x", text=text, body=Span(start=0, end=len(text)), outline=(section,))
    shown = Shown(document=_document(1), notice=notice, span=span)
    html = document_text(shown)
    assert re.findall("<mark>(.*?)</mark>", html) == ["Giao Bộ Y tế", "a) báo cáo;"]
    assert "<b>" not in html
    assert 'id="muc-8"' in html
    assert 'data-jump="muc-8"' in panel(shown)


def test_boxes_are_cut_in_proportion_and_joined_line_by_line() -> None:
    text = "Giao Bộ Y tế báo cáo"
    places = (
        Place(span=Span(start=0, end=10), page=1, box=(0.1, 0.1, 0.5, 0.12)),
        Place(span=Span(start=10, end=20), page=1, box=(0.5, 0.101, 0.9, 0.121)),
    )
    notice = Notice(id="x", text=text, body=Span(start=0, end=20), pages=(0,), places=places)
    [box] = boxes_of(notice, Span(start=5, end=15))
    assert (box.left, box.right) == pytest.approx((0.3, 0.7))
    assert (box.top, box.bottom) == (0.1, 0.121)


def test_a_quote_over_two_pages_has_boxes_on_both() -> None:
    places = tuple(
        Place(span=Span(start=10 * at, end=10 * at + 10), page=at + 1, box=(0, 0, 1, 1))
        for at in range(2)
    )
    notice = Notice(id="x", text="x" * 20, body=Span(start=0, end=20), places=places)
    assert [box.page for box in boxes_of(notice, Span(start=5, end=15))] == [1, 2]
    assert boxes_of(notice, Span(start=20, end=20)) == []


@pytest.mark.parametrize(
    "typed", ["đường 38", "DUONG SO 38", unicodedata.normalize("NFD", "đường 38")]
)
def test_documents_are_found_by_words_however_they_are_typed(typed: str) -> None:
    documents = tuple(_document(at) for at in range(1, 40))
    listed = Listing().page(documents, Wanted(words=typed), documents)
    assert [one.number for one in listed.documents] == ["38/TB-VPCP"]


def test_a_page_of_twenty_thousand_documents_is_quick() -> None:
    documents = tuple(_document(at) for at in range(1, 20_001))
    listing = Listing()
    listing.page(documents, Wanted(words="x"), documents)
    started = time.process_time()
    listed = listing.page(documents, Wanted(words="duong 199", sort="so"), documents)
    assert time.process_time() - started < 1
    assert listed.found > 100
    numbers = [int(str(one.number).split("/")[0]) for one in listed.documents]
    assert numbers == sorted(numbers)


def test_filters_leave_what_misses_a_date_or_has_been_superseded_and_hide_the_unseen() -> None:
    documents = (
        _document(1, date=None),
        _document(2, superseded_by="3/TB-VPCP (2022)"),
        _document(3),
    )
    listing = Listing()

    def keys(wanted: Wanted, unseen: str = "") -> list[str]:
        seen = [document for document in documents if document.key != unseen]
        listed = listing.page(documents, wanted, seen)
        return [str(one.number) for one in listed.documents]

    assert keys(Wanted(standing=MISSING)) == ["1/TB-VPCP"]
    assert keys(Wanted(standing=GONE)) == ["2/TB-VPCP"]
    assert "3/TB-VPCP" not in keys(Wanted(), unseen="3/TB-VPCP (2022)")


def test_the_table_escapes_and_offers_no_change_to_readers() -> None:
    documents = (_document(1, title=SCRIPT, number=SCRIPT),)
    listed = Listing().page(documents, Wanted(), documents)
    html = corpus_table(listed, may_edit=False)
    assert "<script" not in html
    assert "data-remove" not in html
    assert "data-remove" in corpus_table(listed, may_edit=True)


def test_a_report_says_pages_ocr_and_warnings_and_leads_to_the_correction() -> None:
    line = {
        "file": SCRIPT,
        "status": "added",
        "key": "7/TB-VPCP (2022)",
        "pages": 4,
        "sections": 2,
        "passages": 9,
        "ocr": True,
        "warnings": ["không đọc được số văn bản"],
    }
    html = reports([line])
    assert "4 trang, 2 mục, 9 đoạn, nhận dạng chữ từ ảnh" in html
    assert "không đọc được số văn bản" in html
    assert 'data-edit="7/TB-VPCP (2022)"' in html
    assert "<script" not in html


def _link(first: dt.date, last: dt.date) -> str:
    return f' href="{first}/{last}"'


def test_the_line_of_time_tells_what_is_late_and_is_drawn_by_years_when_long() -> None:
    today = dt.date(2022, 6, 1)
    html = timeline([dt.date(2022, 5, 20), dt.date(2022, 6, 1), dt.date(2022, 7, 1)], today, _link)
    assert "3 việc có hạn, từ 20/05/2022 đến 01/07/2022; 1 việc đã quá hạn" in html
    assert "05/2022: 1 việc đến hạn, 1 quá hạn" in html
    assert "06/2022: 1 việc đến hạn</title>" in html
    assert "2030: 1 việc" in timeline([dt.date(2022, 5, 20), dt.date(2030, 1, 1)], today, _link)
    assert timeline([], today, _link) == ""


def test_a_gold_question_comes_out_of_its_form_as_it_went_in() -> None:
    line = {
        "id": "g-1",
        "kind": "who",
        "question": "Ai làm?",
        "answerable": True,
        "must_contain": [["Bộ Y tế", "BYT"], ["trước ngày 20"]],
        "evidence": [{"key": "7/TB (2022)", "quote": "Giao Bộ Y tế | báo cáo"}],
        "history": ["Việc gì?"],
    }
    html = question_form(line, [], into="", candidate=False)
    fields = dict(re.findall(r'<textarea name="(\w+)"[^>]*>(.*?)</textarea>', html, re.DOTALL))
    values = {**fields, "id": "g-1", "kind": "who", "answerable": "1"}
    assert read_form(values) == line


def test_a_name_that_we_add_is_not_put_into_the_box() -> None:
    words = "Bộ Tài nguyên và Môi trường [nay là Bộ Nông nghiệp và Môi trường] làm gì?"
    shown = understood({"question": "bộ tnmt làm gì?", "understood": words})
    assert "[nay là Bộ Nông nghiệp và Môi trường]" in shown
    assert 'data-mend="Bộ Tài nguyên và Môi trường làm gì?"' in shown


def test_a_bar_of_one_month_is_a_day_and_each_bar_is_a_link_to_what_it_counts() -> None:
    today = dt.date(2022, 6, 1)
    html = timeline([dt.date(2022, 5, 3), dt.date(2022, 5, 5)], today, _link)
    assert 'href="2022-05-03/2022-05-03" aria-label="03/05/2022: 1 việc' in html
    assert html.count("<a ") == 2
    months = timeline([dt.date(2022, 2, 3), dt.date(2022, 5, 5)], today, _link)
    assert 'href="2022-02-01/2022-02-28"' in months
    assert 'href="2022-01-01/2022-12-31"' in timeline(
        [dt.date(2022, 5, 20), dt.date(2030, 1, 1)], today, _link
    )


def test_each_filter_that_is_set_is_told_and_can_be_taken_away() -> None:
    html = chips(Filters(lead='"><img>', due_from="1/6/2022", due_to="30/6/20", overdue=True))
    assert "Hạn: từ 01/06/2022" in html
    assert 'data-set="tu=&amp;den=&amp;trang=1"' in html
    assert "<img" not in html
    assert html.count("<button") == 4
    assert chips(Filters(due_to="30/6/20")) == ""


def test_a_filter_names_several_documents() -> None:
    assert Filters(document=" 320/TB ; 7/TB-VPCP (2022);").documents == (
        "320/TB",
        "7/TB-VPCP (2022)",
    )
