"""What a newer document does to an older one, as the list of documents tells it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from index.standing import Listed, Standing, settle, settle_seen
from index.stored import Document
from index.visible import everything
from ingest.notice import Relation, RelationKind, Span
from ingest.wording import standing_words
from tests.index.entries import made, opened


def _document(number: str, day: dt.date, *, issuer: str = "Bộ Y tế") -> Document:
    key = f"{number} ({day.year}) {issuer}"
    return Document(
        notice_id=key,
        key=key,
        file=f"{key}.txt",
        number=number,
        date=day,
        issuer=issuer,
        kind="Thông báo",
        title=None,
        passages=1,
    )


def _does(kind: RelationKind, number: str, date: dt.date | None = None) -> tuple[Relation, ...]:
    return (Relation(kind=kind, number=number, date=date, span=Span(start=0, end=1)),)


OLD = _document("12/2015/QĐ-TTg", dt.date(2015, 3, 1))
NEW = _document("7/2020/QĐ-TTg", dt.date(2020, 3, 1))


def test_the_replaced_document_names_the_newer_one_however_its_number_is_written() -> None:
    relations = _does(RelationKind.REPLACES, "12/2015/QĐ–TTg")
    old, new = settle([Listed(document=OLD), Listed(document=NEW, relations=relations)])
    assert (old.superseded_by, old.status) == (NEW.key, "đã được thay thế")
    assert (new.superseded_by, new.status) == (None, None)


def test_an_amended_document_still_holds_and_says_so() -> None:
    relations = _does(RelationKind.AMENDS, OLD.number or "")
    old, _ = settle([Listed(document=OLD), Listed(document=NEW, relations=relations)])
    assert (old.superseded_by, old.status) == (None, "đã được sửa đổi, bổ sung")


def test_repealing_outweighs_a_later_amendment() -> None:
    last = _document("9/2021/QĐ-TTg", dt.date(2021, 1, 1))
    old, *_ = settle(
        [
            Listed(document=OLD),
            Listed(document=NEW, relations=_does(RelationKind.REPEALS, "12/2015/QĐ-TTg")),
            Listed(document=last, relations=_does(RelationKind.AMENDS, "12/2015/QĐ-TTg")),
        ]
    )
    assert old.superseded_by == NEW.key


def test_a_number_of_two_issuers_is_decided_by_the_issuer_or_by_nobody() -> None:
    one = _document("15/QĐ-UBND", dt.date(2019, 1, 1), issuer="UBND tỉnh Cao Bằng")
    other = _document("15/QĐ-UBND", dt.date(2019, 2, 2), issuer="UBND tỉnh Bắc Kạn")
    relations = _does(RelationKind.REPLACES, "15/QĐ-UBND")
    newer = _document("3/QĐ-UBND", dt.date(2022, 1, 1), issuer="UBND tỉnh Bắc Kạn")
    stranger = replace(newer, issuer=None)
    documents = [Listed(document=one), Listed(document=other)]
    settled = settle([*documents, Listed(document=newer, relations=relations)])
    assert [document.superseded_by for document in settled] == [None, newer.key, None]
    settled = settle([*documents, Listed(document=stranger, relations=relations)])
    assert [document.superseded_by for document in settled] == [None, None, None]


@pytest.mark.parametrize("date", [dt.date(2015, 3, 2), dt.date(2014, 3, 1)])
def test_another_date_is_another_document(date: dt.date) -> None:
    relations = _does(RelationKind.REPLACES, OLD.number or "", date)
    old, _ = settle([Listed(document=OLD), Listed(document=NEW, relations=relations)])
    assert old.superseded_by is None


def test_an_older_document_cannot_replace_a_newer_one() -> None:
    relations = _does(RelationKind.REPLACES, NEW.number or "")
    _, new = settle([Listed(document=OLD, relations=relations), Listed(document=NEW)])
    assert new.superseded_by is None


def test_what_was_set_by_hand_wins() -> None:
    by_hand = Standing(status="hết hiệu lực", collection="Y tế", replaced_by=NEW.key)
    old, _ = settle([Listed(document=OLD, standing=by_hand), Listed(document=NEW)])
    assert (old.status, old.collection, old.superseded_by) == ("hết hiệu lực", "Y tế", NEW.key)
    unknown = Standing(replaced_by="không có trong kho")
    [old] = settle([Listed(document=OLD, standing=unknown)])
    assert (old.status, old.superseded_by) == (None, None)


def test_the_store_keeps_standings_and_relations_over_a_reopening(tmp_path: Path) -> None:
    old, new = made(["Cũ."], key="12/2015/QĐ-TTg"), made(["Mới."], key="7/2020/QĐ-TTg")
    replaces = _does(RelationKind.REPLACES, "12/2015/QĐ-TTg")
    with opened(tmp_path) as store:
        old.put(store)
        replace(new, notice=replace(new.notice, relations=replaces)).put(store)
    with opened(tmp_path) as store:
        first, second = store.documents()
        assert (first.superseded_by, second.superseded_by) == (new.key, None)
        assert store.document(old.notice.id).superseded_by == new.key
        store.remove(new.notice.id)
        assert store.document(old.notice.id).status is None


def test_what_the_reader_is_told() -> None:
    assert standing_words(None, None) == ""
    assert standing_words(None, "B") == "đã được thay thế bởi B"


def test_who_does_not_see_the_newer_document_is_told_nothing_of_what_it_says() -> None:
    relations = _does(RelationKind.REPLACES, OLD.number or "")
    listed = [Listed(document=OLD), Listed(document=NEW, relations=relations)]
    [old] = settle_seen(listed, lambda key: key != NEW.key)
    assert (old.status, old.superseded_by) == (None, None)
    [old, _] = settle_seen(listed, everything)
    assert old.superseded_by == NEW.key


def test_what_staff_set_by_hand_stays_and_leaves_the_hidden_newer_document_unnamed() -> None:
    by_hand = Standing(replaced_by=NEW.key)
    listed = [Listed(document=OLD, standing=by_hand), Listed(document=NEW)]
    [old] = settle_seen(listed, lambda key: key != NEW.key)
    assert (old.status, old.superseded_by) == ("đã được thay thế", None)


def test_a_hidden_document_of_the_same_number_makes_nothing_uncertain() -> None:
    relations = _does(RelationKind.REPLACES, OLD.number or "")
    twin = replace(OLD, notice_id="twin", key="twin")
    newer = Listed(document=replace(NEW, issuer=None), relations=relations)
    listed = [Listed(document=OLD), Listed(document=twin), newer]
    assert [one.superseded_by for one in settle_seen(listed, everything)] == [None, None, None]
    old, _ = settle_seen(listed, lambda key: key != "twin")
    assert old.superseded_by == NEW.key


def test_a_document_acts_only_on_those_that_whoever_added_it_may_edit() -> None:
    relations = _does(RelationKind.REPLACES, OLD.number or "")
    hidden = Listed(document=OLD, standing=Standing(collection="mật"))
    for within, newer in ((("",), None), (("", "mật"), NEW.key), (None, NEW.key)):
        acting = Listed(document=NEW, standing=Standing(within=within), relations=relations)
        assert settle([hidden, acting])[0].superseded_by == newer
