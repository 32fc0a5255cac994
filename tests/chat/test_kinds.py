"""What a question asks for, by its words."""

import pytest

from chat.kinds import Kind
from chat.question import read_question
from ingest.mentions import MentionKind


@pytest.mark.parametrize(
    ("text", "kind", "wants"),
    [
        ("Địa phương chống hạn, mặn bằng tiền nào?", Kind.WHAT, None),
        ("Thuế suất ngoài hạn ngạch là bao nhiêu phần trăm?", Kind.HOW_MUCH, MentionKind.PERCENT),
        ("Hạn nộp báo cáo là ngày nào?", Kind.WHEN, MentionKind.DATE),
        ("Mỗi ngày có mấy ca nặng?", Kind.HOW_MANY, MentionKind.AMOUNT),
        ("Nộp 50% tiền trong bao nhiêu ngày?", Kind.HOW_MANY, MentionKind.DURATION),
        ("Tỷ lệ giải ngân là bao nhiêu?", Kind.HOW_MUCH, MentionKind.PERCENT),
        ("Xã đó là xã khu vực mấy?", Kind.HOW_MUCH, None),
        ("Mỗi lần được cấp mấy bản chính?", Kind.HOW_MANY, MentionKind.AMOUNT),
        ("Mấy dự án chậm đó do ai xử lý?", Kind.HOW_MANY, None),
        ("Có mấy công ty dự họp, là những công ty nào?", Kind.HOW_MANY, None),
        ("Phòng tiếp dân mở cửa từ mấy giờ?", Kind.WHEN, MentionKind.TIME),
        ("Khi nào mới được bổ nhiệm lại?", Kind.WHEN, None),
        ("Trường học tổng vệ sinh vào thứ mấy trong tuần?", Kind.WHEN, None),
        ("Sốt xuất huyết lên đỉnh vào tuần thứ mấy?", Kind.HOW_MUCH, None),
        ("Đơn vị nộp trễ hạn thì bị xử lý ra sao?", Kind.WHAT, None),
        ("Thời hạn tạm nhập được gia hạn theo nghị định nào?", Kind.WHAT, MentionKind.DOCUMENT),
        ("Thời hạn nộp là bao nhiêu?", Kind.WHEN, MentionKind.DATE),
        ("Tỉnh nào tiêm chậm nhất?", Kind.WHO, MentionKind.PLACE),
        ("Giấy đề nghị hoàn thuế là mẫu số mấy?", Kind.HOW_MUCH, None),
        ("Đường dây nóng số mấy?", Kind.HOW_MUCH, None),
        ("Sửa luật về môi trường theo hướng nào?", Kind.WHAT, None),
        ("Hai nhiệm vụ nào cần bổ sung dự toán?", Kind.WHAT, None),
        ("Vụ nào tổng hợp báo cáo?", Kind.WHO, MentionKind.AGENCY),
        ("Trường hợp nào được miễn lệ phí?", Kind.WHAT, None),
        ("Công ty xổ số nào trúng thầu?", Kind.WHO, MentionKind.AGENCY),
        ("Phó giám đốc Sở tên là gì?", Kind.WHO, MentionKind.PERSON),
        ("Nhãn hiệu đó tên là gì?", Kind.WHAT, None),
        ("Hồ sơ gửi về địa chỉ nào?", Kind.WHERE, None),
        ("Hành khách được chuyển đến ga nào?", Kind.WHERE, None),
        ("Dựa vào đâu mà hai bộ quyết định như vậy?", Kind.WHY, None),
        ("Sở cần bản mềm để làm chi?", Kind.WHY, None),
        ("Báo cáo phải gửi trước hạn nào?", Kind.WHEN, MentionKind.DATE),
        ("Trả nợ trước hạn thì phí phạt bao nhiêu?", Kind.HOW_MUCH, MentionKind.AMOUNT),
        ("Họp vào quý mấy?", Kind.WHEN, MentionKind.DATE),
        ("Hồ sơ nộp trước ngày bao nhiêu?", Kind.WHEN, MentionKind.DATE),
        ("Dự kiến tháng mấy phỏng vấn?", Kind.WHEN, MentionKind.DATE),
        ("Kỳ thi tổ chức vào dịp nào?", Kind.WHEN, MentionKind.DATE),
        ("Chợ được mở cửa vào những giờ nào?", Kind.WHEN, MentionKind.TIME),
        ("Đồng bằng mỗi năm lún mấy mét?", Kind.HOW_MANY, MentionKind.AMOUNT),
        ("Báo cáo một năm mấy lần?", Kind.HOW_MANY, MentionKind.AMOUNT),
        ("Trích lục thì mấy hôm có kết quả?", Kind.HOW_MUCH, MentionKind.DURATION),
        ("Tổng vốn đầu tư công trung hạn là bao nhiêu?", Kind.HOW_MUCH, MentionKind.MONEY),
        ("Số thuế được gia hạn khoảng bao nhiêu tỷ đồng?", Kind.HOW_MUCH, MentionKind.MONEY),
        ("Sao Bộ Y tế phải ra chỉ thị này?", Kind.WHY, None),
        ("Cớ gì phải nộp lại?", Kind.WHY, None),
        ("Sao chép hồ sơ ở đâu?", Kind.WHERE, None),
        ("Giáo viên có được thu tiền tài liệu?", Kind.YES_NO, None),
        ("Ai có thể nộp hồ sơ?", Kind.WHO, MentionKind.AGENCY),
        ("Phương án phải thống nhất với ai?", Kind.WITH_WHOM, MentionKind.AGENCY),
        ("Bên nào tổng hợp báo cáo?", Kind.WHO, MentionKind.AGENCY),
        ("Điều mấy của Thông tư 01/2022 quy định việc này?", Kind.HOW_MUCH, None),
        ("Hiệu lực thi hành của Thông tư 51/2025/TT-BCA?", Kind.WHEN, MentionKind.DATE),
        ("Hợp đồng phải mua tối thiểu bao nhiêu?", Kind.HOW_MUCH, MentionKind.AMOUNT),
    ],
)
def test_what_is_asked_for(text: str, kind: Kind, wants: MentionKind | None) -> None:
    read = read_question(text, text)
    assert (read.kind, read.wants) == (kind, wants)
