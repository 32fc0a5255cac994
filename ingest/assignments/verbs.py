"""The words by which notices give work, and those that tell of it instead.

A list of verbs, since Vietnamese marks them by no ending. Small letters: with a capital the same
word may be part of a name ("Bộ Kế hoạch và Đầu tư").
"""

import re

from ingest.normalise import LOWER

_VERBS = """
ban hành|bãi bỏ|bảo đảm|đảm bảo|báo cáo|biên soạn|bố trí|bổ sung|cam kết|cải thiện|cải cách|cảnh báo
cân đối|căn cứ tình hình|cắt giảm|cập nhật|cấp bách|chấm dứt|chấn chỉnh|chấp hành|chỉ đạo|chia sẻ|chịu sự|chỉnh sửa
chú trọng|chú ý|chủ động|chủ trì|chuẩn bị|chuyển|chuyển đổi|công bố|công khai|củng cố|cung cấp|cung ứng|cử|dành
duy trì|đánh giá|đào tạo|đầu tư|đăng tải|đấu tranh|đẩy mạnh|đẩy nhanh|điều chỉnh|điều hành|điều phối|điều tiết
đề cao|đề xuất|đình chỉ|đổi mới|đôn đốc|đơn giản hóa|động viên|đóng góp|giải quyết|giải ngân|giải trình|giám sát
giảm|giúp|giữ|gắn|gửi|hạn chế|hình thành|hoàn chỉnh|hoàn tất|hoàn thành|hoàn thiện|hỗ trợ|huy động|hướng dẫn|kết nối
khai thác|khảo sát|khắc phục|khẩn trương|khen thưởng|khôi phục|không được|không để|không|khuyến khích|kịp thời|kiên quyết
kiểm điểm|kiểm soát|kiểm tra|kiện toàn|kiến nghị|làm|làm rõ|làm việc|lãnh đạo|lập|lồng ghép|lựa chọn|lưu ý
mở rộng|mở|nâng cao|nâng cấp|nắm bắt|nắm chắc|nắm|nghiên cứu|nghiêm túc|ngăn chặn|nhanh chóng|nỗ lực|nhân rộng
phát động|phát hành|phát hiện|phát huy|phát triển|phân bổ|phân công|phân cấp|phân loại|phấn đấu|phê duyệt
phòng ngừa|phổ biến|phối hợp|phục vụ|quan tâm|quán triệt|quản lý|quyết liệt|quyết tâm|quyết định|rà soát|ra quân
sắp xếp|sẵn sàng|sửa đổi|sớm|sơ kết|sử dụng|tạm dừng|tái cơ cấu|tăng cường|tăng|tận dụng|tập hợp|tập trung|tập huấn
tạo điều kiện|tạo|tham gia|tham khảo|tham mưu|thành lập|thanh tra|tháo gỡ|theo dõi|theo sát|thẩm định|thẩm tra
thanh toán|thay thế|thí điểm|thiết lập|thống kê|thống nhất|thông báo|thông tin|thông qua|thu hồi|thu hút|thu thập
thúc đẩy|thực hành|thực hiện|thực thi|thường xuyên|tích cực|tiến hành|tiếp nhận|tiếp thu|tiếp tục|tiết kiệm
tính toán|tìm|tổ chức|tổng hợp|tổng kết|trả lời|tranh thủ|trao đổi|triển khai|trình|trực tiếp|truyền thông
tuân thủ|tuyên truyền|tuyệt đối|ưu tiên|vận hành|vận động|vận dụng|xác định|xác minh|xây dựng|xem xét|xét|xử lý
ứng dụng|ứng phó|khơi thông|ký kết|ký|đàm phán|quảng bá|bám sát|chăm lo|chăm sóc|bảo vệ|giao|đưa|rút kinh nghiệm
số hóa|thu|chi|nộp|đặt|rút ngắn|mua|xuất cấp|cấp|phòng, chống|phòng chống|đồng bộ|linh hoạt|đề ra|đa dạng hóa
đồng hành|điều tra|hợp tác|giới thiệu|thương thảo|trích|chọn|thuyết minh|lấy ý kiến|xin ý kiến|có ý kiến|cho ý kiến
sản xuất|dự báo|dự kiến|kê khai|niêm yết|tiếp cận|thành công|tính|di dời|sơ tán|trang bị|đăng ký|yêu cầu|đề nghị
có văn bản|có công văn|có giải pháp|có biện pháp|có các biện pháp|có các giải pháp|có kế hoạch|có phương án
đáp ứng|áp dụng|giải tỏa|giải phóng mặt bằng|tiêm(?! chủng)|phân tích|liên tục|xử lí|dừng|khoanh vùng|truy vết|sàng lọc|cấp phát|loại bỏ
tiêu hủy|hoàn trả|bồi thường|kiểm đếm|tái cấu trúc|tối ưu hóa|xác nhận|xác lập|xã hội hóa|tổng rà soát|đối thoại|lắng nghe
tiếp xúc|răn đe|truy thu|khởi tố|hiện đại hóa|cải tạo|sửa chữa|thu gom|khơi dậy|quy định rõ|quy định cụ thể|đề cử|tiến tới
tích hợp|cắm|tải dữ liệu|tải lên|có báo cáo|có hướng dẫn|có chính sách|có cơ chế|có lộ trình|gia hạn|gia cố|lắp đặt|thi công|nhân dịp|bàn giao|thay đổi
nêu cao|siết chặt|treo|mời|kêu gọi|nhắc nhở|xử phạt|cưỡng chế|tháo dỡ|tịch thu|điều động|bổ nhiệm|luân chuyển
sáp nhập|giải thể|bảo dưỡng|bảo trì|tu bổ|nạo vét|gương mẫu|truyền hình trực tiếp
"""
_LISTED = sorted(
    (verb for line in _VERBS.split("\n") for verb in line.split("|") if verb), key=len, reverse=True
)
VERB = rf"(?:{'|'.join(_LISTED)})(?!\w)".replace("hóa", "(?:hóa|hoá)")

