"""Words about the catalogue: corrections, versions, duplicates."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

STATUSES = (
    "còn hiệu lực",
    "chưa có hiệu lực",
    "hết hiệu lực",
    "hết hiệu lực một phần",
    "đã được thay thế",
    "đã bị bãi bỏ",
    "dự thảo",
)
CORRECTED_FIELDS = {
    "number": "số văn bản",
    "date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "kind": "loại văn bản",
    "title": "trích yếu",
    "status": "hiệu lực",
    "collection": "bộ sưu tập",
    "replaced_by": "văn bản thay thế",
}


def wrong_number(text: str) -> str:
    """A number of no document."""
    return f"{text}: không phải số văn bản; hãy ghi như “320/TB-VPCP” hoặc “15/2015/NĐ-CP”."


def wrong_date(text: str) -> str:
    """A date that no calendar has."""
    return f"{text}: không phải ngày; hãy ghi như “05/04/2023” hoặc “2023-04-05”."


def wrong_year(text: str, first: int) -> str:
    """A date too early or in the future."""
    return f"{text}: năm phải từ {first} đến sang năm; hãy kiểm tra lại ngày."


def wrong_status(text: str, allowed: tuple[str, ...]) -> str:
    """A status that is none of ours."""
    return f"{text}: không phải tình trạng hiệu lực; hãy chọn một trong: {', '.join(allowed)}."


def wrong_length(field: str, length: int) -> str:
    """Nothing, or far too much."""
    fact = "đang để trống" if not length else f"quá dài ({length} ký tự)"
    return f"{field}: {fact}; hãy ghi lại cho gọn."


def nothing_to_edit(key: str) -> str:
    """An edit without a change."""
    return f'{key}: chưa nói sửa gì; xem "tracuu edit --help".'


def replaced_by_itself(key: str) -> str:
    """A document cannot be newer than itself."""
    return f"{key}: văn bản không thể thay thế chính nó, trực tiếp hay vòng quanh; hãy chọn văn bản khác."


WATCHING_ENDED = "Đã dừng theo dõi."
NOTHING_TO_ADD = "Không có văn bản nào để thêm."
ADDING = "Thêm văn bản"
FILE_UNIT = "tệp"


def watching(folders: str) -> str:
    """A folder is followed."""
    return f"Đang theo dõi {folders} (dừng: Ctrl+C)"


def no_folder(path: str) -> str:
    """Only folders can be watched."""
    return f"{path}: không phải thư mục; --watch chỉ theo dõi thư mục."


def same_as(file: str, other: str, key: str) -> str:
    """The content is there already, under another name."""
    return f"{file}: trùng nội dung với “{other}” ({key}), không thêm lại."


def held_by_a_hidden_one(file: str) -> str:
    """A file that would change what the account may not see; nothing of that is told."""
    return (
        f"{file}: chưa thêm, vì số hoặc nội dung này đã thuộc về một văn bản "
        "mà tài khoản này không được sửa; hãy nhờ quản trị viên thêm."
    )


def becomes_a_hidden_one(key: str) -> str:
    """A correction that would make a document the same as one that the account may not see."""
    return (
        f"{key}: chưa sửa, vì số này đã thuộc về một văn bản "
        "mà tài khoản này không được sửa; hãy nhờ quản trị viên sửa."
    )


def earlier_version(file: str, key: str) -> str:
    """The content is one of the versions that were replaced."""
    return (
        f"{file}: là bản cũ của {key}, đã có bản mới hơn; "
        "muốn dùng lại bản này thì gỡ văn bản rồi thêm tệp này."
    )


def archive_put_aside(file: str, name: str, taken: int, refused: int) -> str:
    """A zip that lay in the corpus folder: its documents are filed, itself is in the history."""
    left = f", {refused} tệp trong đó bị từ chối" if refused else ""
    return (
        f"{file}: đã lấy {taken} văn bản ra xếp vào kho{left}; "
        f"tệp nén được giữ ở corpus/.history/{name}"
    )


def empty_archive(file: str) -> str:
    """A zip that is to be added holds no document, hidden files and the like not counted."""
    return f"{file}: trong tệp nén không có văn bản nào; hãy mở tệp nén ra xem lại."


def nothing_in_archive(file: str) -> str:
    """No document could be taken out of a zip that lies in the corpus folder."""
    return (
        f"{file}: không lấy được văn bản nào trong tệp nén; "
        "hãy giải nén, kiểm tra từng tệp, rồi gỡ tệp nén khỏi corpus/."
    )


def set_field(field: str) -> str:
    """Help of an option that sets a field."""
    return f"đặt {field}"


def version_line(version: Mapping[str, Any]) -> str:
    """One version of a document; the one in use has no `replaced_at`."""
    date = version["date"]
    day = dt.date.fromisoformat(date).strftime("%d/%m/%Y") if date else "không rõ ngày"
    replaced = version["replaced_at"]
    until = f"thay lúc {_moment(replaced)}" if replaced else "đang dùng"
    file = version["file"] or f"{version['name']} (tệp đã bị ghi đè)"
    return (
        f"{day}  thêm lúc {_moment(version['added_at'])}, {until}  {version['sha256'][:12]}  {file}"
    )


def _moment(written: str) -> str:
    """A moment as this machine's clock shows it."""
    return dt.datetime.fromisoformat(written).astimezone().strftime("%d/%m/%Y %H:%M")
