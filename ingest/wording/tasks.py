"""Words about assignments ("nhiệm vụ")."""

from collections.abc import Sequence

LABELS = "Đo việc đọc nhiệm vụ trên các văn bản đã gán nhãn"
LABELS_FILE = "tệp nhãn, mỗi dòng một nhiệm vụ (JSON)"
LABELS_MISSED = "kể từng nhãn không tìm thấy và từng nhiệm vụ không có nhãn"


def labels_absent(file: str, keys: Sequence[str]) -> str:
    """Name the labelled documents that are not in the index."""
    return f"{file}: chưa có trong kho: {', '.join(keys)}; hãy thêm các văn bản này (tracuu add)"


def label_missed(key: str, lead: str, quote: str) -> str:
    """Show a label that was not found."""
    return f"- {key}: {lead}: {quote[:120]}"


def assignment_unlabelled(key: str, lead: str, quote: str) -> str:
    """Show an assignment that has no label."""
    return f"+ {key}: {lead}: {quote[:120]}"
