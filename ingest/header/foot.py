"""The foot: where the body ends, who receives the document, who signs and for whom, annexes."""

import re
from dataclasses import dataclass, field

from ingest.normalise import LOWER, UPPER, fold, squeeze
from ingest.notice import Span
from ingest.syllables import is_syllable

_RECIPIENTS = re.compile(r"^[ \t*|]*Nơi\s?nhận\s*:?", re.MULTILINE | re.IGNORECASE)
_ACTS_FOR = re.compile(r"(?:KT|TM|TL|TUQ|Q|T/M|K/T|T/L)\s?[./]\s*[A-ZĐ]")
_OFFICES = (
    "bo truong|thu truong|chu nhiem|chu tich|thu tuong|giam doc|cuc truong|vu truong|bi thu|chanh van phong|"
    "truong ban|chanh an|vien truong|thong doc|tong thanh tra|chanh thanh tra|chi huy truong|hieu truong|"
    "vien pho|truong phong|chanh toa|tong bien tap|tong kiem toan|tu lenh|truong doan|thu ky|vien truong|"
    "phan xa truong|chi cuc truong|doi truong|uy vien"
)
_RANK = re.compile(rf"\b(?:{_OFFICES})\b")
_NAME = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,4}}$")
_MAY_PRECEDE = re.compile(
    rf"(?:[{UPPER}\s./,:()|-]*|\(?[Đđ]ã ký\)?:?\s*)"
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)\s|(?:GS|PGS|TS|ThS|BS|Bs|Ts|CN|Ths|LS|KS)[\s.,]*)*\s*",
)
_LAST_ITEM = re.compile(r"(?:^[ \t]*|[-–+*;]\s*)Lưu\b[^\n]*", re.MULTILINE)
_MAX_LIST = 4000
_ITEM = re.compile(r"(?:^|[\n;])\s*[-–]\s*(?=\S)")
_CLOSE = 400
_ANNEX = 60  # characters: less is a footnote or a stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What the foot says; `end` is where it ends, `body_end` where the body before it does."""

    body_end: int
    end: int
    recipients: tuple[str, ...] = ()
    signer: str | None = None
    rank: str | None = None
    fields: dict[str, Span] = field(default_factory=dict)


def read_foot(text: str, body_start: int) -> Foot:
    """Read the foot behind the body that begins at `body_start`."""
    found = _first_recipients(text, body_start)
    rank = _rank_line(text, body_start, found)
    starts = [at for at in (found.start() if found else None, rank) if at is not None]
    start = min(starts, default=len(text))
    body_end = start
    while body_end > body_start and text[body_end - 1].isspace():
        body_end -= 1
    fields: dict[str, Span] = {}
    recipients, listed = _recipients(text, found, fields)
    signer, acts, signed = _signer(text, start, max(listed, start) + _CLOSE, fields)
    return Foot(
        body_end=max(body_start, body_end),
        end=max(listed, signed, body_end),
        recipients=recipients,
        signer=signer,
        rank=acts,
        fields=fields,
    )


def find_annexes(text: str, foot_end: int) -> tuple[Span, ...]:
    """Return what stands behind the foot, when it is more than a footnote."""
    rest = text[foot_end:]
    start = foot_end + len(rest) - len(rest.lstrip())
    end = foot_end + len(rest.rstrip())
    return (Span(start=start, end=end),) if end - start >= _ANNEX else ()


def is_rank(line: str) -> bool:
    """Whether a line names the office of a signer, in capitals.

    >>> is_rank("KT. BỘ TRƯỞNG"), is_rank("- Bộ trưởng (để báo cáo);"), is_rank("BỘ TRƯỞNG")
    (True, False, True)
    """
    words = line.strip(" |*")
    letters = [letter for letter in words if letter.isalpha()]
    if not letters or words.startswith(("-", "+", "–")) or len(words) > 120:
        return False
    capitals = sum(letter.isupper() for letter in letters[:14]) >= 0.9 * len(letters[:14])
    return capitals and bool(_ACTS_FOR.match(words) or _RANK.search(fold(words)))


def _first_recipients(text: str, start: int) -> re.Match[str] | None:
    """The first "Nơi nhận" with a list behind it; annexes may hold forms with others."""
    every = list(_RECIPIENTS.finditer(text, start))
    for found in every:
        if _ITEM.search(text, found.end(), found.end() + 200):
            return found
    return every[0] if every else None


def _rank_line(text: str, start: int, found: re.Match[str] | None) -> int | None:
    """The first line of the signer's office, close to the recipients or behind the last "./."."""
    if found is not None:
        begin = max(start, found.start() - 200)
        begin = text.rfind("\n", start, begin) + 1 or begin
    else:
        begin = max(start, text.find("./", start))
    limit = found.start() if found else len(text)
    for line in re.finditer(r"[^\n]+", text[begin:limit]):
        at = begin + line.start()
        if at > start and is_rank(line.group()) and text[at - 1 : at] == "\n":
            name = re.search(rf"[{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+", text[at : at + _CLOSE])
            if found is not None or name:
                return at
    return None


def _recipients(
    text: str, found: re.Match[str] | None, fields: dict[str, Span]
) -> tuple[tuple[str, ...], int]:
    """The items behind "Nơi nhận", up to the file copy ("Lưu: VT") or the signer's office."""
    if found is None:
        return (), 0
    end = len(text)
    if last := _LAST_ITEM.search(text, found.end(), found.end() + _MAX_LIST):
        block = text.find("\n\n", last.end())
        end = block if block >= 0 else len(text)
    end = found.end() + len(text[found.end() : end].rstrip())
    if not last and (rank := _first_rank(text, found.end(), end)):
        end = rank
    fields["recipients"] = Span(start=found.start(), end=end)
    lines = (line for line in text[found.end() : end].split("\n") if not is_rank(line))
    items = (squeeze(item).rstrip(";., ").lstrip("-– ") for item in _ITEM.split("\n".join(lines)))
    return tuple(item for item in items if item.strip(" ;.,-:|")), end


def _first_rank(text: str, start: int, end: int) -> int | None:
    """Where the first line of an office in capitals begins, less the blank before it."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        if is_rank(line.group()):
            return start + len(text[start : start + line.start()].rstrip())
    return None


def _signer(
    text: str, start: int, limit: int, fields: dict[str, Span]
) -> tuple[str | None, str | None, int]:
    """The name below the offices in capitals, those offices, and where it ends."""
    ranks: list[str] = []
    begin = start
    for line in re.finditer(r"[^\n]+", text[start:limit]):
        words = line.group().strip(" |*")
        if is_rank(words):
            begin = begin if ranks else start + line.start()
            ranks.append(squeeze(_NAME.sub("", words)))
        if not ranks or words.startswith(("-", "–", "+")):
            continue
        name = _NAME.search(words)
        if name is None or not _MAY_PRECEDE.fullmatch(words[: name.start()]):
            continue
        if not all(is_syllable(part) for part in name.group().split()):
            break
        end = start + line.start() + line.group().rindex(name.group()) + len(name.group())
        fields["signer"] = Span(start=begin, end=end)
        return name.group(), ", ".join(ranks), end
    return None, ", ".join(ranks) or None, 0
