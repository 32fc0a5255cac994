"""Notices made up for tests: a letterhead, a few sections, a foot."""

_TASKS = (
    "Giao Bộ Tài chính chủ trì, phối hợp với Bộ Tư pháp trình Chính phủ trước ngày 15 tháng 5.",
    "Ủy ban nhân dân tỉnh rà soát quy hoạch; bố trí vốn ngân sách địa phương.",
    "Bộ Y tế hướng dẫn tiêm vắc xin cho trẻ em.",
)


def notice_text(
    number: int,
    *,
    year: int = 2023,
    issuer: str = "VĂN PHÒNG CHÍNH PHỦ",
    task: str = _TASKS[0],
) -> str:
    """Return the text of a notice with this number."""
    return f"""{issuer}
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: {number}/TB-VPCP

Hà Nội, ngày 10 tháng 4 năm {year}

THÔNG BÁO

KẾT LUẬN TẠI CUỘC HỌP THỨ {number}

Ngày 05 tháng 4 năm {year}, Phó Thủ tướng đã chủ trì cuộc họp thứ {number} và kết luận như sau:

I. ĐÁNH GIÁ CHUNG

Các bộ, ngành đã tích cực triển khai nhiệm vụ số {number} của năm {year}.

II. NHIỆM VỤ

1. {task}

2. {_TASKS[1]}

3. {_TASKS[2]}

Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện./.

Nơi nhận:

- Thủ tướng Chính phủ;
- Lưu: VT.

KT. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM

Nguyễn Văn Mẫu
"""
