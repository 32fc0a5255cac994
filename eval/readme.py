"""Tables in the README that a command writes and a test checks."""

from pathlib import Path

from ingest import wording
from ingest.errors import TracuuError


def update_readme(path: Path, name: str, markdown: str, *, check: bool = False) -> bool:
    """Put `markdown` between `<!-- eval:NAME -->` and `<!-- /eval:NAME -->`.

    Returns whether the block was current already; with `check` nothing is written.

    Raises:
        TracuuError: the file does not hold the two marks once each, in this order.
    """
    before = path.read_text(encoding="utf-8")
    after = replace_block(before, name, markdown)
    if after is None:
        raise TracuuError(wording.readme_without_block(path.name, name))
    if after != before and not check:
        path.write_text(after, encoding="utf-8")
    return after == before


def replace_block(text: str, name: str, markdown: str) -> str | None:
    r"""Return the text with the block replaced, None without the two marks.

    >>> replace_block("a\n<!-- eval:x -->\nold\n<!-- /eval:x -->\nb", "x", "new")
    'a\n<!-- eval:x -->\nnew\n<!-- /eval:x -->\nb'
    """
    opening, closing = f"<!-- eval:{name} -->", f"<!-- /eval:{name} -->"
    if text.count(opening) != 1 or text.count(closing) != 1:
        return None
    head, _, rest = text.partition(opening)
    _, found, tail = rest.partition(closing)
    if not found:
        return None
    return f"{head}{opening}\n{markdown.strip()}\n{closing}{tail}"