MODAL = (
    r"(?:(?:là|làm) (?:cơ quan |đơn vị )?(?:đầu mối|thường trực|chủ trì|giúp(?= \w+ phủ| Thủ tướng| UBND| Ủy ban| Chủ tịch| Bộ trưởng))|(?:cũng |hoàn toàn |tiếp tục )?(?:cần(?! thiết)|phải(?! bị)|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|(?<!nhiệm vụ )(?<!chức năng )(?<!quyền hạn )(?<!đã )(?<!nội dung )được (?:giao|phân công)"
    r"|nhanh chóng|hãy|nên|không được))(?!\w)"
)
# After these a clause tells what was or is; before a verb they make it no task.
FACT = (
    r"(?:nào|cũng|chỉ(?! đạo| thị)|cho(?! phép| vay| ý kiến)|cùng sự|ủng hộ|nhất trí|đồng ý|kính|xin|trân trọng|phê bình|biểu dương|đã|đang|vừa|chưa|vẫn|còn|là|bị|sẽ|rất|mới|thấy|nhận được|nhận thấy|cho rằng|cho biết|từng|luôn|gặp"
    r"|được(?! giao| phân công)|có(?! liên quan| thẩm quyền| chức năng| trách nhiệm| nhiệm vụ| biên giới"
    r"| cửa khẩu| dự án| tuyến| chương trình| khu| rừng| biển| tàu| công trình))(?!\w)"
)
# Words that follow the name of who is addressed and do not belong to it.
ASIDE = (
    r"(?:theo|trong|trên|căn cứ|với|tại|về|để|khi|sau|từ|bằng|như|nhằm|do|trước|đến|đối với|dựa"
    r"|tùy|tuỳ|thông qua|qua|ngay|chậm nhất|(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|định kỳ|nếu|thì|mà|đồng thời|cùng"
    r"|nhất là|đặc biệt|bao gồm|gồm|nơi|hiện|cụ thể|tự|hưởng ứng)(?!\w)"
)
GIVING = (
    r"(?:[Gg]iao(?: cho)?|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|[Uu]ỷ quyền(?: cho)?|[Ủủ]y quyền(?: cho)?"
    r"|[Cc]hỉ thị|[Gg]iao trách nhiệm cho|[Gg]iao nhiệm vụ cho|[Ll]ưu ý|[Kk]ính đề nghị|[Kk]iến nghị"
    r"|[Cc]ho phép|[Tt]rân trọng đề nghị)"
)
_NOT_GIVING = re.compile(
    r"(?:đã|được|theo|việc|về|các|những|nội dung|nhiệm vụ|của|số|khi|có|với|chỉ tiêu|bàn|một số|văn bản|tờ trình"
    r"|kết luận|bảo đảm|đáp ứng|như|tại|nêu|phù hợp|mọi|theo các|nhận|nghiêm|ý kiến|do|từ|chuyển|hồ sơ|đơn|mà"
    r"|thừa|kế hoạch|dự toán|vốn)\s+$",
    re.IGNORECASE,
)
IMPERATIVE = re.compile(
    rf"(?:(?:[Đđ]ồng thời|[Nn]goài ra|[Bb]ên cạnh đó|[Đđ]ặc biệt|[Tt]rước mắt|[Cc]ùng với đó|[Tt]heo đó),? )?"
    rf"(?!quyết định |chi phí|chi tiết|thu nhập|giao thông|lưu ý,|thông báo (?:số|kết)|báo cáo số|hướng dẫn số)(?:{VERB}|{MODAL})",
    re.IGNORECASE,
)

