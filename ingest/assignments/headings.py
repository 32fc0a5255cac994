"""Headings that name whom the points below them address, known by the headings beside them.

"4. Thành đoàn Hà Nội" among "3. Sở Du lịch" and "5. Công an Thành phố" is a name like those, though
it begins like none that is known.
"""

import re
from collections.abc import Sequence

from ingest.assignments.agencies import find_group
from ingest.assignments.inheritance import HEADING_LABEL, HEADING_OPENER, Above, addressed
from ingest.assignments.together import coordinating
from ingest.assignments.verbs import FACTUAL, IMPERATIVE, MODAL, VERB
from ingest.notice import Section, Span

_LEAST = 2  # headings beside it that name agencies
_SHARE = 1 / 3  # of all beside it
_LONGEST = 160  # characters of a name
_TOPIC = re.compile(
    r"(?:Về|Giá|Khu vực|Nhu cầu|Thành phần|Nhóm câu hỏi|Danh mục|Phụ lục|Tài liệu|Sản phẩm|Lưu ý|Các lưu ý|Những|Công tác|Việc|Nội dung|Nhiệm vụ|Một số|Kết quả|Mục|Yêu cầu|Tổ chức(?! chính trị| tín dụng)|Kinh phí|Thời gian"
    r"|Thời hạn|Địa điểm|Đối tượng|Nguyên tắc|Phạm vi|Giải pháp|Chương trình|Dự án|Đề án|Kế hoạch|Trình tự|Hồ sơ|Điều kiện"
    r"|Tiêu chuẩn|Chế độ|Hình thức|Phương thức|Quy trình|Cơ sở|Chỉ tiêu|Các (?:điều kiện|nội dung|nhiệm vụ|giải pháp|văn bản|dự án|công"
    r"|hoạt động|biện pháp|loại|trường hợp|khoản|chỉ tiêu|vấn đề|bước|hạng mục)|Lĩnh vực|Trường hợp|Trong|Tại|Khi|Từ|Đến|Nếu"
    r"|(?:đối với|chung|của|giá|tài liệu|sản phẩm|hoạt động|công tác|việc|nội dung|nhiệm vụ|dự án|nguồn|lĩnh vực|trường hợp|hồ sơ|các (?:nội dung|nhiệm vụ|dự án|trường hợp|loại"
    r"|khoản|mặt hàng|công trình|lĩnh vực|văn bản|thủ tục|hoạt động|vấn đề)))(?!\w)"
)
_ACTS = re.compile(rf",? (?:{VERB}|{MODAL})")
_DUTY = re.compile(r",? chủ trì(?!\w)")
_TELLS = re.compile(rf"(?<!\w)(?:là|{MODAL})(?!\w)|[.;?](?= )")
_PROSE = re.compile(rf"{FACTUAL.pattern}|(?<!\w)(?:được|bị)(?!\w)|{_TELLS.pattern}")


def named_beside(outline: Sequence[Section]) -> dict[int, Above]:
    """Return who is named by headings that only those beside them tell to be names.

    The keys are where the sections begin.
    """
    found: dict[int, Above] = {}
    lists = [outline, *(section.children for top in outline for section in top.walk())]
    for beside in lists:
        known = sum(_names(section) for section in beside)
        if known >= _LEAST and known >= _SHARE * len(beside):
            found |= {
                section.span.start: _above(name)
                for section in beside
                if not _names(section) and (name := _name(section))
            }
    return found


def _names(section: Section) -> bool:
    """Whether a point is known to name agencies: as its heading, or as who acts in its sentence."""
    heading = section.heading
    if addressed(heading, Span(start=0, end=len(heading))) is not None:
        return True
    group = find_group(heading, _begin(heading), len(heading))
    sentence = len(heading) > _LONGEST or not _leads(section)
    return group is not None and sentence and bool(_ACTS.match(heading, group.span.end))


def _leads(section: Section) -> bool:
    """Whether more stands below the first line."""
    return section.span.end - section.span.start > len(section.heading) + 1


def _name(section: Section) -> str:
    """Return what a heading that leads a list names, "" where it is a topic or a sentence."""
    heading = section.heading
    name = heading[_begin(heading) :].strip(" :.")
    if not _leads(section) or len(heading) > _LONGEST or heading.endswith(";"):
        return ""
    group = find_group(name, 0, len(name))
    if group and _ACTS.match(name, group.span.end) and not _DUTY.match(name, group.span.end):
        return ""
    told = (_TELLS if group else _PROSE).search(name)
    if told or name.isupper() or _TOPIC.match(name) or IMPERATIVE.match(name):
        return ""
    return name


def _above(name: str) -> Above:
    """Read "Bộ Y tế chủ trì, phối hợp với các cơ quan liên quan": one leads, others work along."""
    lead, leads, duty = name.partition(" chủ trì")
    together = coordinating(duty, Span(start=0, end=len(duty))) if leads else ()
    return Above(lead=lead, firm=True, coordinating=together)


def _begin(heading: str) -> int:
    label = HEADING_LABEL.match(heading)
    opener = HEADING_OPENER.match(heading, label.end() if label else 0)
    return opener.end() if opener else 0
