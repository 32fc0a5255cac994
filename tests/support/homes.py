"""A home folder with the real notice in it."""

from pathlib import Path

from tracuu import Workspace

NOTICE = Path(__file__).parents[2] / "corpus" / "thong-bao-320-TB-VPCP-2021.txt"
GOLD_LINE = {  # a question on it, as a gold set has it
    "id": "n-1",
    "kind": "who",
    "question": "Ai xử lý việc chuyển mục đích sử dụng đất lúa?",
    "answerable": True,
    "must_contain": [["Bộ Tài nguyên và Môi trường"]],
    "evidence": [
        {"key": "320/TB-VPCP (2021)", "quote": "Giao Bộ Tài nguyên và Môi trường chủ trì"}
    ],
}


def made_home(folder: Path) -> Workspace:
    """Add the real notice to an empty home."""
    workspace = Workspace(folder)
    for report in workspace.library.add([NOTICE]):
        if report.status != "added":
            raise AssertionError(report)
    return workspace
