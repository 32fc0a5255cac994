"""Words of the page for administrators."""

from collections.abc import Sequence

NAV_ADMIN = "Quản trị"
ADMIN_LEAD = "Người dùng, mã truy cập, nhật ký, sao lưu và tình trạng máy chủ."
ADMIN_ONLY = "Trang này dành cho quản trị viên."
ADMIN_WITHOUT_LOGIN = (
    "Máy chủ đang chạy không cần đăng nhập: ai mở được trang đều làm được mọi việc. Chạy với --auth để có "
    "người dùng và vai."
)
HEALTH_TITLE = "Tình trạng"
HEALTH_OK = "Bình thường"
HEALTH_BAD = "Cần xem lại: chỉ mục không đọc được hoặc đĩa sắp đầy"
USERS_TITLE = "Người dùng"
TOKENS_TITLE = "Mã truy cập cho chương trình"
AUDIT_TITLE = "Nhật ký"
AUDIT_EMPTY = "Chưa có việc nào được ghi."
BACKUP_TITLE = "Sao lưu"
BACKUP_LEAD = (
    "Một tệp zip gồm văn bản, danh mục, lịch sử và sổ sách (cuộc hỏi, ý kiến, nhật ký); không gồm mật khẩu. "
    "Phục hồi ở mục dưới đây."
)
BACKUP_FILE = "tra-cuu-sao-luu.zip"
BACKUP_CORPUS = "kho.zip"
BACKUP_GET = "Tải bản sao lưu"
RESTORE_TITLE = "Phục hồi"
RESTORE_LEAD = (
    "Chọn một bản sao lưu để xem trong đó có gì, rồi mới quyết định. Văn bản và sổ sách đang có được thay bằng của "
    "bản sao lưu và giữ riêng bên cạnh; tài khoản giữ nguyên; nhật ký hai bên gộp lại."
)
BACKUP_CHOOSE = "Chọn tệp sao lưu (.zip)"
BACKUP_NOT_CHOSEN = "Chưa chọn tệp nào."
BACKUP_LOOK = "Xem nội dung"
BACKUP_CONTENTS = {
    "documents": "Văn bản",
    "conversations": "Cuộc hỏi",
    "people": "Người đã hỏi",
    "opinions": "Ý kiến về câu trả lời",
    "candidates": "Câu hỏi đề nghị đưa vào bộ chuẩn",
    "gold_sets": "Bộ câu hỏi chuẩn riêng",
    "runs": "Lần chấm điểm",
    "events": "Dòng nhật ký",
}
BACKUP_USERS = "không có trong bản sao lưu; tài khoản đang có giữ nguyên"
RESTORE_YES = "Phục hồi từ bản này"
RESTORE_NO = "Thôi"
BACKUP_GONE = "Bản sao lưu này không còn chờ phục hồi; hãy chọn lại tệp."
BACKUP_INDEXING = "Đang lập chỉ mục các văn bản vừa phục hồi…"
BACKUP_NOT_INDEXED = (
    "Lập chỉ mục sau phục hồi bị lỗi; hãy chạy “tracuu sync” hoặc khởi động lại máy chủ."
)
FIELD_ROLE = "Vai"
FIELD_COLLECTIONS = "Tập văn bản được xem"
FIELD_COLLECTIONS_HINT = "để trống: mọi tập; các tập cách nhau bằng dấu phẩy; dấu - là tập chung"
FIELD_LABEL = "Tên mã"
FIELD_SINCE = "Tạo ngày"
FIELD_ACTIONS = "Thao tác"
ADD_USER = "Thêm người dùng"
SAVE = "Lưu"
RESET_PASSWORD = "Đặt lại mật khẩu"  # noqa: S105 - a label
REMOVE_ACCOUNT = "Xóa"
ADD_TOKEN = "Tạo mã"  # noqa: S105 - a label
AUDIT_COLUMNS = ("Lúc", "Ai", "Việc", "Về")
AUDIT_FILTER = "Lọc theo người hoặc việc"
FILTER = "Lọc"
EVERY_COLLECTION = "mọi tập"
SAVED = "Đã lưu."


def shown_once(name: str, secret: str) -> str:
    """A password or token that is never shown again."""
    return f"{name}: {secret} (chỉ hiện một lần; hãy chép lại ngay)"


def confirm_account(name: str) -> str:
    """What is asked before an account is removed."""
    return (
        f"Xóa tài khoản “{name}”? Người này bị đăng xuất ngay, và các cuộc hỏi của tài khoản "
        "không ai xem được nữa."
    )


def confirm_token(label: str) -> str:
    """What is asked before a token is taken back."""
    return f"Xóa mã truy cập “{label}”? Chương trình đang dùng mã này sẽ không vào được nữa."


def health_line(passages: int | None, free: int, seconds: int) -> str:
    """How the server is: passages, free disk (bytes), time up (seconds).

    >>> health_line(12345, 3 * 2**29, 600)
    '12.345 đoạn trong chỉ mục; đĩa còn 1,5 GB; chạy được 10 phút'
    """
    held = "không đọc được" if passages is None else f"{passages:,}".replace(",", ".")
    disk = f"{free / 2**30:.1f}".replace(".", ",")
    return f"{held} đoạn trong chỉ mục; đĩa còn {disk} GB; chạy được {seconds // 60} phút"


def no_backup(file: str) -> str:
    """Not one of our backups, or damaged."""
    return f"{file}: không phải bản sao lưu tải từ trang này, hoặc tệp đã hỏng; hãy chọn tệp khác."


def backup_largest(size: int) -> str:
    """How large a file may be, in bytes, and what changes that."""
    return f"tối đa {size // 2**20} MB (chạy máy chủ với --max-upload để nâng)"


def backup_too_large(size: int) -> str:
    """A backup over what the server takes, in bytes, and the ways out."""
    limit = size // 2**20
    return (
        f"Bản sao lưu lớn hơn giới hạn {limit} MB của một lần tải lên: hãy chạy lại máy chủ với giới hạn cao hơn "
        f"(“tracuu serve --max-upload {2 * max(1, limit)}”) rồi chọn lại tệp; nếu chỉ cần văn bản, lấy {BACKUP_CORPUS} "
        f"trong bản sao lưu và chạy “tracuu import {BACKUP_CORPUS} --replace”."
    )


def backup_holds(file: str) -> str:
    """What a table of contents is of."""
    return f"Trong {file} có:"


def restored(documents: int, former: Sequence[str]) -> str:
    """Done; where what was there before lies."""
    kept = f" Những gì có trước đó được giữ tại {'; '.join(former)}." if former else ""
    return f"Đã phục hồi {documents} văn bản cùng sổ sách.{kept}"


def backup_indexed(count: int) -> str:
    """How far the indexing has come."""
    return f"Đang lập chỉ mục các văn bản vừa phục hồi: {count} văn bản…"


def backup_ready(refused: int) -> str:
    """The documents can be asked."""
    bad = f" {refused} văn bản không đọc được." if refused else ""
    return f"Đã lập xong chỉ mục sau phục hồi.{bad}"
