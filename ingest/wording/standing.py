"""Words about whether a document still holds."""

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
