"""A home folder with the real notice in it."""

from pathlib import Path

from tracuu import Workspace

NOTICE = Path(__file__).parents[2] / "corpus" / "thong-bao-320-TB-VPCP-2021.txt"


def made_home(folder: Path) -> Workspace:
    """Add the real notice to an empty home."""
    workspace = Workspace(folder)
    for report in workspace.library.add([NOTICE]):
        if report.status != "added":
            raise AssertionError(report)
    return workspace
