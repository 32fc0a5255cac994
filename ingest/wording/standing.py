"""Words about whether a document still holds."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.notice import Notice

STANDINGS = {  # by the kind of relation that another document has to it
    "replaces": "đã được thay thế",
    "repeals": "đã bị bãi bỏ",
    "amends": "đã được sửa đổi, bổ sung",
    "corrects": "đã được đính chính",
}


def standing_words(status: str | None, superseded_by: str | None) -> str:
    """Say whether a document still holds, and what is newer; "" where nothing is known.

    >>> standing_words("đã được thay thế", "20/TB-VPCP (2024)")
    'đã được thay thế bởi 20/TB-VPCP (2024)'
    >>> standing_words("hết hiệu lực", "20/TB-VPCP (2024)")
    'hết hiệu lực, văn bản mới: 20/TB-VPCP (2024)'
    """
    if superseded_by is None:
        return status or ""
    if status is None or status.startswith("đã "):
        return f"{status or STANDINGS['replaces']} bởi {superseded_by}"
    return f"{status}, văn bản mới: {superseded_by}"


RELATIONS = {
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "amends": "sửa đổi, bổ sung",
    "corrects": "đính chính",
}


def standing_card(standing: str, collection: str, notice: "Notice") -> str:
    """Whether a document holds, where it belongs, what it does to others: a line each."""
    does = [
        f"{RELATIONS[one.kind.value]} {one.number}"
        + (f" ngày {one.date.strftime('%d/%m/%Y')}" if one.date else "")
        for one in notice.relations
    ]
    rows = (
        ("Hiệu lực", standing),
        ("Bộ sưu tập", collection),
        ("Văn bản này", "; ".join(does)),
    )
    return "".join(f"{name}: {value}\n" for name, value in rows if value)
