"""Text to terms: syllables, syllable bigrams, and the parts of document numbers.

Raise `ingest.normalise.VERSION` with any change here: an index built with another is rebuilt.
"""

import re
from functools import lru_cache
from itertools import pairwise

from ingest.normalise import fold, same_tone, words

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_REMEMBERED = 1 << 16  # syllables; Vietnamese has some 7,000


def analyse(text: str, *, folded: bool) -> list[str]:
    """Return the terms of a text: its syllables, then each pair of neighbours as one term.

    Both tone placements give the same term; `folded` takes all diacritics away. A document
    number gives itself and its parts, and its parts make the pairs, so that "nghị quyết 128"
    meets "Nghị quyết 128/NQ-CP". "01" and "1" are one number, "4.270" and "4270" another.

    >>> analyse("Đất lúa", folded=True)
    ['dat', 'lua', 'dat_lua']
    >>> analyse("Số 128/NQ-CP", folded=True)
    ['so', '128/nq-cp', '128', 'nq-cp', 'so_128', '128_nq-cp']
    >>> analyse("hoà", folded=False) == analyse("hòa", folded=False)
    True
    """
    units = [_unit(word, folded=folded) for word in words(text)]
    chain = [part for unit in units for part in unit[1:] or unit]
    singles = [term for unit in units for term in unit]
    return singles + [f"{first}_{second}" for first, second in pairwise(chain)]


@lru_cache(maxsize=_REMEMBERED)
def _unit(word: str, *, folded: bool) -> tuple[str, ...]:
    """Return the terms of one word: one, or a document number followed by its parts."""
    form = fold(word) if folded else same_tone(word)
    if _NUMBER.fullmatch(form):
        return (_plain_number(form),)
    if not form[:1].isdigit() or "/" not in form:
        return (form,)
    parts = tuple(_unpadded(part) for part in form.split("/"))
    return ("/".join(parts), *parts)


def _plain_number(form: str) -> str:
    """Take padding zeros and the points between thousands away.

    >>> _plain_number("05/01/2021"), _plain_number("4.270"), _plain_number("0,5")
    ('5/1/2021', '4270', '0,5')
    """
    if _THOUSANDS.fullmatch(form):
        return form.replace(".", "")
    return "/".join(_unpadded(part) for part in form.split("/"))


def _unpadded(number: str) -> str:
    return re.sub(r"^0+(?=\d)", "", number)
