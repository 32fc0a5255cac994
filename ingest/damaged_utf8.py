"""UTF-8 in which a few bytes went wrong: read as what it clearly is, the places named."""

_BLANK = "\ufffd"
_GOOD_FOR_A_BAD = 10  # letters of two bytes and more, for each place that is none
_FEWEST = 5


def read_damaged_utf8(data: bytes) -> tuple[str, tuple[int, ...]] | None:
    r"""Return the text, U+FFFD where bytes are no UTF-8, and the lines of these places, from 1.

    None where it is not clearly UTF-8: text of an old encoding is bad at nearly every letter that
    is not ASCII, and letters of several bytes hardly ever come out of it by chance.

    >>> read_damaged_utf8("Số: 5\nĐiều kiện của các t".encode() + b"\xff" + "ổ chức đã".encode())
    ('Số: 5\nĐiều kiện của các t�ổ chức đã', (2,))
    >>> read_damaged_utf8("Thông tư của Bộ".encode("cp1258", "replace")) is None
    True
    """
    whole = data.decode("utf-8", errors="ignore")
    good = sum(not sign.isascii() for sign in whole)
    text = data.decode("utf-8", errors="replace")
    bad = text.count(_BLANK) - whole.count(_BLANK)
    if not bad or good < max(_FEWEST, _GOOD_FOR_A_BAD * bad):
        return None
    return text, _lines(data)


def _lines(data: bytes) -> tuple[int, ...]:
    """Return the numbers of the lines that are not UTF-8."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return tuple(at for at, line in enumerate(lines, 1) if not _is_good(line))


def _is_good(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
