"""Letters that only look right: look-alikes, marks apart from their letter, syllables torn apart.

Only what is certain is mended, and each kind is counted.
"""

import re
from collections import Counter

from ingest import wording
from ingest.encoding import mend_old_letters
from ingest.normalise import LOWER, nfc
from ingest.repair.tracked import Tracked
from ingest.syllables import BARE_FINAL, BARE_ONSET, is_syllable

_EVERYWHERE = {"ƣ": "ư", "Ƣ": "Ư", "ð": "đ", "Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ", "ﬁ": "fi", "ﬂ": "fl"}
_CYRILLIC = ("аеорсухіѕАВЕКМНОРСТХУІЅ", "aeopcyxisABEKMHOPCTXYIS")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo")
_FOREIGN = {twin: latin for pair in (_CYRILLIC, _GREEK) for twin, latin in zip(*pair, strict=True)}
_BULLETS = re.compile(r"[\uf0b7\uf02d\uf0a7\uf0d8\uf0fc\uf076\u2022\u25cf\u25aa](?=\s|\w)")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
_BLANKS = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_APART = re.compile(r"(?<=[^\W\d_]) +(?=[\u0300-\u0304\u0306\u0309\u031b\u0323])")
_MARKED = re.compile(r"\w[\u0300-\u036f]+|[\u212a\u212b]")
_WORD = re.compile(r"[^\W\d_]+")
_LOOK_ALIKE = re.compile("[" + "".join(_EVERYWHERE) + "]")
_SUSPECT = re.compile("[" + "".join(_FOREIGN) + "]")
_LAST_LATIN = "\u1eff"
_LATIN = re.compile(rf"[{LOWER}]", re.IGNORECASE)


def mend_letters(line: Tracked, counts: Counter[str]) -> Tracked:
    r"""Mend one line; `counts` grows by what was done ("lookalike", "apart", "torn").

    >>> mend_letters(Tracked("Th ông báo đƣợc ban ha\u0300nh"), Counter()).text
    'Thông báo được ban hành'
    >>> mend_letters(Tracked("điểm đ ở khoản 2; 5 µg; Ng. Ông"), Counter()).text
    'điểm đ ở khoản 2; 5 µg; Ng. Ông'
    """
    if line.text.isascii() and not _BLANKS.search(line.text) and not _INVISIBLE.search(line.text):
        return line
    line, _ = line.sub(_INVISIBLE, "")
    line, _ = line.sub(_BLANKS, " ")
    line, count = line.sub(_APART, "")
    counts["apart"] += count
    line, _ = line.sub(_MARKED, lambda found: nfc(found.group()))
    line, count = line.sub(_LOOK_ALIKE, lambda found: _EVERYWHERE[found.group()])
    counts["lookalike"] += count
    line, _ = line.sub(_BULLETS, "-")
    if _SUSPECT.search(line.text):
        line, count = line.sub(_WORD, _latin)
        counts["lookalike"] += count
    return _sew(line, counts)


def _latin(found: re.Match[str]) -> str:
    """Write a word that mixes alphabets in Latin letters, when every letter has a twin there."""
    word = found.group()
    mended = "".join(_FOREIGN.get(letter, letter) for letter in word)
    all_latin = all(letter <= _LAST_LATIN for letter in mended)
    return mended if all_latin and _LATIN.search(word) else word


def _sew(line: Tracked, counts: Counter[str]) -> Tracked:
    """Put a torn syllable together: "Th ông", "thá ng"; never where either part may stand alone."""

    def close(found: re.Match[str]) -> str:
        whole = found.group().replace(" ", "", 1)
        same_case = whole[1:].islower() or whole.isupper()
        return whole if same_case and is_syllable(whole) else found.group()

    for pattern in (BARE_ONSET, BARE_FINAL):
        line, count = line.sub(pattern, close)
        counts["torn"] += count
    return line


def mend_old_fonts(lines: list[Tracked]) -> tuple[list[Tracked], tuple[str, ...]]:
    """Turn lines set in an old Vietnamese font (TCVN3, VNI, VISCII) into Unicode."""
    texts, repairs = mend_old_letters([line.text for line in lines])
    if not repairs:
        return lines, ()
    return [line.reworded(text) for line, text in zip(lines, texts, strict=True)], repairs


def report(counts: Counter[str]) -> tuple[str, ...]:
    """Return a counted line for each kind of repair that was made."""
    said = wording.REPAIRS
    return tuple(said[kind].format(counts[kind]) for kind in said if counts[kind])