WORD_OF_WORK = re.compile(rf"(?<!\w)(?<!chức năng )(?:{VERB}|{MODAL})")
FACTUAL = re.compile(
    r"(?<!\w)(?:đã|đang|vừa|chưa được|vẫn|còn (?:một|nhiều|có|hạn|chậm|thấp))(?!\w)"
)
# "Thủ tướng đã ban hành nhiều văn bản yêu cầu các bộ ...": that was then.
_GAVE = re.compile(r"(?<!\w)đã(?! được)(?!\w)")
# "Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ giao Bộ Y tế": what a document before did.
_CITED = re.compile(
    r"(?:Quyết định|Nghị quyết|Nghị định|Luật|Chỉ thị|Thông báo|Văn bản|Công văn)[^,;:.\n]* của [^,;:.\n]*$"
)
# "Phân công 01 đồng chí lãnh đạo Bộ theo dõi": whoever leads finds someone of its own.
_AMONG_ITS_OWN = re.compile(
    r"[Pp]hân công (?:\d|một|ít nhất|rõ|cụ thể|(?:đồng chí )?lãnh đạo(?!\w)|cán bộ|công chức|nhân sự|nhân viên|bộ phận|người)"
)


def is_inner(text: str, at: int) -> bool:
    """Whether work is only given to someone of one's own: no agency is named."""
    return bool(_AMONG_ITS_OWN.match(text, at))


def gives(text: str, found: re.Match[str]) -> bool:
    """Whether "giao", "yêu cầu" ... gives work here: not "theo đề nghị của", "đã giao".

    >>> sentence = "Theo đề nghị của Bộ Y tế, giao Bộ Tài chính rà soát"
    >>> [gives(sentence, found) for found in re.finditer(GIVING, sentence)]
    [False, True]
    """
    before = text[max(0, found.start() - 16) : found.start()]
    stretch = re.split(r"[,;:.\n]", text[max(0, found.start() - 160) : found.start()])[-1]
    if _GAVE.search(stretch):
        return False
    if found.group().lower().startswith(("giao", "phân công")) and _CITED.search(stretch):
        return False
    if found.group()[0] in "ĐY" and re.search(rf"[{LOWER}] $", before):
        return (
            True  # "… về chuyển đổi số Đề nghị Bộ Công an": a sentence whose full stop is missing
        )
    if is_inner(text, found.start()):
        return False
    after = text[found.end() : found.end() + 5]
    return not _NOT_GIVING.search(before) and not re.match(r"\s*(?:của|tại|từ|trên|này)\b", after)
