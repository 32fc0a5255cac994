"""Typing mistakes, mended by what the corpus says and only where it says so clearly.

A word is suspect when it never stands beside one of its neighbours. What is no Vietnamese syllable
("côg", "thàh") may be one letter away from what was meant; a syllable may carry the wrong
diacritics ("xây dưng") or begin with a consonant that sounds alike ("chủ chì"). What the
neighbours do not support is left as typed: a name that the corpus does not hold must not turn
into one that it does.
"""

import math
import re
from dataclasses import dataclass

from index.restore import Restorer
from index.syllable import is_syllable
from ingest.normalise import fold, nfc

_TOKEN = re.compile(r"[^\W\d_]+")
_ALIKE = (
    ("ch", "tr"), ("s", "x"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"), ("f", "ph"),
    ("j", "gi"), ("z", "d"), ("z", "gi"), ("k", "c"), ("w", "qu"),
)  # fmt: skip
_CLEARLY = math.log(10_000)  # times as likely: a syllable that may be meant as it stands stays
_SOUND = frozenset(
    ["năm", "ngày", "tháng", "quý", "số", "ai", "gì", "nào", "mấy", "đâu"]
)  # as typed
_MAX_SYLLABLE = 6


@dataclass(frozen=True, kw_only=True)
class Speller:
    """Mends questions with the counts of a `Restorer`."""

    counts: Restorer

    def mend(self, text: str) -> str:
        """Return `text` with its clear typing mistakes mended.

        >>> from index.restore import learn_restorer
        >>> speller = Speller(counts=learn_restorer(["bộ chủ trì việc hoàn thành dịch vụ công"]))
        >>> speller.mend("Bộ nào chủ chì, dịch vụ côg")
        'Bộ nào chủ trì, dịch vụ công'
        """
        found = list(_TOKEN.finditer(nfc(text)))
        words = [match.group().lower() for match in found]
        pieces, end = [], 0
        for place, match in enumerate(found):
            mended = self._mended(words, place, match.group())
            if mended != words[place]:
                words[place] = mended
                typed = match.group()
                shown = mended.capitalize() if typed[:1].isupper() else mended
            else:
                shown = match.group()
            pieces += [text[end : match.start()], shown]
            end = match.end()
        return "".join([*pieces, text[end:]])

    def _mended(self, words: list[str], place: int, typed: str) -> str:
        word = words[place]
        if (
            typed.isupper()
            or len(word) < 2
            or word in _SOUND
            or any(self._pairs(words, place, word))
        ):
            return word
        broken = not is_syllable(word)
        if broken and word.isascii() and len(word) > _MAX_SYLLABLE:
            return word
        gains = {
            candidate: self._gain(words, place, candidate)
            for candidate in self._candidates(word, broken=broken)
            if any(self._pairs(words, place, candidate))
        }
        best = max(gains, key=lambda candidate: (gains[candidate], candidate), default=word)
        least = 0.0 if broken else _CLEARLY
        return best if gains.get(best, -math.inf) > least else word

    def _gain(self, words: list[str], place: int, candidate: str) -> float:
        """How much likelier a candidate is between the neighbours than what was typed: a logarithm."""
        return self._likely(words, place, candidate) - self._likely(words, place, words[place])

    def _likely(self, words: list[str], place: int, word: str) -> float:
        before = words[place - 1] if place else ""
        likely = self.counts.log_probability(before, word)
        if place + 1 < len(words):
            likely += self.counts.log_probability(word, words[place + 1])
        return likely

    def _pairs(self, words: list[str], place: int, word: str) -> tuple[int, int]:
        """How often `word` stands behind its left and before its right neighbour."""
        before = self.counts.met(words[place - 1], word) if place else 0
        after = self.counts.met(word, words[place + 1]) if place + 1 < len(words) else 0
        return before, after

    def _candidates(self, word: str, *, broken: bool) -> set[str]:
        """Words of the corpus with other diacritics, or one slip away when `word` is broken."""
        bare = fold(word)
        near = _one_slip(bare) | _sounds_alike(bare) if broken else _sounds_alike(bare)
        found = {
            candidate for form in near | {bare} for candidate in self.counts.readings_like(form)
        }
        return found - {word}


def _sounds_alike(bare: str) -> set[str]:
    """Return the word with its first consonant taken for another.

    >>> sorted(_sounds_alike("chi"))
    ['khi', 'tri']
    """
    return {
        right + bare[len(wrong) :]
        for one, other in _ALIKE
        for wrong, right in ((one, other), (other, one))
        if bare.startswith(wrong)
    }


def _one_slip(bare: str) -> set[str]:
    """Return the words one letter away from `bare`, or with two letters swapped.

    >>> "thanh" in _one_slip("thah")
    True
    """
    letters = "abcdeghiklmnopqrstuvxy"
    cuts = [(bare[:at], bare[at:]) for at in range(len(bare) + 1)]
    near = {head + letter + tail for head, tail in cuts for letter in letters}
    near |= {head + tail[1:] for head, tail in cuts if tail}
    near |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return near
