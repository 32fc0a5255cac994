"""Words about people: accounts, log-in, limits."""

ADMINISTRATOR = "quantri"
ROLE_NAMES = {"doc": "đọc", "bien-tap": "biên tập", "quan-tri": "quản trị"}
LOGIN_TITLE = "Đăng nhập"
LOGIN_NAME = "Tên đăng nhập"
LOGIN_PASSWORD = "Mật khẩu"  # noqa: S105 - a label
LOGIN_SEND = "Đăng nhập"
LOGIN_FAILED = "Tên đăng nhập hoặc mật khẩu không đúng."
LOGOUT = "Đăng xuất"
PASSWORD_TITLE = "Đổi mật khẩu"  # noqa: S105 - a heading
PASSWORD_OLD = "Mật khẩu hiện nay"  # noqa: S105 - a label
PASSWORD_NEW = "Mật khẩu mới"  # noqa: S105 - a label
PASSWORD_AGAIN = "Nhập lại mật khẩu mới"  # noqa: S105 - a label
PASSWORD_WRONG = "Mật khẩu hiện nay không đúng."  # noqa: S105 - a message
PASSWORD_DIFFERS = "Hai lần nhập mật khẩu mới không giống nhau."  # noqa: S105 - a message
PASSWORD_MUST_CHANGE = "Đây là mật khẩu dùng một lần; hãy đặt mật khẩu của riêng mình."  # noqa: S105
NOT_LOGGED_IN = "Cần đăng nhập, hoặc gửi mã truy cập trong đầu mục Authorization: Bearer."
NOT_ALLOWED = "Tài khoản này không có quyền làm việc đó."
FOREIGN_ORIGIN = "Yêu cầu đến từ một trang khác; hãy mở lại trang Tra cứu rồi thử lại."
FOREIGN_HOST = "Địa chỉ máy chủ trong yêu cầu không phải của trang này."
AUDIT_WORDS = {
    "ask": "hỏi", "add": "thêm", "remove": "gỡ", "edit": "sửa", "login": "đăng nhập",
    "login-failed": "đăng nhập sai", "logout": "đăng xuất", "account": "tài khoản",
    "token": "mã truy cập", "backup": "sao lưu", "restore": "phục hồi", "eval": "đánh giá",
}  # fmt: skip


def password_length(shortest: int, longest: int) -> str:
    """A new password that will not do."""
    return f"Mật khẩu phải có từ {shortest} đến {longest} ký tự."


def account_exists(name: str) -> str:
    """A name that is taken."""
    return f"{name}: tên này đã có; hãy chọn tên khác."


def account_unknown(name: str) -> str:
    """No account of that name."""
    return f"{name}: không có tài khoản hoặc mã truy cập này."


def account_name() -> str:
    """A name that is none."""
    return "Tên phải có từ 1 đến 60 ký tự in được."


def last_administrator(name: str) -> str:
    """The last one who may manage cannot go."""
    return f"{name}: đây là quản trị viên cuối cùng; hãy tạo quản trị viên khác trước."


def first_administrator(name: str, password: str) -> str:
    """Printed once, on the first start with log-ins."""
    return (
        f"Tài khoản quản trị đầu tiên: {name} / {password} (dùng một lần; phải đổi khi đăng nhập)."
    )


def wait_seconds(seconds: float) -> str:
    """Too many failures."""
    return f"Đã nhập sai nhiều lần; hãy thử lại sau {max(1, round(seconds))} giây."


def too_many_requests(limit: int) -> str:
    """Over the limit a minute."""
    return f"Quá {limit} yêu cầu một phút; hãy đợi một lát rồi thử lại."


GO_BACK = "Quay lại trang trước"


def request_too_large(limit: int) -> str:
    """A request over the limit (bytes)."""
    return f"Yêu cầu quá lớn (giới hạn {limit / 2**20:.0f} MB); hãy chia nhỏ rồi gửi lại."
