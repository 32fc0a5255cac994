"""Words about zip archives of documents."""


def archive_too_large(file: str) -> str:
    """More members or bytes than are taken at once."""
    return f"{file}: tệp nén chứa quá nhiều; hãy chia thành nhiều tệp nén nhỏ hơn."


def damaged_archive(file: str) -> str:
    """An archive, or a file in it, that cannot be unpacked."""
    return f"{file}: tệp nén bị hỏng; hãy nén lại rồi thêm lại."


def locked_member(file: str) -> str:
    """A file in an archive has a password."""
    return f"{file}: có mật khẩu; hãy giải nén bằng mật khẩu rồi thêm lại."
