"""What is asked of those whom a clause names, and where it begins."""

import re

from ingest.assignments.agencies import Group, find_group
from ingest.assignments.described import asked_behind, exempt
from ingest.assignments.verbs import (
    ASIDE,
    FACT,
    FACTUAL,
    GIVING,
    MODAL,
    VERB,
    WORD_OF_WORK,
)

GIVES = re.compile(rf"(?<!\w)(?:{GIVING})(?!\w):? *")
_GAP = re.compile(r"[\s,:]*")
_TO_VERB = re.compile(rf", *(?={VERB})")
_PURPOSE = re.compile(r"(?:để|nhằm|như|do|bằng)(?!\w)")
# "Hội đồng tư vấn cải cách thủ tục đã phát huy": the verb is still of the name.
_TOLD = re.compile(rf"(?:{VERB})(?: [^\s,;:.]+){{0,4}} (?:đã|đang)(?! được)(?!\w)")
_ANNOUNCES = re.compile(r"\s*:$")  # "yêu cầu các Bộ trưởng:", and the list is what is asked
_NAMED_WORK = re.compile(rf"(?:{MODAL}|{VERB})", re.IGNORECASE)
_ROLE = re.compile(r"(?:với (?:vai trò|tư cách|chức năng)|căn cứ|trên cơ sở)(?!\w)")
_MODIFIER = re.compile(rf"(?:{ASIDE})")
_PREDICATE = re.compile(rf"(?:{MODAL}|{VERB})")
_GIVEN = re.compile(rf"{_PREDICATE.pattern}|hưởng ứng(?!\w)")
_FACT = re.compile(rf"(?:{FACT})")
_MODAL = re.compile(rf"(?<!\w)(?:{MODAL})")


def what_is_asked(text: str, group: Group, end: int, *, given: bool) -> tuple[int | None, bool]:
    """Return where what is asked of a group begins, and whether the clause tells a fact."""
    behind = asked_behind(text, group.span.start, end)
    if behind is not None:
        return behind.end(), False
    if not given and exempt(text, group.span.end, end):
        return None, True
    return _predicate(text, group.span.end, end, given=given)


def _predicate(text: str, at: int, end: int, *, given: bool) -> tuple[int | None, bool]:
    """Return where what is asked begins behind a name, and whether the clause tells a fact."""
    gap = _GAP.match(text, at, end)
    start = gap.end() if gap else at
    listed = text.startswith(":", at) and (
        _NAMED_WORK.match(text, start, end)
        or WORD_OF_WORK.search(text, start, min(end, start + 40))
    )
    if given and _ANNOUNCES.match(text, at, end):
        return at, False
    if _TOLD.match(text, start, end):
        return None, True
    does = (_GIVEN if given else _PREDICATE).match(text, start, end)
    if start < end and (listed or does):
        return start, False
    if start >= end or _FACT.match(text, start, end):
        return None, start < end
    if _PURPOSE.match(text, start, end) or not (_MODIFIER.match(text, start, end) or given):
        return None, False
    return _behind_circumstances(text, start, end)


def _behind_circumstances(text: str, start: int, end: int) -> tuple[int | None, bool]:
    """Read "theo chức năng, nhiệm vụ được giao rà soát ..." from its first word of work."""
    found = WORD_OF_WORK.search(text, start, min(end, start + 400))
    if found is None:
        return None, False
    told = FACTUAL.search(text, start, found.start() + 1)
    return (None, True) if told else (_strong(text, start, found, end), False)


def _strong(text: str, start: int, found: re.Match[str], end: int) -> int:
    """Prefer the verb behind the circumstances: "theo thẩm quyền được giao, chủ trì ..."."""
    modal = _MODAL.search(text, start, min(end, start + 200))
    if modal:
        return modal.start()
    if text.endswith("này ", start, found.start()):
        return found.start()
    if _ROLE.match(text, start, end):
        comma = _TO_VERB.search(text, start, min(end, start + 260))
        return comma.end() if comma else found.start()
    return found.start()


def given_on(text: str, task: int, end: int) -> tuple[Group, int] | None:
    """Read "Bộ Y tế yêu cầu các Sở Y tế ...": the one who asks is not the one who does."""
    found = GIVES.match(text, task, end)
    group = find_group(text, found.end(), end) if found else None
    if group is None:
        return None
    start, told = _predicate(text, group.span.end, end, given=True)
    if told:
        return None
    return group, group.span.end if start is None else start
