"""What a sentence needs to stand alone: who acts, the rest of it, its list, by when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chat.addressed import addresses
from chat.kinds import Kind
from chat.question import Question
from chat.reader import Candidate
from chat.scopes import whole_sentence
from ingest.mentions import MentionKind, find_mentions
from ingest.normalise import fold
from ingest.notice import Notice, Passage, Section, Span
from ingest.sentences import split_sentences

MAX_SENTENCE = 560  # characters; of a longer one only the clauses around the answer are quoted
MAX_LIST = 2400
_HEADING = 200  # characters of a heading that names who acts
_HEAD = 30  # characters: "1. Giao Bộ ..."
_DEADLINE = re.compile(
    r"^(?:Hoàn thành|Thời (?:gian|hạn)|Trình|Báo cáo|Kết quả|Việc này|Chậm nhất)"
)
_GIVES_REASON = re.compile(
    r"(?:[-–+•]\s*)?(?:(?:Có (?:nhiều|một số|các) )?[Nn]guyên (?:nhân|do)|Lý do|Điều này (?:là )?do|Đó là (?:do|vì)|Chủ yếu (?:là )?do)(?!\w)"
)
_BEHIND = 800  # characters behind a sentence in which its reason is looked for
_MEASURED = {
    MentionKind.DATE,
    MentionKind.DURATION,
    MentionKind.TIME,
    MentionKind.AMOUNT,
    MentionKind.MONEY,
    MentionKind.PERCENT,
}
_DAY_OF_CITED = re.compile(r"(?<=[/-]\w)\w*,? ngày \d+(?:/\d+/| tháng \d+ năm )\d{4}")
_SEVERAL = re.compile(r"\b(?:làm|việc|vụ|dung|pháp|kiện|tờ|sơ|gồm|những) gì\b")
_WITH = re.compile(r"\b(?:với|cùng)\b")
_ACTS = re.compile(
    r"^(?:\W|\d+[.)]|[a-zđ][.)])*(?:[Cc]hủ (?:trì|động)|[Pp]hối hợp|[Cc]hỉ đạo|[Tt]ổ chức|[Tt]iếp tục|[Kk]hẩn trương|"
    r"[Tt]ăng cường|[Rr]à soát|[Xx]ây dựng|[Tt]ham mưu|[Hh]ướng dẫn|[Đđ]ôn đốc|[Tt]heo dõi|[Ll]à |[Tt]hực hiện|"
    r"[Tt]riển khai|[Cc]hịu trách nhiệm|[Đđ]ẩy (?:nhanh|mạnh)|[Nn]ghiên cứu|[Đđ]ề xuất|[Tt]rình |[Bb]áo cáo|[Bb]an hành|"
    r"[Kk]iểm tra|[Nn]âng cấp|[Bb]ố trí|[Hh]oàn thành|[Tt]ập trung|[Cc]ông bố|[Tt]hành lập|[Qq]uán triệt)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a passage that will be quoted."""

    passage: Passage
    span: Span

    def __len__(self) -> int:
        """Return the number of characters."""
        return self.span.end - self.span.start


def completed(
    question: Question,
    best: Candidate,
    notice: Notice,
    longest: int = MAX_SENTENCE,
    *,
    lists: bool = True,
) -> list[Piece]:
    """Return a sentence with what it needs to stand, at least one piece.

    Where it leads in to a list, and `lists` are wanted, the list comes too.
    """
    span = whole(best, longest)
    pieces = [Piece(best.passage, span)]
    words = span.of(notice.text)
    if words.endswith(":") and lists and not _says_it(question, words):
        room = MAX_LIST if _asks_all(question) else MAX_SENTENCE
        pieces.append(Piece(best.passage, _items(notice, span, room)))
    if _lacks_actor(question, words) and (head := _who_acts(best, span, notice)):
        pieces.append(head)
    following = _next_sentence(best.passage, span)
    if following and _goes_along(question, words, following.of(notice.text)):
        pieces.append(Piece(best.passage, following))
    if question.kind is Kind.WHY and (reason := _reason(notice, span)):
        pieces.append(Piece(best.passage, reason))
    return [piece for piece in pieces if piece.span.end > piece.span.start]


def whole(candidate: Candidate, longest: int = MAX_SENTENCE) -> Span:
    """The sentence around a clause; of one that runs too long, the clauses that fit."""
    around = whole_sentence(candidate.passage, candidate.sentence)
    if around.end - around.start <= longest:
        return around
    clauses = [one for one in candidate.passage.sentences if around.start <= one.start < around.end]
    first = last = clauses.index(candidate.sentence)
    for step in (1, -1, 1, -1):
        grown = (first, last + 1) if step > 0 else (first - 1, last)
        if (
            grown[0] >= 0
            and grown[1] < len(clauses)
            and (clauses[grown[1]].end - clauses[grown[0]].start <= longest)
        ):
            first, last = grown
    return Span(start=clauses[first].start, end=clauses[last].end)


