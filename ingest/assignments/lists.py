"""A group of agencies cut into names: "các bộ, ngành" is one, "các Bộ: A, B" are two."""

import re
from collections.abc import Sequence

from ingest.assignments.names import COLLECTIVE, HEAD, MINISTRY
from ingest.normalise import UPPER

# "các bộ, ngành, cơ quan liên quan": what goes on a list begins no name of its own.
_PART = re.compile(rf"(?:{COLLECTIVE}|bộ,|lĩnh vực)")
_LIST = re.compile(
    rf"(?:(?:[Cc]ác|[Tt]ất cả(?: các)?) )?(?:{COLLECTIVE}|[Bb]ộ(?=,|$)|Bộ quản lý|Sở(?=,|$)|Ban(?=,|$))(?! [{UPPER}])"
)
_HEAD_OF = re.compile(
    r"^(?:(?:các )?đồng chí )?(?:[Tt]hủ trưởng|[Nn]gười đứng đầu|[Ll]ãnh đạo|[Bb]ộ trưởng|[Tt]hứ trưởng|[Gg]iám đốc|[Cc]hủ tịch) "
)
_SHORT = re.compile(r"[A-ZĐ]{3,}(?!\w)")  # "EVN", "ACV"
_BRACKET = re.compile(r"(?P<name>[^()]+?) ?\((?P<inside>[^()]*)\)")
# "Sở Y tế (cơ quan thường trực)": what it is here, no other name.
_ROLE = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận) (?:thường trực|đầu mối|chủ trì|chủ quản|chủ đầu tư)"
)
_BLANK = re.compile(r"\s+")


def split_names(text: str, cuts: Sequence[int], stop: int) -> tuple[str, ...]:
    """Return the names of a group whose pieces begin at `cuts` and which ends at `stop`.

    >>> split_names("các Bộ: Y tế, Tài chính và các Sở", [0, 14, 27], 33)
    ('Bộ Y tế', 'Bộ Tài chính', 'các Sở')
    """
    spans: list[tuple[int, int]] = []
    for start, end in zip(cuts, [*cuts[1:], stop], strict=True):
        if spans and not _stands_alone(
            _trimmed(text[start:end]), _trimmed(text[slice(*spans[-1])])
        ):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    names = [_trimmed(text[start:end]) for start, end in spans]
    return _ministries([bare for name in names for bare in _out_of_brackets(name)])


def _out_of_brackets(name: str) -> list[str]:
    """Take names out of a bracket, and what names nobody away with it.

    >>> _out_of_brackets("các bộ (Bộ Y tế, VCCI…)"), _out_of_brackets("Công ty Thanh toán (NAPAS)")
    (['các bộ', 'Bộ Y tế', 'VCCI'], ['Công ty Thanh toán'])
    """
    found = _BRACKET.fullmatch(name)
    if found is None:
        return [name]
    inside = [piece.strip(" .…") for piece in found["inside"].split(", ")]
    if not HEAD.match(inside[0]) or _ROLE.match(inside[0]):
        return [found["name"]]
    return [found["name"], *inside] if len(inside) > 1 else [name]


def _trimmed(words: str) -> str:
    return re.sub(r"(?:\s*[,;:/]|\s+(?:và|hoặc))+$", "", _BLANK.sub(" ", words).strip())


def _stands_alone(name: str, before: str) -> bool:
    """Whether a piece of a list is a name of its own: "cơ quan liên quan" after "Bộ Y tế"."""
    if re.fullmatch(MINISTRY, name) or _SHORT.match(name):
        return True
    if _PART.match(name):
        return (
            not _LIST.match(_HEAD_OF.sub("", before))
            and not re.match(r"(?:tỉnh|thành phố|huyện|quận)(?!\w)", name)
        ) or name.startswith("chính quyền")
    return bool(HEAD.match(name))


def _ministries(names: list[str]) -> tuple[str, ...]:
    """Give each ministry of "các Bộ: Tài chính, Tư pháp" its own full name."""
    full: list[str] = []
    for name in names:
        bare = re.sub(r"(?:(?<=^)|(?<=trưởng )|(?<=đạo ))(?:[Cc]ác )?Bộ: ?", "Bộ ", name)
        head = _HEAD_OF.match(full[-1]) if full else None
        whose = head.group() if head else ""
        full.append(f"{whose}Bộ {bare}" if full and re.fullmatch(MINISTRY, bare) else bare)
    return tuple(dict.fromkeys(full))
