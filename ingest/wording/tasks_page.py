"""Words of the page of assignments."""

import datetime as dt

TASKS_TITLE = "Nhiệm vụ được giao"
LEAD = "Cơ quan chủ trì"
COORDINATING = "Cơ quan phối hợp"
DOCUMENT = "Văn bản"
ANY_NAME = "Tên đầy đủ, viết tắt, không dấu…"
DUE_FROM = "Hạn từ ngày"
DUE_TO = "đến ngày"
OVERDUE_ONLY = "Chỉ việc quá hạn"
OVERDUE = "quá hạn"
EXPORT_EXCEL = "Tải về Excel"
EXPORT_CSV = "Tải về CSV"
TASK_HEADS = ("Chủ trì", "Nhiệm vụ", "Thời hạn", "Nguồn")
DUE = "Hạn"
FILTERED_BY = "Đang lọc:"
NO_FILTER = "Bỏ mọi bộ lọc"
TASKS_CAPTION = "Nhiệm vụ, xếp theo thời hạn"
TIMELINE_HINT = "Bấm vào một cột để chỉ xem việc đến hạn lúc đó."
NO_TASKS = "Không có nhiệm vụ nào như vậy."


def found_tasks(count: int) -> str:
    """How many tasks the filters leave."""
    return f"{count:,} nhiệm vụ".replace(",", ".")


def with_whom(names: str) -> str:
    """Who works with the one in charge."""
    return f"phối hợp: {names}"


def due_in(name: str, count: int, late: int) -> str:
    """How many tasks fall due in a month or a year."""
    past = f", {late} quá hạn" if late else ""
    return f"{name}: {count} việc đến hạn{past}"


def timeline_summary(count: int, late: int, first: dt.date, last: dt.date) -> str:
    """What the line of time shows."""
    start, end = first.strftime("%d/%m/%Y"), last.strftime("%d/%m/%Y")
    return f"{count} việc có hạn, từ {start} đến {end}; {late} việc đã quá hạn."


def due_between(first: dt.date | None, last: dt.date | None) -> str:
    """The days of a period, an open side left out; "" when both are.

    >>> due_between(dt.date(2022, 6, 1), None), due_between(None, None)
    ('từ 01/06/2022', '')
    """
    if first is not None and first == last:
        return first.strftime("ngày %d/%m/%Y")
    parts = [first.strftime("từ %d/%m/%Y")] if first else []
    parts += [last.strftime("đến %d/%m/%Y")] if last else []
    return " ".join(parts)


def without_filter(words: str) -> str:
    """What a chip does, for a screen reader."""
    return f"Bỏ lọc: {words}"
