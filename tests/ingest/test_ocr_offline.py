"""OCR keeps to itself: its runtime, left alone, writes an identifier and calls its maker."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from ingest.readers.sandbox import Sandbox

_ROOT = Path(__file__).parents[2]
_READ = """
from ingest.readers.trueocr_engine import TrueOcr
from tests.support.pictures import page
print(TrueOcr().read(page((100, 100, "THONG BAO")))[0].text)
"""


def load(_: bytes, file: str) -> str:
    """Load what OCR runs on; called in a worker."""
    import_module("onnxruntime")
    return file


def _alone(folder: Path) -> dict[str, str]:
    """The environment of a person, whose home is a folder: on machines for tests it is silent."""
    kept = {name: value for name, value in os.environ.items() if "CI" not in name}
    kept.pop("ORT_DISABLE_TELEMETRY", None)
    return kept | {name: str(folder) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME")}


def test_reading_a_picture_leaves_nothing_behind(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        cwd=_ROOT,
        env=_alone(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "THONG BAO\n"
    assert [path.name for path in tmp_path.rglob("*")] == []


def test_a_worker_is_told_to_keep_silent_before_anything_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CI", "ORT_DISABLE_TELEMETRY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    box = Sandbox(workers=1)
    assert box.run(__name__, "load", b"", "x.png") == "x.png"
    box.close()
    assert [path.name for path in tmp_path.rglob("*")] == []
