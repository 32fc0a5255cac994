"""The words that questions ask with, for all that read them: kinds, and the gap of a question."""

from collections.abc import Iterable

WHY = ("vì sao", "tại sao", "sao lại", "vì lẽ gì", "cớ gì", "cớ sao")
WHEN = ("khi nào", "bao giờ", "lúc nào")
HOW_MANY = ("bao nhiêu", "mấy")
TIMES = ("ngày", "hôm", "tháng", "năm", "quý", "giai đoạn", "thời điểm", "thời gian")
"""Before "nào": they ask for a day or a period."""
ACTORS = ("bộ", "cơ quan", "đơn vị", "sở", "người", "tổ chức", "bên")
"""Before "nào": they ask who."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches each of the words.

    >>> any_of(HOW_MANY)
    '(?:bao nhiêu|mấy)'
    """
    return f"(?:{'|'.join(words)})"
