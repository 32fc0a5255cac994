"""Words about files of every kind: what they are, and why one was not read."""

KINDS = {
    "pdf": "PDF",
    "docx": "Word (.docx)",
    "doc": "Word (.doc)",
    "rtf": "RTF",
    "html": "trang web (HTML)",
    "mhtml": "trang web lưu trọn (.mht)",
    "txt": "văn bản thuần",
    "png": "ảnh PNG",
    "jpeg": "ảnh JPEG",
    "tiff": "ảnh TIFF",
    "zip": "nén ZIP",
    "brokenzip": "nén ZIP bị hỏng",
    "xlsx": "bảng tính Excel (.xlsx)",
    "xls": "bảng tính Excel (.xls)",
    "pptx": "trình chiếu PowerPoint (.pptx)",
    "ppt": "trình chiếu PowerPoint (.ppt)",
    "opendocument": "OpenDocument (.odt, .ods)",
    "epub": "sách điện tử EPUB",
    "msg": "thư Outlook (.msg)",
    "ole": "Office kiểu cũ không rõ loại",
    "wordxml": "Word XML (.xml)",
    "xml": "XML",
    "locked": "Office có mật khẩu",
    "rar": "nén RAR",
    "7z": "nén 7-Zip",
    "gzip": "nén GZIP",
    "image": "ảnh không phải PNG, JPEG hay TIFF",
    "media": "âm thanh hoặc phim",
    "program": "chương trình máy tính",
}

_REMEDIES = {
    "xlsx": "hãy lưu phần cần hỏi đáp thành .docx hoặc PDF",
    "xls": "hãy lưu phần cần hỏi đáp thành .docx hoặc PDF",
    "pptx": "hãy xuất sang PDF",
    "ppt": "hãy xuất sang PDF",
    "opendocument": "hãy lưu thành .docx",
    "wordxml": "hãy mở bằng Word, lưu thành .docx",
    "rar": "hãy giải nén",
    "7z": "hãy giải nén",
    "gzip": "hãy giải nén",
    "image": "hãy lưu thành PNG hoặc JPEG",
    "zip": "hãy giải nén",
    "msg": "hãy lưu tệp đính kèm trong thư ra ngoài",
}


def unsupported_file(file: str, kind: str) -> str:
    """A kind of file (a key of KINDS) that is not read."""
    remedy = _REMEDIES.get(kind, "hãy lưu nội dung thành PDF, .docx hoặc .txt")
    what = KINDS[kind].removeprefix("tệp ")
    return f"{file}: đây là tệp {what}, chương trình không đọc loại này; {remedy} rồi thêm lại."


def locked_file(file: str) -> str:
    """An Office file that asks for a password."""
    return f"{file}: tệp có mật khẩu; hãy mở tệp, bỏ mật khẩu, lưu lại rồi thêm lại."


def damaged_file(file: str, kind: str) -> str:
    """The bytes begin like a kind (a key of KINDS) and go on otherwise."""
    return (
        f"{file}: tệp {KINDS[kind]} bị hỏng hoặc thiếu phần cuối; "
        "hãy mở tệp, lưu lại (hoặc tải lại) rồi thêm lại."
    )


def bomb(file: str) -> str:
    """A small file that swells beyond measure."""
    return (
        f"{file}: tệp phình to bất thường khi mở (có thể là tệp độc hại) nên không đọc; "
        "hãy xin lại tệp gốc từ nơi gửi."
    )


def error_page(file: str, title: str) -> str:
    """A web server's error page, saved under the document's name."""
    return (
        f"{file}: tệp này là trang báo lỗi của một trang web (“{title}”), không phải văn bản; "
        "hãy tải lại tệp gốc rồi thêm lại."
    )


def login_page(file: str) -> str:
    """A form that asks for a password, saved under the document's name."""
    return (
        f"{file}: tệp này là trang đăng nhập của một trang web, không phải văn bản; "
        "hãy đăng nhập, tải lại tệp gốc rồi thêm lại."
    )


def read_too_slowly(file: str, seconds: float) -> str:
    """Reading was stopped after its time."""
    return (
        f"{file}: đọc quá {seconds:.0f} giây chưa xong nên đã dừng; "
        "tệp có thể bị hỏng, hãy mở tệp, lưu lại rồi thêm lại."
    )


def reader_out_of_memory(file: str, limit: int) -> str:
    """Reading needed more memory (bytes) than it may have."""
    return (
        f"{file}: cần quá {limit / 2**30:.0f} GB bộ nhớ để đọc nên đã dừng; "
        "hãy tách nhỏ hoặc lưu lại tệp rồi thêm lại."
    )


def reader_crashed(file: str) -> str:
    """The program that reads died of this file."""
    return (
        f"{file}: tệp làm phần đọc bị dừng đột ngột, có thể do tệp hỏng; "
        "hãy mở tệp, lưu lại rồi thêm lại."
    )


def too_much_text(file: str, limit: int) -> str:
    """What was read is over the limit (bytes)."""
    return (
        f"{file}: nội dung đọc ra quá lớn (giới hạn {limit / 2**20:.0f} MB); "
        "hãy tách nhỏ rồi thêm lại."
    )


def decoded_from(name: str) -> str:
    """A web page was in another encoding than UTF-8."""
    return f"đã chuyển từ bảng mã {name} sang Unicode"


def deep_archive(file: str, depth: int) -> str:
    """Archives within archives."""
    return f"{file}: tệp nén lồng quá {depth} lớp nên không mở; hãy giải nén bớt rồi thêm lại."


def link_in_archive(file: str) -> str:
    """A member that is a link to another file."""
    return f"{file}: đây chỉ là lối tắt trỏ tới tệp khác nên không lấy; hãy thêm chính tệp đó."


def unknown_packing(file: str) -> str:
    """A member packed by a method that is not read."""
    return f"{file}: được nén theo cách không đọc được; hãy nén lại bằng ZIP thông thường."
