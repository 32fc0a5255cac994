"""Words of the page of documents."""

UPLOADING = "đang tải lên"
READING = "đang đọc và lập chỉ mục…"
TOO_LARGE = "tệp quá lớn"
