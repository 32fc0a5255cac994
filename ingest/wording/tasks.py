"""Words about assignments ("nhiệm vụ")."""

import datetime as dt
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
    "agency": "chỉ nhiệm vụ do cơ quan này chủ trì; tên đầy đủ, viết tắt hay không dấu đều được; nhiều cơ quan thì cách nhau bằng dấu ;",
    "coordinating": "chỉ nhiệm vụ mà cơ quan này phối hợp",
    "document": "chỉ nhiệm vụ trong văn bản này",
    "due-before": "hạn trước ngày này (không kể ngày đó), dạng 2021-12-15 hoặc 15/12/2021",
    "due-after": "hạn sau ngày này (không kể ngày đó)",
    "overdue": "chỉ nhiệm vụ đã quá hạn",
    "on": "tính quá hạn vào ngày này (mặc định: hôm nay)",
    "csv": "ghi bảng ra tệp CSV",
    "xlsx": "ghi bảng ra tệp Excel",
}
ANSWER_TASK_HEADS = ("Chủ trì", "Phối hợp", "Nhiệm vụ", "Thời hạn", "Văn bản, mục")
ALL_IN_TASKS = "Mở bảng này ở trang Nhiệm vụ"


def answer_tasks(table: Mapping[str, Any]) -> str:
    """How many assignments an answer has found, that the first ones are shown, and who has none.

    >>> answer_tasks({"found": 1204, "rows": [None] * 20, "without": []})
    '1.204 nhiệm vụ; 20 nhiệm vụ đầu, xếp theo thời hạn'
    >>> answer_tasks({"found": 1, "rows": [None], "without": ["Bộ Y tế"]})
    '1 nhiệm vụ; không tìm thấy nhiệm vụ nào như vậy của Bộ Y tế'
    """
    found, shown = table["found"], len(table["rows"])
    words = f"{found:,} nhiệm vụ".replace(",", ".")
    if found > shown:
        words += f"; {shown} nhiệm vụ đầu, xếp theo thời hạn"
    if without := table.get("without"):  # an answer kept from before has none
        words += f"; không tìm thấy nhiệm vụ nào như vậy của {', '.join(without)}"
    return words


def more_tasks(count: int) -> str:
    """How many are left out; the words of the link to all of them."""
    return f"Còn {count:,} nhiệm vụ nữa; xem tất cả ở trang Nhiệm vụ".replace(",", ".")


def answer_task_lines(table: Mapping[str, Any], today: dt.date) -> list[str]:
    """Show the assignments of an answer on the terminal, and the command that shows all."""
    rows = table["rows"]
    lines = [f"{answer_tasks(table)}."]
    for at, row in enumerate(rows, start=1):
        late = row["deadline"] and dt.date.fromisoformat(row["deadline"]) < today
        marks = f"{'  QUÁ HẠN' if late else ''}  [{row['marker']}]"
        lines.append(f"{at}. {task_lines(row).replace(chr(10), marks + chr(10), 1)}")
    if table["found"] > len(rows):
        lines.append(f"Còn {table['found'] - len(rows)} nhiệm vụ nữa: {_command(table['wanted'])}")
    return lines


def _command(wanted: Mapping[str, Any]) -> str:
    """Write the command for the same filter: its days are left out, and it takes one document.

    >>> _command({"agency": "Bộ Y tế", "due_from": None, "due_to": "2021-12-14", "overdue": True,
    ...     "documents": []})
    'tracuu tasks --agency "Bộ Y tế" --due-before 2021-12-15 --overdue'
    """
    parts = ["tracuu tasks"]
    if wanted["agency"]:
        parts.append(f'--agency "{wanted["agency"]}"')
    for name, option, step in (("due_from", "--due-after", -1), ("due_to", "--due-before", 1)):
        if wanted[name]:
            parts.append(f"{option} {dt.date.fromisoformat(wanted[name]) + dt.timedelta(step)}")
    parts += ["--overdue"] * wanted["overdue"]
    parts += [f'--document "{key}"' for key in wanted["documents"][:1]]
    return " ".join(parts)


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
