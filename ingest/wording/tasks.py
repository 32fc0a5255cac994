"""Words about assignments ("nhiệm vụ")."""

from collections.abc import Mapping, Sequence
from typing import Any

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


TASKS_NOT_READ = (
    "chỉ mục này chưa có bảng nhiệm vụ và chỉ được đọc; hãy chạy tracuu sync ở nơi được ghi"
)
NO_SUCH_TASK = "Không tìm thấy nhiệm vụ nào như vậy trong các văn bản của kho."
AGENCY_OPTION = "CƠ_QUAN"
TASK_HELP = {
    "agency": "chỉ nhiệm vụ do cơ quan này chủ trì; tên đầy đủ, viết tắt hay không dấu đều được",
    "coordinating": "chỉ nhiệm vụ mà cơ quan này phối hợp",
    "document": "chỉ nhiệm vụ trong văn bản này",
    "due-before": "hạn trước ngày này (không kể ngày đó), dạng 2021-12-15 hoặc 15/12/2021",
    "due-after": "hạn sau ngày này (không kể ngày đó)",
    "overdue": "chỉ nhiệm vụ đã quá hạn",
    "on": "tính quá hạn vào ngày này (mặc định: hôm nay)",
    "csv": "ghi bảng ra tệp CSV",
    "xlsx": "ghi bảng ra tệp Excel",
}
TASK_SHEET = "Nhiệm vụ"
TASK_COLUMNS = (
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Nhiệm vụ",
    "Hạn cuối",
    "Thời hạn theo văn bản",
    "Văn bản",
    "Mục",
    "Ngày ban hành",
    "Trích yếu",
    "Nguyên văn",
)


def task_lines(task: Mapping[str, Any]) -> str:
    """Show one task on the terminal: who, what, by when, where it stands."""
    place = f"{task['key']}, mục {task['section']}" if task["section"] else task["key"]
    with_whom = f"\n  Phối hợp: {'; '.join(task['coordinating'])}" if task["coordinating"] else ""
    when = task["deadline_text"] or "không nêu"
    if task["deadline"]:
        when += f" (hết ngày {shown_day(task['deadline'])})"
    return f"{task['lead']}\n  Việc: {task['task']}{with_whom}\n  Hạn: {when}\n  Nguồn: {place}"


def shown_day(iso: str) -> str:
    """Write a day as people do.

    >>> shown_day("2021-12-14")
    '14/12/2021'
    """
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def task_count(count: int) -> str:
    """Say how many tasks were shown."""
    return f"{count} nhiệm vụ." if count else "Không có nhiệm vụ nào như vậy."


def tasks_written(count: int, file: str) -> str:
    """Say what was written."""
    return f"{file}: đã ghi {count} nhiệm vụ"


def no_agency(name: str) -> str:
    """Refuse an empty name."""
    return f"“{name}”: không phải tên cơ quan; hãy ghi tên, ví dụ “Bộ Tài chính” hoặc “UBND tỉnh”"


def not_a_day(text: str) -> str:
    """Refuse what is no day."""
    return f"“{text}”: không phải ngày; hãy viết 2021-12-15 hoặc 15/12/2021"
