"""The trie against a plain dictionary."""

from hypothesis import given
from hypothesis import strategies as st
from tokenizers.normalizers import Precompiled

from index.charsmap import build_charsmap

LETTERS = st.sampled_from(
    [chr(code) for code in (*range(0x21, 0x7F), *range(0x1EA0, 0x1EFA), 8217)]
)


@given(st.dictionaries(LETTERS, st.text(LETTERS, max_size=3), max_size=60), st.text(LETTERS))
def test_each_letter_becomes_what_the_dictionary_says(
    replacements: dict[str, str], text: str
) -> None:
    normaliser = Precompiled(build_charsmap(replacements))
    expected = "".join(replacements.get(letter, letter) for letter in text)
    assert normaliser.normalize_str(text) == expected
