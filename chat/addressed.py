"""The lines of a document that say whom it goes to: "Kính gửi: ...", the list below "... điện:"."""

import re

from ingest.notice import Notice, Span

_LOOKED_BACK = 2000  # characters
_OPENS = re.compile(r"\s*(?:Đồng )?(?:[Kk]ính gửi|KÍNH GỬI|Nơi nhận|NƠI NHẬN)\b")
_BELOW = re.compile(
    r"\b(?:(?:[Kk]ính gửi|KÍNH GỬI|Nơi nhận|NƠI NHẬN)\s*:|(?:điện|ĐIỆN)\s*:?(?=\s*\n))"
    r"(?:\s*\n\s*[-+–•*][^\n]*)*\s*\Z"
)


def addresses(notice: Notice, sentence: Span) -> bool:
    """Whether a sentence is a line of those that a document is addressed to."""
    if _OPENS.match(notice.text, sentence.start):
        return "\n" not in sentence.of(notice.text)
    before = notice.text[max(0, sentence.start - _LOOKED_BACK) : sentence.start]
    listed = sentence.of(notice.text)[:1] in "-+–•*"
    return listed and _BELOW.search(before) is not None
