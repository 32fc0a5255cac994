"""Where the name of who is addressed ends."""

import pytest

from ingest.assignments.agencies import find_group


def name(sentence: str) -> str:
    group = find_group(sentence, 0, len(sentence))
    assert group is not None
    return group.text(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cục Hải quan: Tăng cường công tác quản lý rủi ro", "Cục Hải quan"),
        ("Bộ Giao thông vận tải: Thực hiện nghiêm", "Bộ Giao thông vận tải"),
        ("Các bộ, ngành: Xây dựng kế hoạch", "Các bộ, ngành"),
        ("Các Bộ: Xây dựng, Tài chính khẩn trương", "Các Bộ: Xây dựng, Tài chính"),
        ("UBND các tỉnh: Lào Cai, Hà Giang rà soát", "UBND các tỉnh: Lào Cai, Hà Giang"),
        (
            "các Bộ: Tài chính, Xây dựng và UBND tỉnh Hà Nam khẩn trương",
            "các Bộ: Tài chính, Xây dựng và UBND tỉnh Hà Nam",
        ),
        (
            "Các cơ quan, tổ chức trung ương đóng tại địa phương có trách nhiệm",
            "Các cơ quan, tổ chức trung ương đóng tại địa phương",
        ),
        (
            "các cơ quan, đơn vị và các tổ chức, cá nhân liên quan thực hiện",
            "các cơ quan, đơn vị và các tổ chức, cá nhân liên quan",
        ),
        ("các đơn vị, tổ chức họp dân", "các đơn vị"),
        ("các đơn vị, tổ chức nghiêm túc triển khai", "các đơn vị, tổ chức"),
        (
            "các Sở, tổ chức và người dân trên địa bàn Thành phố rà soát",
            "các Sở, tổ chức và người dân trên địa bàn Thành phố",
        ),
        ("Tổ Công tác triển khai Đề án 06 rà soát", "Tổ Công tác triển khai Đề án 06"),
        ("Tổ Công tác triển khai việc này", "Tổ Công tác"),
        (
            "Ban Quản lý dự án đầu tư xây dựng số 1 đẩy nhanh",
            "Ban Quản lý dự án đầu tư xây dựng số 1",
        ),
        (
            "UBND các phường: Ba Đình, Cửa Nam và UBND xã Bát Tràng rà soát",
            "UBND các phường: Ba Đình, Cửa Nam và UBND xã Bát Tràng",
        ),
        (
            "Các Sở: Văn hóa và Thể thao, Công Thương rà soát",
            "Các Sở: Văn hóa và Thể thao, Công Thương",
        ),
        ("Đoàn thanh tra, kiểm tra của Bộ Y tế rà soát", "Đoàn thanh tra, kiểm tra của Bộ Y tế"),
        ("các Viện Vệ sinh Dịch tễ, Pasteur rà soát", "các Viện Vệ sinh Dịch tễ, Pasteur"),
        ("Bộ Quốc phòng chỉ đạo lực lượng", "Bộ Quốc phòng"),
        (
            "Sở Lao động - Thương binh và Xã hội chỉ đạo tập huấn",
            "Sở Lao động - Thương binh và Xã hội",
        ),
        ("các cơ quan truyền thông tiếp tục đưa tin", "các cơ quan truyền thông"),
        ("các đơn vị trong toàn ngành GTVT rà soát", "các đơn vị trong toàn ngành GTVT"),
        (
            "các tỉnh có cửa khẩu tại biên giới phía Bắc chủ động",
            "các tỉnh có cửa khẩu tại biên giới phía Bắc",
        ),
        ("Đảng uỷ, cấp uỷ các cấp lãnh đạo", "Đảng uỷ, cấp uỷ các cấp"),
        (
            "Chủ tịch UBND các tỉnh có Dự án đi qua và có mỏ vật liệu xây dựng:",
            "Chủ tịch UBND các tỉnh có Dự án đi qua và có mỏ vật liệu xây dựng",
        ),
        (
            "Các doanh nghiệp cung cấp dịch vụ viễn thông, Internet:",
            "Các doanh nghiệp cung cấp dịch vụ viễn thông, Internet",
        ),
        (
            "Các doanh nghiệp sản xuất, kinh doanh trong khu công nghiệp cần quan tâm",
            "Các doanh nghiệp sản xuất, kinh doanh trong khu công nghiệp",
        ),
        ("Các doanh nghiệp không phải kê khai", "Các doanh nghiệp"),
        ("Hiệu trưởng hoàn toàn chịu trách nhiệm", "Hiệu trưởng"),
        ("các nhà thầu gặp khó khăn", "các nhà thầu"),
        ("các địa phương liên tục cập nhật", "các địa phương"),
        ("đồng chí Phó Thủ tướng Trần Hồng Hà chỉ đạo", "đồng chí Phó Thủ tướng Trần Hồng Hà"),
        ("Người đứng đầu các bộ, ngành chịu trách nhiệm", "Người đứng đầu các bộ, ngành"),
        ("Bưu điện Thành phố phối hợp", "Bưu điện Thành phố"),
        (
            "Vụ Khoa học, Công nghệ và Môi trường tham mưu",
            "Vụ Khoa học, Công nghệ và Môi trường",
        ),
        (
            "Cơ quan quản lý nhà nước về giáo dục các cấp thực hiện",
            "Cơ quan quản lý nhà nước về giáo dục các cấp",
        ),
        (
            "14 tỉnh, thành phố là cơ quan chủ quản các dự án (Vành đai 3) đẩy nhanh tiến độ",
            "14 tỉnh, thành phố là cơ quan chủ quản các dự án",
        ),
        ("Bộ Y tế là cơ quan đầu mối tổng hợp", "Bộ Y tế"),
        ("các sở giáo dục và đào tạo đảm bảo", "các sở giáo dục và đào tạo"),
    ],
)
def test_a_name_ends_where_the_work_begins(sentence: str, expected: str) -> None:
    assert name(sentence) == expected


def test_heads_of_several_ministries_are_named_one_by_one() -> None:
    sentence = "Bộ trưởng các Bộ: Giao thông vận tải, Xây dựng và Chủ tịch UBND tỉnh Hà Nam chỉ đạo"
    group = find_group(sentence, 0, len(sentence))
    assert group is not None
    assert group.names == (
        "Bộ trưởng Bộ Giao thông vận tải",
        "Bộ trưởng Bộ Xây dựng",
        "Chủ tịch UBND tỉnh Hà Nam",
    )


def test_departments_listed_together_are_one_name() -> None:
    sentence = "các Sở, ban, ngành, chính quyền địa phương rà soát"
    group = find_group(sentence, 0, len(sentence))
    assert group is not None
    assert group.names == ("các Sở, ban, ngành", "chính quyền địa phương")
