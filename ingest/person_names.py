"""Syllables of Vietnamese personal names: to tell a mark misread in a signer's name."""

import re
from collections.abc import Mapping
from functools import cache

from ingest.normalise import fold

FAMILY = frozenset(
    re.findall(
        r"\S+",
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương "
        "Lâm Mai Tô Tạ Hà Lương Thái Đinh Phùng Cao Châu Quách La Chu Lưu Thạch Kim Từ Tăng Triệu Nông "
        "Hứa Vi Lò Giàng Sùng Mã Ma Bế Lục Lại Khuất Kiều Đàm Nghiêm Tống Doãn Bạch Văn Viên Ninh Thân Khổng "
        "Đồng Tôn Cù Thiều Hàn Ông Âu Mạc Ứng Quàng Cầm Điêu Đậu Phí Cung Giang Chử Phó Trà Đới Tường "
        "Thẩm Lầu Vàng Thào Hầu Hạng Lù Nhâm Hồng Mạch Tiêu Biện Đái",
    )
)
GIVEN = frozenset(
    re.findall(
        r"\S+",
        "An Anh Ánh Ân Ái Bách Bảo Bắc Bích Biên Bình Bằng Cẩm Cảnh Cần Chi Chí Chiến Chiểu Chinh Chính Chung "
        "Chương Công Cúc Cương Cường Cảm Dân Danh Diễm Diện Diệp Diệu Dung Dũng Duy Duyên Dự Đại Đạm Đan Đảng Đạo "
        "Đạt Đăng Đắc Điềm Điền Điệp Định Đình Đính Đô Đông Đức Đường Gấm Gia Giáp Hai Hải Hạ Hạnh Hanh Hào Hảo "
        "Hằng Hân Hậu Hiên Hiến Hiền Hiển Hiệp Hiệu Hiếu Hinh Hoa Hòa Hóa Hoài Hoan Hoàn Hoạt Học Hội "
        "Hợi Hợp Huấn Huân Huệ Hùng Huy Huyên Huyền Huyến Hưng Hương Hường Hướng Hữu Ích Khả Khải Khang Khanh "
        "Khánh Khắc Khiêm Khiết Khoa Khoan Khôi Khôn Khuê Khương Khải Kha Kiên Kiểm Kiệt Kỳ Lam Lan Lãm Lành Lân "
        "Lập Lệ Lịch Liên Liễu Liệu Linh Loan Long Lộc Lợi Luân Luận Luyến Luyện Lực Lữ Lượng Ly Mạnh Mão Mẫn Mận "
        "Minh Mơ Mùi My Mỹ Nam Nga Ngà Ngân Nghi Nghĩa Nghị Nghiệp Ngoan Ngọ Ngọc Nguyên Nguyện Nguyệt Nhã Nhàn "
        "Nhạn Nhân Nhẫn Nhất Nhật Nhi Nhung Như Oanh Phát Phấn Phi Phong Phóng Phú Phúc Phụng Phước Phương Phượng "
        "Quân Quang Quảng Quế Quốc Quý Quyên Quyền Quyết Quỳnh Sa San Sang Sáng Sáu Sâm Sen Sinh Sỹ Sĩ Son "
        "Song Sơn Sự Tài Tám Tâm Tấn Tân Tần Tập Tất Thanh Thành Thao Thảo Thắm Thắng Thăng Thẳng Thế Thêm Thi Thị "
        "Thiêm Thiên Thiện Thiệp Thiệu Thìn Thịnh Thoa Thỏa Thoại Thọ Thông Thống Thơ Thời Thu Thụ Thuấn Thuần "
        "Thuận Thuật Thục Thúy Thùy Thủy Thuyên Thuyết Thư Thực Thược Thương Thường Thưởng Thượng "
        "Tiên Tiến Tiếp Tiệp Tiến Tình Tính Tĩnh Tịnh Toàn Toản Toán Toại Tố Tới Trác Trang Tráng Trâm Trân "
        "Trí Triển Triết Triều Trinh Trình Trọng Trúc Trung Truyền Trực Trường Tú Tuân Tuấn Tuất Tuệ Tùng Tuy "
        "Tuyên Tuyến Tuyền Tuyển Tuyết Tư Tứ Tường Tưởng Tửu Tý Tỵ Út Uy Uyên Uyển Vân Viễn Viện Việt Vinh Vĩ "
        "Vịnh Vĩnh Vui Vụ Vượng Vy Xuân Xuyên Xuyến Xứng Ý Yên Yến",
    )
)

LONGEST = 5  # syllables of a name


@cache
def by_letters() -> Mapping[str, tuple[str, ...]]:
    """The syllables of names by their letters without marks.

    >>> by_letters()["pham"]
    ('Phạm',)
    """
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(FAMILY | GIVEN):
        found[fold(name)] = (*found.get(fold(name), ()), name)
    return found


def is_person(words: list[str]) -> bool:
    """Whether words are a person's name: a family name, however marked, and others, in capitals.

    >>> is_person(["Phậm", "Quang", "Minh"]), is_person(["Nơi", "nhận"]), is_person(["HÀ", "NAM"])
    (True, False, False)
    """
    named = all(word.istitle() and word.isalpha() for word in words)
    return (
        1 < len(words) <= LONGEST
        and named
        and any(name in FAMILY for name in by_letters().get(fold(words[0]), ()))
    )
