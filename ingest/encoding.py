"""Bytes to text: whatever encoding an office saved it in, told by content and never by name."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import wording
from ingest.damaged_utf8 import read_damaged_utf8
from ingest.errors import UnreadableFileError
from ingest.normalise import nfc

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNICODE_ONLY = re.compile("[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1eff]")
_CAPITAL = re.compile("[A-ZĂÂĐÊÔƠƯ]")
_SMALL = re.compile("[a-z]")
_SMALL_ONLY = "tcvn3"
_MAX_CONTROL_SHARE = 0.001
_SAMPLE = 20_000
_LAST_LATIN = "\u1eff"  # ỿ, the last letter of Latin Extended Additional


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text (NFC, line ends as one sign), what was repaired in it, and what to look at."""

    text: str
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def decode(data: bytes, file: str) -> Decoded:
    """Return the text of `data`; `file` is only named in errors.

    Raises:
        UnreadableFileError: they are in no encoding that gives Vietnamese text.
    """
    text = _decode_unicode(data, file)
    damaged: tuple[int, ...] = ()
    if text is None and (read := read_damaged_utf8(data)) is not None:
        text, damaged = read
    if text is None:
        text, repairs = _decode_eight_bit(data, file)
    else:
        text, repairs = _mend_legacy_letters(text)
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise UnreadableFileError(wording.binary_file(file))
    if damaged:
        repairs = (*repairs, wording.replaced_bytes(damaged))
    warnings = (wording.damaged_bytes(damaged),) if damaged else ()
    return Decoded(text=_tidy(text), repairs=repairs, warnings=warnings)


def _decode_unicode(data: bytes, file: str) -> str | None:
    """Decode UTF-8, UTF-16 or UTF-32; None when the bytes are none of these."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                if mark == codecs.BOM_UTF8:
                    return None
                raise UnreadableFileError(wording.bad_encoding(file)) from error
            if _is_foreign(text):
                raise UnreadableFileError(wording.bad_encoding(file))
            return text
    if (guess := _utf16_without_mark(data)) is not None:
        return guess
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_foreign(text: str) -> bool:
    """Whether most letters are of scripts that no Vietnamese office writes: bytes misread."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    return 2 * sum(letter > _LAST_LATIN for letter in letters) > len(letters)


def _utf16_without_mark(data: bytes) -> str | None:
    """Decode UTF-16 that lost its mark: nearly every other byte of its line ends is zero."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(sample) > 1 and zeros.count(0) > 0.4 * len(zeros):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _decode_eight_bit(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    """Read TCVN3, VNI, VISCII (each letter a byte or two) or Windows-1258."""
    text, repairs = _mend_legacy_letters(data.decode("latin-1"))
    if repairs and _reads_as_vietnamese(text):
        return text, repairs
    try:
        vietnamese = nfc(data.decode("cp1258"))
    except UnicodeDecodeError as error:
        raise UnreadableFileError(wording.bad_encoding(file)) from error
    if not _reads_as_vietnamese(vietnamese):
        raise UnreadableFileError(wording.bad_encoding(file))
    return vietnamese, (wording.repaired_encoding("Windows-1258"),)


def _reads_as_vietnamese(text: str) -> bool:
    """Whether common words with their diacritics stand in the text.

    >>> _reads_as_vietnamese("Ủy ban nhân dân tỉnh được giao nhiệm vụ của năm")
    True
    """
    common = {"của", "được", "và", "năm", "các", "ngày", "tỉnh", "về", "nhân", "chính"}
    return len(common & set(text.lower().split())) >= 3


def _mend_legacy_letters(text: str) -> tuple[str, tuple[str, ...]]:
    """Turn TCVN3, VNI or VISCII letters ("B¸o c¸o") into Unicode, when the text has such."""
    if text.isascii():
        return text, ()
    from viparse import detect_text_encoding

    encoding = detect_text_encoding(text[:_SAMPLE])
    if encoding is None:
        return text, ()
    return from_old_font(text, encoding), (wording.repaired_encoding(encoding.upper()),)


def from_old_font(text: str, encoding: str) -> str:
    """Read letters of an old font ("tcvn3", "vni", "viscii") as they look, whatever comes out.

    >>> from_old_font("B¸o c¸o", "tcvn3"), from_old_font("Baùo caùo", "vni")
    ('Báo cáo', 'Báo cáo')
    """
    from viparse import fix

    mended: str = fix(text, encoding=encoding)
    if encoding == _SMALL_ONLY:
        mended = "\n".join(map(_with_capitals, mended.split("\n")))
    return mended


def _with_capitals(line: str) -> str:
    """Write capitals as such: TCVN3 has codes for few of them, its font of capitals shows the rest.

    >>> _with_capitals("CộNG HòA Xã HộI"), _with_capitals("Số: 5/TB, Luật ĐầU Tư, xã Mỹ Lý")
    ('CỘNG HÒA XÃ HỘI', 'Số: 5/TB, Luật ĐẦU Tư, xã Mỹ Lý')
    """
    whole = not _SMALL.search(line) and any(map(_in_capitals, re.findall(r"[^\W\d_]+", line)))
    if whole and not any(letter.isdigit() for letter in line):
        return line.upper()
    return re.sub(r"[^\W\d_]+", lambda word: _upper(word.group()), line)


def _upper(word: str) -> str:
    return word.upper() if _in_capitals(word) else word


def _in_capitals(word: str) -> bool:
    return len(_CAPITAL.findall(word)) > 1 and not _SMALL.search(word)


def mend_old_letters(lines: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    r"""Turn the lines set in an old font into Unicode, where the others already are in it.

    A line with a letter that only Unicode has is left alone, and so are all when what comes out
    does not read as Vietnamese.

    >>> mend_old_letters(["Céng hoµ x· héi", "n¨m 2005 cña c¸c tØnh vµ huyÖn", "giữ nguyên"])[0]
    ['Cộng hoà xã hội', 'năm 2005 của các tỉnh và huyện', 'giữ nguyên']
    >>> mend_old_letters(["5 µg ± 1 °C"])[0]
    ['5 µg ± 1 °C']
    """
    old = [at for at, line in enumerate(lines) if _is_old(line)]
    if not old:
        return list(lines), ()
    text, repairs = _mend_legacy_letters("\n".join(lines[at] for at in old))
    mended = text.split("\n")
    if not repairs or len(mended) != len(old) or not _reads_as_vietnamese(text):
        return list(lines), ()
    result = list(lines)
    for at, line in zip(old, mended, strict=True):
        result[at] = line
    return result, repairs


def _is_old(line: str) -> bool:
    """Whether a line may be set in an old font: Latin-1 letters, none of Vietnamese Unicode."""
    return not line.isascii() and not _UNICODE_ONLY.search(line)


def _tidy(text: str) -> str:
    """Compose letters, unify line ends and spaces, drop invisible characters."""
    text = nfc(text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = re.sub(r"[\u200b-\u200f\u2060\ufeff\u00ad]", "", text)
    text = re.sub(r"[^\S\n]", " ", text)
    return _CONTROL.sub("", text)
