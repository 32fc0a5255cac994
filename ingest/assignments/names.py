"""The words by which names of agencies, offices and those of a kind begin.

Ministries stand by their names, since these hold commas, "và" and verbs.
"""

import re

from ingest.normalise import LOWER, UPPER

CAP = rf"[{UPPER}][{LOWER}{UPPER}]*"
MINISTRY = (
    r"(?:Kế hoạch và [Đđ]ầu tư|Tài nguyên và [Mm]ôi trường|Nông nghiệp và Phát triển [Nn]ông thôn|"
    r"Nông nghiệp và Môi trường|Lao động ?[-–,]? ?Thương binh và [Xx]ã hội|Giao thông [Vv]ận tải|"
    r"Thông tin và Truyền thông|Giáo dục và [Đđ]ào tạo|Khoa học và Công nghệ|"
    r"V[ăâ]n h(?:óa|oá)(?:,| [-–])? Thể thao và Du lịch|Dân tộc và Tôn giáo|Công [Tt]hương|"
    r"Quốc phòng|Công an|Ngoại giao|Tư pháp|Tài chính|Xây dựng|Nội vụ|Y tế|"
    r"KH ?& ?ĐT|TN ?& ?MT|NN ?& ?PTNT|LĐ-?TB ?& ?XH|GD ?& ?ĐT|TT ?& ?TT|KH ?& ?CN|VH,? ?TT ?& ?DL|"
    r"KHĐT|TNMT|NNPTNT|LĐTBXH|GDĐT|TTTT|KHCN|VHTTDL|GTVT)(?!\w)"
)
ORGANS = (
    r"Bộ(?! chỉ số| tiêu chí| phận| quy| luật| máy)|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Hội đồng|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy"
    r"|Đảng ủy|Tỉnh uỷ|Thành uỷ|Huyện uỷ|Quận uỷ|Đảng uỷ|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Liên hiệp|Tạp chí|Văn phòng|VPCP|Ban(?! hành)|Tổng [Cc]ục|Cục|Chi cục|Vụ(?! việc| án)|Viện|Sở(?! hữu)|Ngân hàng|NHNN|Thanh tra(?=[ ][A-ZĐ]|[ ]tỉnh|[ ]các)"
    r"|Tập đoàn|Tổng công ty|Tổng Công ty|Công ty|Tổng Liên đoàn|Liên đoàn|Công đoàn|Đài|Trung tâm|Học viện|Trường(?! hợp)|Đại học"
    r"|Tổ(?! chức)|Tổ chức(?= (?:pháp chế|chính trị|tín dụng|[Cc]ông đoàn))|Hội(?! nghị| thảo| nhập| chợ)|Hiệp hội|Bảo hiểm xã hội|Bảo hiểm Xã hội|BHXH|Kiểm toán(?= [Nn]hà nước)|T[òo][àa] án"
    r"|Viện kiểm sát|Bộ Tư lệnh|Bộ Chỉ huy|Mặt trận|Thông tấn xã|Phòng(?! ngừa| cháy|,| chống)|Kho bạc|Quỹ|Đại sứ quán"
    r"|Cơ quan|Tiểu ban|Đoàn(?! kết)|Trung ương|Công an|Cảnh sát|Bộ đội|Quân khu|Bệnh viện|Cảng vụ|Cổng|Báo(?! cáo| động)|Hải quan|Kiểm lâm"
    r"|Nhà máy|Nhà xuất bản|Nhà trường|Nhà đầu tư|Chủ đầu tư|Chính quyền|Doanh nghiệp|Lực lượng|Đơn vị|Địa phương|Ngành|Tỉnh|Thành phố"
    r"|Bưu điện|Viễn thông(?= [A-ZĐ]| tỉnh)|Điện lực|Chi nhánh|TP\.|EVN|PVN|TKV|VEC|VETC|TCT|Nhóm|Đảng đoàn|Ban cán sự"
)
PEOPLE = (
    r"Bộ trưởng|Thứ trưởng|Thủ trưởng|Chủ tịch|Phó Chủ tịch|Chủ nhiệm|Phó Thủ tướng|Thống đốc"
    r"|Tổng Giám đốc|Tổng giám đốc|Giám đốc|Hiệu trưởng|Trưởng|Phó Trưởng|Tổng Thanh tra|Người đứng đầu|Người đại diện"
    r"|Lãnh đạo|Bí thư|Cục trưởng|Tổng cục trưởng|Chánh|Viện trưởng|Đồng chí|Ông|Bà|Thường trực|Tư lệnh|Cán bộ"
)
COLLECTIVE = (
    r"(?:bộ|ngành|cơ quan|địa phương|đơn vị|doanh nghiệp|[Tt]ổ chức|cấp|sở|tỉnh|thành phố|nhà trường|cơ sở(?! dữ liệu)|trường(?! hợp)"
    r"|tập đoàn|tổng công ty|công ty|hiệp hội|hội(?! nghị)|ban|cục|vụ|viện|bệnh viện|nhà đầu tư|nhà tài trợ|chủ đầu tư|thành viên"
    r"|ngân hàng|đồng chí|thủ trưởng|lực lượng|huyện|quận|xã|phường|thị xã|thị trấn|học viện|nhà thầu|tổ chức tín dụng"
    r"|phòng|chi nhánh|trung tâm|hãng|quân khu|đoàn thể|vùng|hợp tác xã|chi cục|đại học|bên|đại biểu|chuyên gia|nhà khoa học|thương nhân|lãnh đạo|chính quyền"
    r"|hộ(?= gia đình| dân| kinh doanh)|câu lạc bộ|công đoàn|liên đoàn|nhà xuất bản|đại sứ quán|tổ dân phố|khu dân cư|làng nghề|tầng lớp nhân dân)(?!\w)"
)
LOWER_HEADS = (
    r"chính quyền|lãnh đạo|thủ trưởng|chủ tịch|người đứng đầu|nhà đầu tư|chủ đầu tư|cơ quan|đồng chí|tỉnh|"
    r"thành phố|(?<!cán )bộ|giám đốc|hiệu trưởng|bí thư|trưởng|cấp ủy|cấp uỷ|tập thể|ngành|huyện|bộ phận|hội|công an|sở|lực lượng"
)
HEAD = re.compile(
    rf"(?:(?:[Cc]ác|[Tt]ất cả(?: các)?|[Tt]oàn thể(?: các)?|[Mm]ột số|[Tt]ừng|[Mm]ỗi) "
    rf"(?:{COLLECTIVE}|(?:{ORGANS}|{PEOPLE})(?!\w))"
    rf"|(?:{ORGANS}|{PEOPLE})(?!\w)|\d{{1,2}} (?:{COLLECTIVE}|Bộ(?!\w))|(?:{LOWER_HEADS})(?!\w)|Các(?= (?:{COLLECTIVE})))",
)
