"""Words of the conversation page."""

HELLO = "Hỏi gì về văn bản?"
WRITTEN_BY_MODEL = "Mô hình ngôn ngữ viết lại từ các đoạn trích dưới đây."
MEND = "Sửa rồi hỏi lại"
SUPERSEDED = "không còn hiệu lực"
INTERRUPTED = "Câu này chưa được trả lời xong."
ASK_AGAIN = "Hỏi lại"
COPY = "Sao chép kèm nguồn"
COPIED = "Đã sao chép."
LIKE = "Câu trả lời tốt"
DISLIKE = "Câu trả lời chưa tốt"
WHY_NOT = "Chưa tốt ở chỗ nào? (không bắt buộc)"
THANKS = "Đã ghi nhận, cảm ơn."
PROPOSE = "Đưa vào bộ câu hỏi chuẩn"
PROPOSED = "Đã đưa vào danh sách chờ duyệt ở trang Đánh giá."
RENAME = "Đổi tên"
DELETE = "Xóa"
CONVERSATIONS = "Các cuộc hỏi"
STOP = "Dừng"
STOPPED = "Đã dừng theo yêu cầu."
EXPORT_WORD = "Tải về Word"
EXPORT_MARKDOWN = "Tải về Markdown"
CONFIRM_DELETE = "Xóa hẳn cuộc hỏi này?"
NEW_NAME = "Tên mới của cuộc hỏi"
SEND = "Gửi"
CANCEL = "Hủy"


def dated(day: str) -> str:
    """A date with the word before it."""
    return f"ngày {day}"


def open_source(marker: int, place: str) -> str:
    """What a marker does, for a screen reader."""
    return f"[{marker}] Mở nguồn: {place}"


def rename(title: str) -> str:
    """What renames one conversation, for a screen reader."""
    return f"Đổi tên: {title}"


def delete(title: str) -> str:
    """What deletes one conversation, for a screen reader."""
    return f"Xóa: {title}"


NOT_FROM_PAGE = "Yêu cầu không đến từ trang này."
MAY_NOT_EDIT = "Bạn không có quyền sửa kho văn bản."
MAY_NOT_EVALUATE = "Bạn không có quyền đánh giá; việc này dành cho biên tập viên và quản trị viên được xem mọi văn bản."
NO_SUCH_PAGE = "Không có trang này."
CONVERSATION_GONE = "Không còn cuộc hỏi này."
NO_LONGER_YOURS = "Câu trả lời này trích văn bản mà bạn không còn được xem."
NETWORK_LOST = "Không nối được với máy chủ; hãy thử lại."
