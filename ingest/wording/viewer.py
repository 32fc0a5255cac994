"""Words of the document beside the page."""

PANEL = "Văn bản nguồn"
CLOSE = "Đóng (Esc)"
OUTLINE = "Mục lục"
VIEWS = "Cách xem"
AS_PAGE = "Trang gốc"
AS_TEXT = "Văn bản"
ZOOM_IN = "Phóng to"
ZOOM_OUT = "Thu nhỏ"
PAGES = "Các trang"
PREVIOUS_PAGE = "Trang trước"
NEXT_PAGE = "Trang sau"
DOWNLOAD_ORIGINAL = "Tải bản gốc"
PLACE_UNKNOWN = "Không xác định được vị trí của đoạn trích trên trang; xem ở cách xem “Văn bản”."
DOCUMENT_GONE = "Văn bản này không còn trong kho, hoặc bạn không được xem."
FILE_GONE = "Tệp gốc không còn trong kho."
NOT_DRAWN = "Không vẽ được trang này; hãy tải bản gốc về xem."


def page_of(page: int, pages: int) -> str:
    """Which page, of how many."""
    return f"Trang {page} / {pages}"


def page_of_document(page: int, key: str) -> str:
    """What the picture of a page shows."""
    return f"Trang {page} của văn bản {key}"
