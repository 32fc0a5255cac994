"""What is said of one side does not answer for the other."""

import pytest

from chat.checks import rival
from chat.opposites import opposite
from chat.question import read_question
from tests.chat.builders import scopes_of


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Kim ngạch nhập khẩu đạt bao nhiêu?", "Kim ngạch xuất khẩu đạt 2 tỷ USD.", True),
        ("Kim ngạch nhập khẩu đạt bao nhiêu?", "Xuất khẩu 2 tỷ, nhập khẩu 1 tỷ USD.", False),
        ("Kim ngạch nhập khẩu đạt bao nhiêu?", "Xuất nhập khẩu qua cửa khẩu đạt 3 tỷ.", False),
        ("Xuất nhập khẩu đạt bao nhiêu?", "Kim ngạch xuất khẩu đạt 2 tỷ USD.", False),
        ("Mức phạt tối đa là bao nhiêu?", "Mức phạt tối thiểu là 2 triệu đồng.", True),
        ("Trường công lập thu bao nhiêu?", "Trường ngoài công lập thu 2 triệu đồng.", True),
        ("Trường ngoài công lập thu bao nhiêu?", "Trường tư thục thu 2 triệu đồng.", False),
        ("Mức thu là bao nhiêu?", "Trường công lập thu 2 triệu đồng.", False),
        ("Nhập khẩu đạt bao nhiêu?", "Mức phạt tối thiểu là 2 triệu đồng.", False),
    ],
)
def test_a_side_is_told_from_the_other(question: str, sentence: str, expected: bool) -> None:
    asked, said = read_question(question, question), scopes_of(sentence)
    assert opposite(asked, said) is expected
    assert rival(asked, said) == expected


def test_a_heading_tells_the_side() -> None:
    asked = read_question("Nhập khẩu tăng bao nhiêu?", "Nhập khẩu tăng bao nhiêu?")
    exported = "So với năm trước, phần dành cho xuất khẩu tăng 2%."
    assert opposite(asked, scopes_of(exported, heading="2. Về xuất khẩu"))
    assert not opposite(asked, scopes_of(exported, heading="2. Về nhập khẩu"))
