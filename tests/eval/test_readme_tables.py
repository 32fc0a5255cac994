from pathlib import Path

import pytest

from eval.intervals import wilson
from eval.readme import update_readme
from eval.tables import comparison_rows, markdown_table, text_table
from ingest.errors import TracuuError

README = "# Tra cứu\n\n<!-- eval:gold -->\ncũ\n<!-- /eval:gold -->\n\nHết.\n"


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text(README, encoding="utf-8")
    return path


def test_only_the_block_of_that_name_is_replaced(readme: Path) -> None:
    assert not update_readme(readme, "gold", "| mới |\n")

    assert readme.read_text(encoding="utf-8") == README.replace("cũ", "| mới |")
    assert update_readme(readme, "gold", "| mới |")


def test_checking_tells_without_writing(readme: Path) -> None:
    assert not update_readme(readme, "gold", "mới", check=True)
    assert update_readme(readme, "gold", "cũ", check=True)

    assert readme.read_text(encoding="utf-8") == README


@pytest.mark.parametrize(
    "content",
    [
        "không có dấu",
        "<!-- eval:gold -->",
        "<!-- /eval:gold --><!-- eval:gold -->",
        README + README,
    ],
)
def test_a_readme_without_the_place_is_refused(readme: Path, content: str) -> None:
    readme.write_text(content, encoding="utf-8")

    with pytest.raises(TracuuError, match=r"README\.md: cần đúng một cặp dấu <!-- eval:gold -->"):
        update_readme(readme, "gold", "mới")


def test_systems_are_compared_a_row_each() -> None:
    rows = comparison_rows(
        {
            "BM25": {"R@1": wilson([True, False])},
            "cả hai": {"R@1": wilson([True]), "R@5": wilson([])},
        }
    )

    assert rows[0] == ("Cách tìm", "R@1", "R@5")
    assert rows[1][::2] == ("BM25", "")
    assert rows[2][2] == "–"


def test_a_cell_can_neither_end_a_markdown_row_nor_split_it() -> None:
    table = markdown_table([("a", "b"), ("một\nhai", "x|y")])

    assert table.splitlines()[2] == "| một hai | x\\|y |"


def test_text_columns_are_as_wide_as_their_widest_cell() -> None:
    lines = text_table([("Loại", "Số"), ("ai, cơ quan nào", "3")]).splitlines()

    assert [line.rindex(" ") for line in lines[::2]] == [16, 16]
