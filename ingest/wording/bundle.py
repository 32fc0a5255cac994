"""Words about the corpus as one file."""


def bundle_inside(path: str) -> str:
    """The file would hold itself."""
    return f"{path}: nằm ngay trong kho văn bản; hãy ghi tệp xuất ra thư mục khác."


def corpus_not_empty(folder: str) -> str:
    """Import would put other documents in the place of these."""
    return f"{folder}: kho đang có văn bản; thêm --replace để thay bằng kho trong tệp."


def no_bundle(path: str) -> str:
    """Not one of our files, or damaged."""
    return f"{path}: không phải tệp do “tracuu export” tạo ra, hoặc tệp đã hỏng; hãy xuất lại."


def bundle_path(path: str, name: str) -> str:
    """A member that would land outside, twice, or as a link."""
    return f"{path}: có đường dẫn không an toàn “{name}”; không nhập gì cả, hãy xuất lại."


def bundle_lacks(path: str, file: str) -> str:
    """A document of the catalogue is not there, or another."""
    return f"{path}: thiếu hoặc sai nội dung “{file}”; không nhập gì cả, hãy xuất lại."


def bundle_too_large(path: str, size: int) -> str:
    """There is no room, or it is made to fill the disk."""
    return f"{path}: giải nén cần {size / 2**20:.0f} MB, quá chỗ trống hoặc bất thường; không nhập."


def bundle_overfull(path: str, most: int) -> str:
    """More entries than are taken at once, in a file that is to come in or in the corpus."""
    number = f"{most:,}".replace(",", ".")
    return f"{path}: có hơn {number} tệp, quá nhiều cho một lần; không xuất, nhập gì cả."


def exported(path: str, documents: int) -> str:
    """Done."""
    return f"Đã xuất {documents} văn bản ra {path}."


def imported(path: str, documents: int) -> str:
    """Done."""
    return f"Đã nhập {documents} văn bản từ {path}."


def former_corpus(folder: str) -> str:
    """Where the replaced documents are."""
    return f"Kho cũ được giữ tại {folder}; xóa khi không cần nữa."
