"""Does a written sentence stand on the quotes it cites? One that does not is dropped.

A sentence must carry a marker of a quote there is, and each number, date, name and negation in it
must stand in the quotes that it cites. Pure functions: no model is asked about a model.
"""

import re
from collections.abc import Iterator, Mapping

from ingest.normalise import LOWER, UPPER, nfc, same_tone, spell_dates

_MARKER = re.compile(r"\[(\d{1,3})\]")
_END = re.compile(r"[.!?…](?:\s*\[\d{1,3}\])*[.;]?(?=\s)(?!\s*\[\d)|\n+")
_ABBREVIATION = re.compile(r"(?<![^\W_])[^\W\d_]{1,3}\.$")
_NUMBER = re.compile(r"\d+(?:[.,/:-]\d+)*%?")
_NAME = re.compile(rf"(?<!\w)[{UPPER}][{UPPER}{LOWER}]*(?:[ -]+[{UPPER}][{UPPER}{LOWER}&]*)*")
_COUNTS = {
    "hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9",
    "mười": "10", "trăm": "100", "nghìn": "1000", "ngàn": "1000", "triệu": "", "tỷ": "", "tỉ": "",
}  # fmt: skip
_NEGATIONS = frozenset({"không", "chưa", "chẳng", "cấm", "ngoại", "trừ"})
_SHARED = 0.5  # of a sentence's syllables must stand in what it cites


def sentences(text: str) -> Iterator[str]:
    r"""Yield the sentences of a written answer, each with its markers.

    >>> list(sentences("Bộ Tài chính chủ trì [1]. TP. Huế phối hợp. [2]\nHết"))
    ['Bộ Tài chính chủ trì [1].', 'TP. Huế phối hợp. [2]', 'Hết']
    """
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()]
        if _ABBREVIATION.search(_MARKER.sub("", piece).rstrip()) and "\n" not in end.group():
            continue
        start = end.end()
        if piece.strip():
            yield piece.strip()
    if text[start:].strip():
        yield text[start:].strip()


def cited(sentence: str) -> tuple[int, ...]:
    """Return the markers that a sentence carries, in order, once each.

    >>> cited("Hoàn thành trong tháng 12 [2][1] [2].")
    (2, 1)
    """
    return tuple(dict.fromkeys(int(found[1]) for found in _MARKER.finditer(sentence)))


def is_grounded(sentence: str, quotes: Mapping[int, str]) -> bool:
    """Tell whether a sentence says nothing that the quotes it cites do not say.

    `quotes` are by marker: the quote, and what is known of its document (number, date, title).

    >>> quotes = {1: "Giao Bộ Tài chính trình trước ngày 15 tháng 12 năm 2021."}
    >>> is_grounded("Bộ Tài chính trình trước ngày 15/12/2021 [1].", quotes)
    True
    >>> is_grounded("Bộ Tài chính trình trước ngày 25/12/2021 [1].", quotes)
    False
    >>> is_grounded("Bộ Tài chính trình.", quotes)
    False
    """
    markers = cited(sentence)
    if not markers or any(marker not in quotes for marker in markers):
        return False
    claim = spell_dates(nfc(_MARKER.sub(" ", sentence)))
    evidence = spell_dates(nfc("\n".join(quotes[marker] for marker in markers)))
    return (
        _numbers_stand(claim, evidence)
        and _counts_stand(claim, evidence)
        and _names_stand(claim, evidence)
        and _words_stand(claim, evidence)
    )


def _numbers_stand(claim: str, evidence: str) -> bool:
    return {_plain(n) for n in _NUMBER.findall(claim)} <= {
        _plain(n) for n in _NUMBER.findall(evidence)
    }


def _plain(number: str) -> str:
    """One form of a number: "05" is "5".

    >>> _plain("05/12")
    '5/12'
    """
    return re.sub(r"(?<![\d.,])0+(?=\d)", "", number)


def _counts_stand(claim: str, evidence: str) -> bool:
    held = set(_syllables(evidence)) | {_plain(number) for number in _NUMBER.findall(evidence)}
    return all(
        word in held or (digit and digit in held)
        for word, digit in _COUNTS.items()
        if word in _syllables(claim)
    )


def _names_stand(claim: str, evidence: str) -> bool:
    """Each run of capitalised words must stand so; the sentence's first word may be any word."""
    held = _flat(evidence)
    for found in _NAME.finditer(claim):
        name = _flat(found.group())
        if name in held:
            continue
        rest = name.split(" ", 1)[1:]
        opens = not claim[: found.start()].strip(' \n-–*•"“(')
        if not opens or (rest and rest[0] not in held):
            return False
    return True


def _words_stand(claim: str, evidence: str) -> bool:
    """Negations, and half of all syllables, must stand in the quotes."""
    said, held = _syllables(claim), frozenset(_syllables(evidence))
    if not said or any(word in _NEGATIONS and word not in held for word in said):
        return False
    return sum(word in held for word in said) >= _SHARED * len(said)


def _syllables(text: str) -> list[str]:
    return _flat(text).split()


def _flat(text: str) -> str:
    """Lower case, one tone placement, words parted by one blank."""
    return same_tone(" ".join(re.findall(r"[^\W_]+", text)))
