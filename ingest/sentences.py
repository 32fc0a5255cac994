"""Sentences of a notice, cut at semicolons too: the smallest piece that is quoted whole.

Notices chain tasks with ";", so that a sentence of theirs may run over half a page.
"""

import re

from ingest.notice import Span

_END = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[\d%)”\"’\]]))(?:[.!?…]+[/!]?[”\"’)]*|;)(?=\s|$)"
    r"|:(?=\n)|\n(?=\n)|\n(?=[-+–] )"
)
_LABEL = re.compile(
    r"\s*[“\"]?(?:(?:Phần|Chương|Mục|Tiểu mục|Điều|Khoản|Phụ lục|PHẦN|CHƯƠNG|MỤC|ĐIỀU|PHỤ LỤC)\s+"
    r"(?:(?:thứ|số)\s+)?)?(?:\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[IVXL]+|[a-zđ])[.)]"
)
_SHORT = re.compile(
    r"\b(?:TP|Tp|tp|TX|PGS|GS|TS|ThS|BS|Ths|KT|TM|TL|TUQ|Q|Nxb|v\.v|St|Mr|Mrs|No|Điều|khoản|số)\.$"
)


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of `text[span]`, white space around them left out.

    A full stop ends one when white space follows and the next word does not begin small;
    "TP. Lạng Sơn" and "4.270" go on, and so does a label with the heading that it opens.

    >>> text = "Đạt 4.270 triệu USD; có thêm 10 xã. Giao UBND TP. Lạng Sơn rà soát."
    >>> [part.of(text) for part in split_sentences(text, Span(start=0, end=len(text)))]
    ['Đạt 4.270 triệu USD;', 'có thêm 10 xã.', 'Giao UBND TP. Lạng Sơn rà soát.']
    >>> text = "Điều 3. Điều khoản thi hành"
    >>> [part.of(text) for part in split_sentences(text, Span(start=0, end=len(text)))]
    ['Điều 3. Điều khoản thi hành']
    """
    sentences: list[Span] = []
    start = span.start
    for end in _END.finditer(text, span.start, span.end):
        if _LABEL.fullmatch(text, start, end.end()) or not _really_ends(text, end):
            continue
        sentences.append(Span(start=start, end=end.end()))
        start = end.end()
    sentences.append(Span(start=start, end=span.end))
    stripped = (_strip(text, sentence) for sentence in sentences)
    return tuple(sentence for sentence in stripped if sentence.end > sentence.start)


def _really_ends(text: str, end: re.Match[str]) -> bool:
    if end.group()[0] != ".":
        return True
    following = text[end.end() : end.end() + 4].lstrip()
    if following[:1].islower():
        return False
    return not _SHORT.search(text[max(0, end.start() - 6) : end.start() + 1])


def _strip(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start=start, end=max(start, span.start + len(words.rstrip())))
