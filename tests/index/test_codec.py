"""What is written comes back equal."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec import (
    notice_from_json,
    notice_to_json,
    passage_from_json,
    passage_to_json,
    vectors_from_bytes,
    vectors_to_bytes,
)
from ingest.notice import Notice, Passage, Section, Span

words = st.text(max_size=20)
maybe = st.none() | words
offsets = st.integers(min_value=0, max_value=10**9)
spans = st.builds(Span, start=offsets, end=offsets)
leaves = st.builds(Section, label=words, heading=words, span=spans)
sections = st.recursive(
    leaves,
    lambda below: st.builds(
        Section,
        label=words,
        heading=words,
        span=spans,
        children=st.lists(below, max_size=3).map(tuple),
    ),
    max_leaves=6,
)
notices = st.builds(
    Notice,
    id=words,
    text=words,
    number=maybe,
    date=st.none() | st.dates(),
    issuer=maybe,
    kind=maybe,
    title=maybe,
    signer=maybe,
    recipients=st.lists(words, max_size=3).map(tuple),
    fields=st.dictionaries(words, spans, max_size=3),
    body=spans,
    pages=st.lists(offsets, max_size=3).map(tuple),
    outline=st.lists(sections, max_size=3).map(tuple),
    warnings=st.lists(words, max_size=3).map(tuple),
)
passages = st.builds(
    Passage,
    notice_id=words,
    ordinal=offsets,
    section=words,
    headings=st.lists(words, max_size=3).map(tuple),
    span=spans,
    text=words,
    sentences=st.lists(spans, max_size=3).map(tuple),
    page=st.none() | offsets,
)


@given(notices)
def test_every_field_of_a_notice_comes_back(notice: Notice) -> None:
    assert notice_from_json(notice_to_json(notice)) == notice


@given(passages)
def test_every_field_of_a_passage_comes_back(passage: Passage) -> None:
    assert passage_from_json(passage_to_json(passage), passage.notice_id) == passage


def test_vietnamese_is_kept_letter_by_letter() -> None:
    text = "Số: 128/NQ-CP – “thích ứng an toàn” Nguye\u0302\u0303n đ/Đ\x00"
    notice = Notice(
        id="a", text=text, date=dt.date(2021, 10, 11), body=Span(start=0, end=len(text))
    )
    assert notice_from_json(notice_to_json(notice)).text == text


def test_vectors_come_back_in_half_precision() -> None:
    numbers = np.random.default_rng(0).standard_normal((3, 5)).astype(np.float32)
    back = vectors_from_bytes(vectors_to_bytes(numbers), 5)
    assert back.dtype == np.float32
    assert back == pytest.approx(numbers, rel=1e-3)
    assert vectors_from_bytes(vectors_to_bytes(np.empty((0, 5))), 5).shape == (0, 5)
