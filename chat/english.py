"""Questions in English, brought to the words of Vietnamese notices by a small glossary.

The model reads English well enough to find the passage; the glossary is for the terms, so that
they can be held against the words of a notice. A word that is neither known nor a name stays as it
is: no notice holds it, and that counts.
"""

import re
from collections.abc import Iterator
from functools import cache

from chat.english_dates import replace_dates
from chat.english_words import glossary, glossary_pattern, is_known, without_stopwords
from index.syllable import is_syllable
from ingest.normalise import nfc

_QUESTION_WORDS = (
    (r"\bhow much money\b", "bao nhiêu tiền"),
    (r"\bwhat (?:percentage|share|proportion)\b|\bhow many percent\b", "bao nhiêu phần trăm"),
    (r"\bhow long\b(?= (?:is|was|are))", "dài bao nhiêu km"),
    (r"\bhow long\b", "trong bao lâu"),
    (r"\bhow many\b|\bhow much\b", "bao nhiêu"),
    (
        r"\bby when\b|\bwhen\b|\bwhat (?:date|day|year)\b|\bwhich (?:year|month|date|day)\b",
        "khi nào",
    ),
    (r"\bwhere\b|\bin which place\b", "ở đâu"),
    (r"\bwhy\b|\bfor what reason\b", "vì sao"),
    (r"\bwith (?:whom|which)\b|\btogether with who\b", "phối hợp với ai"),
    (r"\bwhich notice\b|\bwhich document\b", "thông báo nào"),
    (r"\bwhich (?:ministry|ministries)\b", "bộ nào"),
    (r"\bwhich (?:province|provinces|city)\b", "tỉnh nào"),
    (r"\bwhich bank\b", "ngân hàng nào"),
    (r"\bwhich (?:agency|agencies|body|organi[sz]ation)\b", "cơ quan nào"),
    (r"\bwho (?:signed|signs)\b", "ai ký"),
    (r"\bwho\b|\bwhom\b", "ai"),
    (r"\bhow\b", "như thế nào"),
    (r"^(?:list|name|enumerate)\b", "liệt kê"),
)
_WHICH = re.compile(r"\b(?:which|what)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s\b|'(?!\w)")
_YES_NO = re.compile(
    r"^(?:is|are|was|were|does|do|did|has|have|must|should|can|could|will|would|may|whether|if)\b",
    re.IGNORECASE,
)
# What leads up to a question, or only asks for an answer politely.
_YOU = r"(?:can|could|would|will|do|did|may|might)(?: you| i| we)"
_TELLS = r"(?:tell|show|inform|explain|say|describe|clarify|ask|let|give)(?: (?:to )?(?:me|us))?(?: know)?"
_FRAMING = re.compile(
    r"^(?:(?:hi|hello|dear all|excuse me|sorry|ok|okay|so|well|and|please|kindly|question)\b[,:!.]* *"
    rf"|{_YOU} (?:please |kindly |also )?(?:{_TELLS}|know|happen to know|help me find(?: out)?)(?: about)?,? "
    rf"|{_YOU} (?:please |kindly )?(?=(?:list|name|give)\b)"
    r"|(?:i|we)(?:'d| would| want| need| wish| am| was|'m)*(?: like)?(?: (?:to|wondering|trying|asking|looking|for)){0,3}"
    r"(?: (?:know|find out|ask|see|learn|understand|wonder))*(?: about)? (?=\w)"
    rf"|(?:please )?{_TELLS} (?=(?:wh|how|if|the|about|all|by)))+",
    re.IGNORECASE,
)
_TRUE = re.compile(r"^is it (?:true|correct|right|the case) that\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"^(?:according to|in|under|as per|based on|pursuant to)\b[^,?]*, *", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(notice|document|decree|directive) (?:no\.?|number|#) ?(?=\d)", re.IGNORECASE
)
_CLOSING = re.compile(r"[ ,]*(?:please|thanks|thank you)[ .!]*(?=\??$)", re.IGNORECASE)
_KEPT = 0xE000  # the first of the letters for private use, which stand for what is translated
_KEPT_LETTER = re.compile("[\ue000-\uf8ff]")


