"""Terms: what must meet what."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse

LETTERS = st.text(alphabet="aăâdđeêghoôơuưyÀÁẢÃẠắếợữỵ 0123456789/-.,&\n", max_size=60)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("hòa", "hoà"),
        ("ủy ban", "uỷ ban"),
        ("ĐẤT LÚA", "đất lúa"),
        ("nghị quyết 128", "Nghị quyết số 128/NQ-CP"),
        ("128/nq-cp", "Nghị quyết 128/NQ-CP"),
        ("02/2017/NĐ-CP", "nghị định 2/2017/nđ-cp"),
        ("01 đồng chí", "1 đồng chí"),
        ("4270 tỷ", "4.270 tỷ"),
        ("5/1/2021", "ngày 05/01/2021"),
    ],
)
def test_two_ways_to_write_the_same_share_a_term(asked: str, written: str) -> None:
    for folded in (False, True):
        assert set(analyse(asked, folded=folded)) & set(analyse(written, folded=folded))


def test_the_number_alone_keeps_its_neighbour() -> None:
    found = analyse("Nghị quyết 128/NQ-CP", folded=True)
    assert "quyet_128" in found
    assert "128_nq-cp" in found


def test_tones_make_other_words_and_folding_makes_them_one() -> None:
    assert not set(analyse("má", folded=False)) & set(analyse("mà", folded=False))
    assert analyse("má", folded=True) == analyse("mà", folded=True) == ["ma"]
    assert analyse("đường", folded=True) == ["duong"]


def test_zero_stays_and_decimals_keep_their_comma() -> None:
    assert analyse("0", folded=False) == ["0"]
    assert "0,5" in analyse("0,5%", folded=False)


@given(LETTERS)
def test_composed_and_decomposed_text_have_the_same_terms(text: str) -> None:
    for folded in (False, True):
        decomposed = unicodedata.normalize("NFD", text)
        assert analyse(text, folded=folded) == analyse(decomposed, folded=folded)


@given(LETTERS)
def test_text_typed_without_diacritics_has_the_folded_terms(text: str) -> None:
    bare = " ".join(analyse(text, folded=True))
    assert analyse(text, folded=True) == bare.split()
    assert bare.isascii()


@given(st.text(max_size=80))
def test_no_term_of_any_text_holds_white_space(text: str) -> None:
    for folded in (False, True):
        assert all(term.split() == [term] for term in analyse(text, folded=folded))
