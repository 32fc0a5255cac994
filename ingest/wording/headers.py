"""Words about how well headers are read."""

from collections.abc import Mapping


def header_line(name: str, right: int, labelled: int, counts: Mapping[str, int]) -> str:
    """One row: how many of the labelled fields were read right, and what became of the rest."""
    share = f" ({right / labelled:.4f})" if labelled else ""
    return (
        f"{name}: đúng {right}/{labelled}{share}; sai {counts.get('wrong', 0)}, "
        f"bỏ sót {counts.get('missed', 0)}, để trống đúng {counts.get('blank', 0)}"
    )


def header_difference(document: str, field: str, label: str | None, read: str | None) -> str:
    """One field that was read differently."""
    return f"  {document} {field}: nhãn {label or '–'}, đọc được {read or '–'}"