def is_english(text: str) -> bool:
    """Whether a question is in English: an English word is among many that cannot be Vietnamese.

    Names may carry their diacritics.

    >>> is_english("Who leads the appraisal?"), is_english("the nao la xa vung xanh")
    (True, False)
    >>> is_english("Deadline for the Bắc Giang plan?"), is_english("deadline cua du an la khi nao")
    (True, False)
    """
    words = [word for word in _words(text) if not word.isupper()]
    known = any(is_known(word.lower()) and not is_syllable(word) for word in words)
    small = [word for word in words if word.islower()]
    return known and all(map(str.isascii, small)) and is_foreign(text)


def is_foreign(text: str) -> bool:
    """Whether a question is in another language: too many of its words cannot be Vietnamese.

    >>> is_foreign("Can you recommend a good hotel in Da Lat?"), is_foreign("gia vang SJC hom nay")
    (True, False)
    """
    small = [word for word in _words(text) if word.islower()]
    return sum(not is_syllable(word) for word in small) > len(small) / 3


def without_framing(text: str) -> str:
    """Return an English question without the words that only ask for an answer.

    >>> without_framing("Could you please tell me which ministry leads?")
    'which ministry leads?'
    >>> without_framing("I'd like to know the deadline for toll tags, please")
    'the deadline for toll tags'
    """
    plain = _straight(text).strip()
    return _FRAMING.sub("", _CLOSING.sub("", plain)) or plain


def to_vietnamese(text: str) -> str:
    """Return the question in Vietnamese words, as far as the glossary goes.

    >>> to_vietnamese("Which ministry leads the conversion of rice land?")
    'bộ nào chủ trì chuyển mục đích đất lúa?'
    >>> to_vietnamese("Can you tell me who drafts the decree on bicycles by 1 May 2023?")
    'ai dự thảo nghị định bicycles trước ngày 1 tháng 5 năm 2023?'
    """
    kept: list[str] = []

    def keep(meaning: str) -> str:
        kept.append(meaning)
        return f" {chr(_KEPT + len(kept) - 1)} "

    words = _NUMBERED.sub(r"\1 ", without_framing(_KEPT_LETTER.sub(" ", text)))
    yes_no = _YES_NO.match(_SOURCE.sub("", words))
    words = replace_dates(_TRUE.sub(" ", words), keep)
    for pattern, meaning in _QUESTION_WORDS:
        if found := re.search(pattern, words, re.IGNORECASE):
            words = words[: found.start()] + keep(meaning) + words[found.end() :]
    words = _which_pattern().sub(lambda found: keep(f"{_meaning(found['noun'])} nào"), words)
    words = _WHICH.sub(lambda _: keep("nào gì"), words)
    words = glossary_pattern().sub(lambda found: keep(_meaning(found.group())), words)
    words = without_stopwords(_POSSESSIVE.sub(" ", words))
    words = _KEPT_LETTER.sub(lambda letter: kept[ord(letter.group()) - _KEPT], words)
    words = re.sub(r"\s+([?.,])", r"\1", " ".join(words.split())).lstrip(",. ")
    return f"có {words.rstrip('?')} không?" if yes_no else words


def glossed(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the words of an English question that the glossary knows, with their Vietnamese ones.

    >>> [(word.group(), meaning) for word, meaning in glossed("How many rice land projects?")]
    [('rice land', 'đất lúa'), ('projects', 'dự án')]
    """
    for pattern in (*(one for one, _ in _QUESTION_WORDS), _WHICH.pattern):
        text = re.sub(
            pattern, lambda found: " " * len(found.group()), text, count=1, flags=re.IGNORECASE
        )
    for word in glossary_pattern().finditer(text):
        yield word, _meaning(word.group())


def _meaning(term: str) -> str:
    return glossary()[term.lower()]


@cache
def _which_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_WHICH.pattern} (?P<noun>{glossary_pattern().pattern})", re.IGNORECASE)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", nfc(text))


def _straight(text: str) -> str:
    """Return a text with plain apostrophes and quotation marks."""
    return text.translate(str.maketrans("’‘“”", "''\"\""))
