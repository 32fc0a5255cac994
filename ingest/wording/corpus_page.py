"""Words of the page of documents."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

UPLOADING = "đang tải lên"
READING = "đang đọc và lập chỉ mục…"
TOO_LARGE = "Tệp lớn quá giới hạn của máy chủ."
CORPUS_TITLE = "Kho văn bản"
SEARCH = "Tìm"
SEARCH_CORPUS = "Số, trích yếu, cơ quan, tên tệp…"
KIND = "Loại"
YEAR = "Năm"
STANDING = "Tình trạng"
ALL = "Tất cả"
STANDING_MISSING = "Thiếu số hoặc ngày"
STANDING_GONE = "Có ghi hiệu lực"
NUMBER = "Số"
DATE = "Ngày"
TITLE = "Trích yếu"
ISSUER = "Cơ quan ban hành"
ACTIONS = "Thao tác"
NO_NUMBER = "(chưa rõ số)"
NOTHING_FOUND = "Không có văn bản nào như vậy."
ADD_FILES = "Thêm văn bản"
DROP_HERE = "hoặc thả tệp vào trang này: PDF, bản quét, Word, ảnh, văn bản, tệp nén"
CORRECT = "Sửa"
REMOVE = "Gỡ khỏi kho"
SAVE = "Lưu"
SAVED = "Đã lưu."
BY_HAND = "đã sửa tay"
AS_KNOWN = "(theo quan hệ giữa các văn bản)"
EMPTY_TAKES_BACK = "Xóa trắng một ô đã sửa tay thì lấy lại điều đọc được từ văn bản."
HISTORY = "Lịch sử"
CONFIRM_REMOVE = "Gỡ văn bản này khỏi kho? Tệp gốc vẫn được giữ trong lịch sử."


def found_documents(count: int) -> str:
    """How many documents the filters leave."""
    return f"{count:,} văn bản".replace(",", ".")


def correct_document(key: str) -> str:
    """What corrects one document."""
    return f"Sửa thông tin của {key}"


def remove_document(key: str) -> str:
    """What removes one document."""
    return f"Gỡ {key} khỏi kho"


def report_facts(report: Mapping[str, Any]) -> str:
    """How much was read of a file."""
    parts = [f"{report['pages']} trang"] if report.get("pages") else []
    parts += [f"{report['sections']} mục", f"{report['passages']} đoạn"]
    parts += ["nhận dạng chữ từ ảnh"] if report.get("ocr") else []
    return ", ".join(parts)


def added_on(file: str, time: str) -> str:
    """When a document came in."""
    return f"{_day(time)}: thêm tệp {file}"


def version_until(file: str, day: str, time: str) -> str:
    """An earlier version of a document, and until when it was the one."""
    return f"{_day(time)}: thay cho tệp {file} (văn bản ngày {day})"


def _day(time: str) -> str:
    try:
        return dt.datetime.fromisoformat(time).astimezone().strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return time