def _goes_along(question: Question, words: str, following: str) -> bool:
    """Whether the next sentence belongs to the answer: it says by when."""
    undated = question.wants is MentionKind.DATE and not find_mentions(words, MentionKind.DATE)
    return (undated or _DEADLINE.match(following) is not None) and len(following) <= MAX_SENTENCE


def _reason(notice: Notice, span: Span) -> Span | None:
    """The sentence soon after in the same section that gives the reason, as far as there is room.

    "Tuy nhiên, vẫn còn tồn tại. Nguyên nhân là ...": the first says what, the second why.
    """
    text = notice.text
    if _GIVES_REASON.match(text, span.start):
        return None
    section = deepest(notice.outline, span.start)
    end = section.span.end if section else notice.body.end
    clauses = split_sentences(text, Span(start=span.end, end=max(span.end, end)))
    for place, first in enumerate(clauses):
        if first.start > span.end + _BEHIND:
            return None
        if _GIVES_REASON.match(text, first.start):
            last = first
            for clause in clauses[place + 1 :]:
                if text[last.end - 1] != ";" or clause.end - first.start > MAX_SENTENCE:
                    break
                last = clause
            return Span(start=first.start, end=last.end)
    return None


def _lacks_actor(question: Question, words: str) -> bool:
    """Whether a sentence begins with what is to be done, and not with who does it."""
    first = next(iter(find_mentions(words, MentionKind.AGENCY)), None)
    head = words[: first.span.start] if first else words
    if first is not None and len(head) <= _HEAD and not _WITH.search(head):
        return False
    asks = question.kind in {Kind.WHO, Kind.WITH_WHOM}
    return asks or _ACTS.match(words) is not None


def _says_it(question: Question, lead: str) -> bool:
    """Whether a lead-in holds by itself the day or the quantity that is asked for."""
    if question.kind is Kind.LIST or question.wants not in _MEASURED:
        return False
    asked = fold(question.text)
    own = _DAY_OF_CITED.sub("", lead)
    found = (mention.span.of(own) for mention in find_mentions(own, question.wants))
    return any(fold(one) not in asked for one in found)


def _asks_all(question: Question) -> bool:
    """Whether all that follows a lead-in may be asked for."""
    return question.kind is Kind.LIST or _SEVERAL.search(question.text.lower()) is not None


def _items(notice: Notice, lead: Span, room: int) -> Span:
    """What follows a lead-in that ends with a colon: to the end of its section, or as fits `room`."""
    section = deepest(notice.outline, lead.start)
    end = min(section.span.end if section else notice.body.end, lead.end + room)
    start = lead.end
    while start < end and notice.text[start].isspace():
        start += 1
    if end == lead.end + room:
        end = max(notice.text.rfind("\n", start, end), start)
        fits = split_sentences(notice.text, Span(start=start, end=lead.end + room))[:-1]
        end = end if end > start or not fits else fits[-1].end
    return Span(start=start, end=max(start, end))


def _who_acts(best: Candidate, span: Span, notice: Notice) -> Piece | None:
    """The head of the sentence, or the nearest heading above, that names the agency."""
    around = whole_sentence(best.passage, best.sentence)
    for sentence in best.passage.sentences:
        inside = around.start <= sentence.start < span.start
        if inside and find_mentions(sentence.of(notice.text), MentionKind.AGENCY):
            return Piece(best.passage, sentence)
    for section in reversed(path(notice.outline, best.sentence.start)):
        line = Span(start=section.span.start, end=section.span.start + len(section.heading))
        above = line.end <= span.start and len(section.heading) <= _HEADING
        names = above and find_mentions(section.heading, MentionKind.AGENCY)
        if names and not addresses(notice, line):
            return Piece(best.passage, line)
    return None


def _next_sentence(passage: Passage, span: Span) -> Span | None:
    later = [sentence for sentence in passage.sentences if sentence.start >= span.end]
    return later[0] if later else None


def path(outline: Sequence[Section], offset: int) -> list[Section]:
    """Return the sections that hold `offset`, outermost first."""
    for section in outline:
        if section.span.start <= offset < section.span.end:
            return [section, *path(section.children, offset)]
    return []


def deepest(outline: Sequence[Section], offset: int) -> Section | None:
    """Return the innermost section that holds `offset`."""
    found = path(outline, offset)
    return found[-1] if found else None
