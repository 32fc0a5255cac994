"""What turns the pages of a list."""

from html import escape

from chat.views.markup import attributes, icon
from ingest import wording


def pager(page: int, pages: int, form: str) -> str:
    """Return the buttons and which page it is; `form` is the form that they set. "" for one page."""
    if pages <= 1:
        return ""
    page = min(max(1, page), pages)
    return (
        f'<nav class="pager" aria-label="{escape(wording.PAGES)}">{_turn(page - 1, pages, form, "left")}'
        f"<span>{escape(wording.page_of(page, pages))}</span>{_turn(page + 1, pages, form, 'right')}</nav>"
    )


def _turn(page: int, pages: int, form: str, drawing: str) -> str:
    words = wording.PREVIOUS_PAGE if drawing == "left" else wording.NEXT_PAGE
    data = attributes(
        {
            "data-set": f"trang={page}",
            "data-form": form,
            "data-name": f"trang-{drawing}",
            "disabled": not 1 <= page <= pages,
            "title": words,
            "aria-label": words,
        }
    )
    return f'<button type="button"{data}>{icon(drawing)}</button>'
