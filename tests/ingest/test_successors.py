"""Names from before and after a merger are looked for both ways, and shown with what they are."""

import datetime as dt
import unicodedata

from chat.question import read_question
from ingest.successors import load_successions, other_names


def test_the_table_has_real_days_and_no_name_gives_way_to_itself() -> None:
    rows = load_successions()
    assert len({(row.old, row.new) for row in rows}) == len(rows) > 40
    assert all(row.old != row.new and row.since < dt.date(2026, 1, 1) for row in rows)
    assert len({row.old for row in rows if row.since == dt.date(2025, 7, 1)}) == 29


def test_an_old_name_leads_to_the_new_one_and_back() -> None:
    [old] = other_names("Bộ Giao thông vận tải làm gì?")
    assert (old.other, old.newer, old.since) == ("Bộ Xây dựng", True, dt.date(2025, 3, 1))
    back = other_names(unicodedata.normalize("NFC", "Bộ Nông nghiệp và Môi trường làm gì?"))
    assert {one.other for one in back} == {
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Tài nguyên và Môi trường",
    }


def test_typed_without_diacritics_it_is_the_same_name() -> None:
    assert [one.other for one in other_names("bo giao thong van tai lam gi")] == ["Bộ Xây dựng"]


def test_departments_and_general_departments_have_their_successors() -> None:
    assert [one.other for one in other_names("Sở Giao thông vận tải làm gì?")] == ["Sở Xây dựng"]
    assert [one.other for one in other_names("Tổng cục Thuế làm gì?")] == ["Cục Thuế"]
    assert [one.other for one in other_names("tong cuc thue lam gi")] == ["Cục Thuế"]


def test_a_name_inside_a_longer_one_is_not_that_name() -> None:
    assert [one.other for one in other_names("tỉnh Thừa Thiên Huế")] == ["thành phố Huế"]


def test_a_city_is_named_in_small_letters_too() -> None:
    others = {one.other for one in other_names("thành phố Hồ Chí Minh làm gì?")}
    assert others == {"Bà Rịa - Vũng Tàu", "Bình Dương"}


def test_a_common_word_is_no_province() -> None:
    assert other_names("giữ vững hòa bình ở Biển Đông") == ()


def test_what_is_understood_names_the_newer_name() -> None:
    read = read_question("", "Bộ Kế hoạch và Đầu tư chủ trì việc gì?")
    assert read.shown.endswith("[nay là Bộ Tài chính]")
    assert read_question("", "Bộ Tài chính chủ trì việc gì?").shown.endswith("việc gì?")
