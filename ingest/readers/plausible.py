"""Does text read like text? Tells a broken text layer, or a poor OCR layer, from a good one."""

import re
import unicodedata

from ingest.normalise import fold

_TOKEN = re.compile(r"[^\W\d_]{2,}")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:uye|ieu|yeu|uoi|uou|oai|oay|oeo|uya|uay|uyu|ia|ie|ua|uo|uu|oa|oe|oo|ue|uy|ya|ye|ai|ao|au|ay|eo|eu|iu|oi|ui|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_ENGLISH = {"the", "of", "and", "to", "in", "for", "is", "on", "that", "by", "with", "from", "this"}
GARBAGE_SHARE = 0.05
LEAST_TOKENS = 20  # fewer say nothing about a page
LEAST_SYLLABLES = 0.4  # of a text that is Vietnamese at all


def is_garbage(char: str) -> bool:
    r"""Tell whether a character is no text: control, private use, unassigned, replacement.

    >>> [is_garbage(char) for char in "a\x03\ufffd\ue000ệ"]
    [False, True, True, True, False]
    """
    if char == "\ufffd":
        return True
    return unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs") and not char.isspace()


def garbage(text: str) -> float:
    """Return the share of characters that are no text, 0 to 1."""
    letters = [char for char in text if not char.isspace()]
    return sum(map(is_garbage, letters)) / len(letters) if letters else 0.0


def syllables(text: str) -> float:
    """Return the share of words that could be Vietnamese syllables, 0 to 1; 1 without any word.

    >>> syllables("Ủy ban nhân dân"), round(syllables("Xfgwk lsdpq dân"), 2)
    (1.0, 0.33)
    """
    tokens = [fold(token) for token in _TOKEN.findall(text)]
    return sum(_SYLLABLE.fullmatch(t) is not None for t in tokens) / len(tokens) if tokens else 1.0


def accents(text: str) -> float:
    """Return the share of letters that are not plain Latin, 0 to 1: about .25 in Vietnamese."""
    letters = [char for char in unicodedata.normalize("NFC", text) if char.isalpha()]
    return sum(not char.isascii() for char in letters) / len(letters) if letters else 0.0


def is_broken(text: str) -> bool:
    """Tell whether a text layer cannot be trusted: unmapped glyphs, letters mapped wrongly.

    >>> is_broken("Ủy ban nhân dân thành phố " * 9), is_broken("Xfgwk lsdpq wrtzp bcdgh " * 9)
    (False, True)
    """
    if garbage(text) > GARBAGE_SHARE:
        return True
    tokens = _TOKEN.findall(text)
    if len(tokens) < LEAST_TOKENS or syllables(text) >= LEAST_SYLLABLES:
        return False
    return sum(token.lower() in _ENGLISH for token in tokens) < 0.05 * len(tokens)
