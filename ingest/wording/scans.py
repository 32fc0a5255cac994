"""Words about PDF files, images and reading them by OCR."""


def encrypted_pdf(file: str) -> str:
    """A PDF that opens with a password only."""
    return f"{file}: tệp PDF có mật khẩu; hãy mở bằng mật khẩu, lưu bản không khóa rồi thêm lại."


def damaged_pdf(file: str) -> str:
    """A PDF whose structure cannot be read."""
    return f"{file}: tệp PDF bị hỏng, không mở được; hãy xin lại bản gốc rồi thêm lại."


def damaged_image(file: str) -> str:
    """An image that cannot be decoded."""
    return f"{file}: tệp ảnh bị hỏng, không mở được; hãy quét hoặc chụp lại rồi thêm lại."


def large_image(file: str, pixels: int, limit: int) -> str:
    """An image over the limit (pixels)."""
    return (
        f"{file}: ảnh quá lớn ({pixels / 1e6:.0f} triệu điểm ảnh, giới hạn {limit / 1e6:.0f} triệu); "
        "hãy quét lại ở độ phân giải thấp hơn rồi thêm lại."
    )


def no_ocr(file: str) -> str:
    """Nothing but images, and no OCR to read them."""
    return (
        f"{file}: tệp chỉ có ảnh mà nhận dạng chữ (OCR) đang tắt; "
        "hãy đặt TRACUU_OCR=auto rồi thêm lại."
    )


def missing_engine(name: str) -> str:
    """The OCR engine asked for is not installed."""
    return f"TRACUU_OCR={name}: máy chưa cài bộ nhận dạng chữ này; hãy cài đặt hoặc đặt TRACUU_OCR=auto."


def unknown_engine(name: str, names: tuple[str, ...]) -> str:
    """TRACUU_OCR holds no name of an engine."""
    return f"TRACUU_OCR={name}: không có bộ nhận dạng chữ tên này; hãy chọn {', '.join(names)}."


def failed_engine(name: str, fact: str) -> str:
    """The OCR engine stopped with an error."""
    return f"bộ nhận dạng chữ {name} không chạy được ({fact}); hãy cài lại hoặc đổi TRACUU_OCR."


def pages_ocr(numbers: tuple[int, ...]) -> str:
    """Pages that were read from their image."""
    return f"{_pages(numbers)}: đọc từ ảnh quét (OCR), cần đối chiếu với bản gốc"


def pages_broken(numbers: tuple[int, ...]) -> str:
    """Pages whose text layer is broken, read from their image instead."""
    return f"{_pages(numbers)}: lớp chữ của PDF bị hỏng, đã đọc lại từ ảnh (OCR)"


def pages_broken_kept(numbers: tuple[int, ...]) -> str:
    """Pages whose text layer is broken and that could not be read otherwise."""
    return f"{_pages(numbers)}: lớp chữ của PDF bị hỏng, chữ đọc được có thể sai"


def pages_hidden(numbers: tuple[int, ...]) -> str:
    """Pages whose text was laid under the scan by another OCR, and is used."""
    return f"{_pages(numbers)}: chữ lấy từ lớp OCR có sẵn dưới ảnh quét, cần đối chiếu với bản gốc"


def pages_unread(numbers: tuple[int, ...]) -> str:
    """Pages that are images, without an OCR to read them."""
    return f"{_pages(numbers)}: là ảnh, chưa đọc được vì nhận dạng chữ (OCR) đang tắt"


def pages_failed(numbers: tuple[int, ...]) -> str:
    """Pages that the PDF library could not read."""
    return f"{_pages(numbers)}: bị hỏng, không đọc được"


def _pages(numbers: tuple[int, ...]) -> str:
    """Name pages: "trang 1–3, 7"."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "trang " + ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
