"""Words of the page for administrators."""

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
    "Phục hồi: giải nén tệp kho.zip trong đó bằng lệnh tracuu import."
)
BACKUP_FILE = "tra-cuu-sao-luu.zip"
BACKUP_CORPUS = "kho.zip"
BACKUP_GET = "Tải bản sao lưu"
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


def health_line(passages: int | None, free: int, seconds: int) -> str:
    """How the server is: passages, free disk (bytes), time up (seconds)."""
    held = "không đọc được" if passages is None else f"{passages:,}".replace(",", ".")
    return (
        f"{held} đoạn trong chỉ mục; đĩa còn {free / 2**30:.1f} GB; chạy được {seconds // 60} phút"
    )
