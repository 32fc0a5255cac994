"""Questions in English, brought to the words of Vietnamese notices by a small glossary.

The model reads English well enough to find the passage; the glossary is for the terms, so that
they can be held against the words of a notice.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from index.syllable import is_syllable
from ingest.normalise import nfc

GLOSSARY = Path(__file__).with_name("english.tsv")

# Words that begin English questions and that no Vietnamese one holds, with or without diacritics.
_OPENERS = frozenset(
    [
        "what",
        "what's",
        "who",
        "who's",
        "whom",
        "whose",
        "which",
        "when",
        "where",
        "why",
        "how",
        "was",
        "were",
        "is",
        "are",
        "does",
        "did",
        "must",
        "has",
        "have",
        "should",
        "will",
    ]
)
_QUESTION_WORDS = (
    (r"\bhow much money\b", "bao nhiêu tiền"),
    (r"\bwhat (?:percentage|share|proportion)\b|\bhow many percent\b", "bao nhiêu phần trăm"),
    (r"\bhow long\b(?= (?:is|was|are))", "dài bao nhiêu km"),
    (r"\bhow long\b", "trong bao lâu"),
    (r"\bhow many\b|\bhow much\b", "bao nhiêu"),
    (r"\bby when\b|\bwhen\b|\bwhat (?:date|day|year)\b|\bwhich (?:year|month|date)\b", "khi nào"),
    (r"\bwhere\b|\bin which place\b", "ở đâu"),
    (r"\bwhy\b|\bfor what reason\b", "vì sao"),
    (r"\bwith (?:whom|which)\b|\btogether with who\b", "phối hợp với ai"),
    (r"\bwhich notice\b|\bwhich document\b", "thông báo nào"),
    (r"\bwhich (?:ministry|ministries)\b", "bộ nào"),
    (r"\bwhich (?:province|provinces|city)\b", "tỉnh nào"),
    (r"\bwhich (?:agency|agencies|body|organi[sz]ation|bank)\b", "cơ quan nào"),
    (r"\bwho (?:signed|signs)\b", "ai ký"),
    (r"\bwho\b|\bwhom\b", "ai"),
    (r"\bhow\b", "như thế nào"),
    (r"\bwhich\b|\bwhat\b", "nào gì"),
)
_YES_NO = re.compile(
    r"^(?:is|are|was|were|does|do|did|has|have|must|should|can|will)\b", re.IGNORECASE
)
_FUNCTION = re.compile(
    r"\b(?:the|a|an|of|to|in|on|at|for|by|is|are|was|were|be|been|does|do|did|has|have|had|must|should|"
    r"and|or|that|this|with|from|its|their|as|into|will|can|it|there|any|'s|s|named?|called|asked|told|"
    r"say|says|said|about|under|during|according)\b",
    re.IGNORECASE,
)


def is_english(text: str) -> bool:
    """Whether a question is in English: it begins so, and not all else are Vietnamese syllables.

    >>> is_english("Who leads the appraisal?"), is_english("the nao la xa vung xanh")
    (True, False)
    >>> is_english("who con coi dich benh la khan cap khong?")
    False
    """
    words = re.findall(r"[a-z']+", text.lower())
    begins = any(word in _OPENERS for word in words[:3])
    return nfc(text).isascii() and begins and is_foreign(text)


def is_foreign(text: str) -> bool:
    """Whether a question is in another language: too many of its words cannot be Vietnamese.

    >>> is_foreign("Can you recommend a good hotel in Da Lat?"), is_foreign("gia vang SJC hom nay")
    (True, False)
    """
    small = [word for word in re.findall(r"[^\W\d_]+", nfc(text)) if word.islower()]
    return sum(not is_syllable(word) for word in small) > len(small) / 3


def to_vietnamese(text: str) -> str:
    """Return the question in Vietnamese words, as far as the glossary goes.

    >>> to_vietnamese("Which ministry leads the conversion of rice land?")
    'bộ nào chủ trì chuyển mục đích đất lúa?'
    """
    yes_no = _YES_NO.match(text.strip())
    words = text
    for pattern, meaning in _QUESTION_WORDS:
        words = re.sub(pattern, f"\x00{meaning}\x00", words, count=1, flags=re.IGNORECASE)
    words = _glossary_pattern().sub(lambda found: _glossary()[found.group().lower()], words)
    words = _FUNCTION.sub(" ", words).replace("\x00", " ")
    words = re.sub(r"\s+([?.,])", r"\1", " ".join(words.split()))
    return f"có {words.rstrip('?')} không?" if yes_no else words


def glossed(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the words of an English question that the glossary knows, with their Vietnamese ones.

    >>> [(word.group(), meaning) for word, meaning in glossed("How many rice land projects?")]
    [('rice land', 'đất lúa'), ('projects', 'dự án')]
    """
    for pattern, _ in _QUESTION_WORDS:
        text = re.sub(
            pattern, lambda found: " " * len(found.group()), text, count=1, flags=re.IGNORECASE
        )
    for word in _glossary_pattern().finditer(text):
        yield word, _glossary()[word.group().lower()]


@cache
def _glossary() -> dict[str, str]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))


@cache
def _glossary_pattern() -> re.Pattern[str]:
    longest = sorted(_glossary(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)
