"""The pictures of the README: the pages as they are can still be taken, in small files."""

from pathlib import Path

import pytest
from PIL import Image

pytest.importorskip("selenium", reason="selenium is not installed: no page can be opened")

from chat.access.roles import Role
from eval.chromium import has_chromium, own_chromium
from eval.pictures import log_in, save, take
from tests.support.guarded import guarded_office
from tests.support.notices import notice_text
from tests.support.office import PASSWORD
from tracuu import Workspace


@pytest.mark.filterwarnings("default")
@pytest.mark.skipif(
    not has_chromium(),
    reason="chromium and chromium-driver are not installed (apt-get install them)",
)
def test_pages_are_taken_as_the_administrator_sees_them(home: Workspace, tmp_path: Path) -> None:
    task = tmp_path / "giao việc.txt"
    task.write_text(
        notice_text(5, task="Giao Bộ Giao thông vận tải báo cáo trước ngày 20 tháng 8."),
        encoding="utf-8",
    )
    with guarded_office(tmp_path, home) as office:
        assert [one.status for one in office.workspace.library.add([task])] == ["added"]
        office.accounts.add("quantri", PASSWORD, Role.ADMIN)
        with own_chromium(office.address) as window:
            log_in(window, PASSWORD)
            take(window, ["van-ban", "nhiem-vu", "quan-tri"], tmp_path)
    taken = {
        name: Image.open(tmp_path / f"{name}.png") for name in ("van-ban", "nhiem-vu", "quan-tri")
    }
    assert taken["van-ban"].size == taken["nhiem-vu"].size == (1280, 720)
    assert taken["quan-tri"].width == 1280
    assert taken["quan-tri"].height > 720  # down to the part Phục hồi
    for name, picture in taken.items():
        used = picture.getcolors() or []
        assert len(used) > 20, name  # words and lines, not an empty page


def test_a_picture_is_kept_in_few_colours_at_its_size(tmp_path: Path) -> None:
    whole = Image.linear_gradient("L").convert("RGB")
    whole.putpixel((0, 0), (255, 0, 0))
    save(whole, tmp_path / "a.png")
    kept = Image.open(tmp_path / "a.png")
    assert kept.size == whole.size
    assert 8 < len(kept.getcolors() or []) <= 96
