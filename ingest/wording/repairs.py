"""What was mended in a text, for the people who will quote it."""

REPAIRS = {
    "lookalike": "đã thay {} chữ viết bằng ký tự trông giống (ƣ, ð, chữ Nga, chữ Hy Lạp)",
    "apart": "đã ghép {} dấu thanh bị tách khỏi chữ",
    "torn": "đã ghép {} tiếng bị tách làm đôi",
    "joined": "đã nối {} dòng in bị ngắt giữa đoạn",
    "running": "đã bỏ {} dòng tiêu đề đầu trang, chân trang lặp lại",
    "page_number": "đã bỏ {} số trang",
    "stamp": "đã để riêng {} dòng của con dấu, chữ ký số",
    "unread": "đã bỏ {} dòng máy quét không đọc được (dấu, chữ ký, chữ viết tay)",
    "filled": "đã điền {} chỗ trống ở số, ngày bằng chữ đóng trên dấu ký số",
}


def doubtful_field(name: str, read: str) -> str:
    """A header field that was read, but not for certain."""
    return f"{name} đọc được là “{read}” nhưng không chắc (chữ mờ hoặc viết tay), nên để trống"


ENCLOSED = "Kèm theo"
