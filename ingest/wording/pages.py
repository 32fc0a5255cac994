"""Words of the page."""

import datetime as dt

PAGE_TITLE = "Tra cứu"
PAGE_LEAD = (
    "Hỏi về thông báo, chỉ thị, công điện trong kho; câu trả lời là nguyên văn, có dẫn nguồn."
)
PAGE_WAITING = "Đang tra cứu…"
PAGE_SOURCES = "Nguồn trích dẫn"
PAGE_NOT_FOUND = "Không tìm thấy"
PAGE_NEAREST = "Đoạn gần nhất"
PAGE_UNDERSTOOD = "Hiểu là:"
PAGE_QUESTION = "Câu hỏi"
PAGE_PLACEHOLDER = "Ví dụ: ai xử lý việc chuyển mục đích sử dụng đất lúa?"
PAGE_SEND = "Hỏi"
PAGE_NEW = "Cuộc hỏi mới"
PAGE_EXAMPLES = "Câu hỏi mẫu"


def citation_place_words(
    name: str, date: dt.date | None, section: str | None, page: int | None
) -> str:
    """Where a quote stands: document, date, section, page."""
    parts = [name]
    parts += [f"ngày {date.strftime('%d/%m/%Y')}"] if date else []
    parts += [f"mục {section}"] if section else []
    parts += [f"trang {page}"] if page else []
    return ", ".join(parts)


def page_failed(number: str) -> str:
    """An error that is ours."""
    return f"Xin lỗi, đã có lỗi khi trả lời câu này (mã lỗi {number}). Hãy thử lại sau."


def port_taken(host: str, port: int) -> str:
    """Another program listens there."""
    return f"{host}:{port}: cổng đang được chương trình khác dùng; hãy chọn cổng khác bằng --port."


NAV_ASK = "Hỏi đáp"
NAV_PAGES = {
    "van-ban": "Văn bản",
    "nhiem-vu": "Nhiệm vụ",
    "danh-gia": "Đánh giá",
    "quan-tri": "Quản trị",
}
NAV_LABEL = "Các trang"
SKIP = "Tới nội dung"
STOPPING = "Đang dừng máy chủ…"


def host_unknown(host: str) -> str:
    """A host name that nothing answers to."""
    return f"{host}: không có máy nào tên như vậy; hãy sửa --host (ví dụ 127.0.0.1 hoặc 0.0.0.0)."


def host_not_ours(host: str) -> str:
    """An address that is not this machine's."""
    return f"{host}: không phải địa chỉ của máy này; hãy sửa --host (ví dụ 127.0.0.1 hoặc 0.0.0.0)."


def port_forbidden(port: int) -> str:
    """A low port, which the system keeps for itself."""
    return f"cổng {port}: hệ điều hành không cho phép; hãy chọn cổng từ 1024 trở lên bằng --port."
