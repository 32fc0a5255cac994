"""Words about reading files."""

from collections.abc import Sequence


def file_too_large(file: str, size: int, limit: int) -> str:
    """A file over the limit (bytes)."""
    return (
        f"{file}: tệp quá lớn ({size / 2**20:.0f} MB, giới hạn {limit / 2**20:.0f} MB); "
        "hãy tách nhỏ rồi thêm lại."
    )


def binary_file(file: str) -> str:
    """Bytes that are no text."""
    return f"{file}: nội dung không phải văn bản (tệp nhị phân); hãy kiểm tra lại tệp rồi thêm lại."


def bad_encoding(file: str) -> str:
    """Bytes in no encoding we know."""
    return f"{file}: không nhận ra bảng mã chữ; hãy mở tệp, lưu lại bằng UTF-8 rồi thêm lại."


def unreadable_file(file: str, fact: str) -> str:
    """The operating system refuses to give the file."""
    return f"{file}: không mở được tệp ({fact}); hãy kiểm tra quyền đọc rồi thêm lại."


def unusable_name(file: str) -> str:
    """A file of the corpus whose name is no UTF-8, or has a line end in it."""
    return f"{file}: tên tệp có ký tự không hợp lệ; hãy đổi tên tệp rồi chạy lại."


def empty_document(file: str) -> str:
    """Nothing but white space."""
    return f"{file}: tệp không có chữ nào; hãy kiểm tra lại tệp rồi thêm lại."


def no_bytes(file: str) -> str:
    """A file of no bytes."""
    return f"{file}: tệp rỗng (0 byte), có thể chép chưa xong; hãy chép lại rồi thêm lại."


def repaired_encoding(name: str) -> str:
    """Text was converted from an old Vietnamese encoding."""
    return f"đã chuyển từ bảng mã {name} sang Unicode"


def replaced_bytes(lines: Sequence[int]) -> str:
    """Bytes that are no letter stand as a sign of their own, in these lines of the file."""
    return f"đã thay byte hỏng bằng “\ufffd” ở {_in_lines(lines)}"


def damaged_bytes(lines: Sequence[int]) -> str:
    """The same, as something to look at."""
    return (
        f"tệp có byte hỏng ở {_in_lines(lines)}; chỗ mất chữ hiện là “\ufffd”, "
        "hãy đối chiếu với bản gốc"
    )


def _in_lines(lines: Sequence[int]) -> str:
    """Name up to five lines."""
    named = "dòng " + ", ".join(map(str, lines[:5]))
    return named if len(lines) <= 5 else f"{named} và {len(lines) - 5} dòng khác"


def joined_paragraphs(count: int) -> str:
    """Sentences cut by an empty line were joined."""
    return f"đã nối {count} câu bị ngắt bởi dòng trống"


def missing_field(name: str) -> str:
    """A header field that could not be read: one of NUMBER, DATE, ..."""
    return f"không đọc được {name}"


FIELD_NAMES = {
    "number": "số văn bản",
    "date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "kind": "loại văn bản",
    "title": "trích yếu",
    "signer": "người ký",
    "recipients": "nơi nhận",
}

NOT_UTF8 = "không phải UTF-8"
