"""What a person waits for, measured in small: the measure counts rightly, no time is asserted."""

from pathlib import Path

import pytest

pytest.importorskip("selenium", reason="selenium is not installed: no page can be opened")

from chat.terminal.serving import build_office
from eval.chromium import has_chromium, own_chromium
from eval.first_paint import Answered, Opened, measure, report, within_bars
from eval.office import evaluation_of
from tests.support.homes import NOTICE
from tests.support.serving import listening
from tracuu import Workspace, build_parser


@pytest.mark.filterwarnings("default")
@pytest.mark.skipif(
    not has_chromium(),
    reason="chromium and chromium-driver are not installed (apt-get install them)",
)
def test_openings_and_answers_are_seen_by_the_browser_in_their_order(
    home: Workspace, tmp_path: Path
) -> None:
    workspace = Workspace(tmp_path / "home")
    workspace.__dict__["embedder"] = home.embedder
    [added] = workspace.library.add([NOTICE])
    assert added.status == "added"
    asked = ["Ai xử lý việc chuyển mục đích sử dụng đất lúa?", "Giá vàng hôm nay bao nhiêu?"]
    office = build_office(workspace, build_parser().parse_args(["serve"]), evaluation_of)
    with listening(office) as url, own_chromium(url) as window:
        [fresh], [again], answers = measure(window, asked, 1)
    assert fresh.paint > 0
    assert fresh.box > 0
    assert fresh.sent > again.sent  # the second time what was kept is not asked for again
    assert again.requests > 0
    assert len(answers) == len(asked)
    assert all(0 < one.words <= one.whole for one in answers)


def test_the_bars_are_those_of_a_page_never_seen_and_of_the_first_words() -> None:
    quick = Opened(paint=300, box=900, requests=50, sent=2_000_000)
    slow = Opened(paint=2500, box=9000, requests=50, sent=2_000_000)
    answered = Answered(words=200, whole=5000)
    assert within_bars([quick, quick, slow], [answered])
    assert not within_bars([slow, slow, quick], [answered])
    assert not within_bars([quick], [Answered(words=1200, whole=1300)])
    lines = report([quick, slow], [quick], [answered])
    assert "empty cache, first paint: best 300, p50 1400, worst 2500 ms" in lines
    assert "empty cache: 50 requests, 2000 kB" in lines
    assert "1 questions, first words: best 200, p50 200, worst 200 ms" in lines
