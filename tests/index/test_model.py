"""Unpacking the default model, each time into a cache of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.model import MANIFEST, damage, default_model_folder, packed_file, unpack
from ingest.errors import ModelError

ROOT = Path(__file__).parents[2]
PROGRAM = "from index.model import default_model_folder as f; print(f())"
LIMITED = f"import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (1 << 20, 1 << 20)); {PROGRAM}"


def start(program: str, cache: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let two processes unpack at once into a cache where another was killed before."""
    folder = tmp_path_factory.mktemp("cache")
    (folder / "tracuu").mkdir()
    (folder / "tracuu" / "multilingual-e5-small-1571fc982750-v1.partial-dead").mkdir()
    both = [start(PROGRAM, folder) for _ in range(2)]
    answers = {process.communicate(timeout=300) for process in both}
    assert len(answers) == 1, answers
    yield folder
    for file in folder.rglob("*.safetensors"):
        file.unlink()


@pytest.fixture
def folder(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return default_model_folder()


def test_two_processes_at_once_leave_one_whole_folder(cache: Path, folder: Path) -> None:
    assert damage(folder, thorough=True) == []
    assert {path.name for path in (cache / "tracuu").iterdir()} == {
        folder.name,
        f"{folder.name.rpartition('.')[0] or folder.name}.lock",
    }


def test_what_is_whole_is_not_written_again(folder: Path) -> None:
    before = (folder / "model.safetensors").stat()
    assert default_model_folder() == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == before.st_mtime_ns


def test_a_changed_byte_is_found_by_the_hash(folder: Path) -> None:
    settings = folder / "config.json"
    right = settings.read_bytes()
    settings.write_bytes(right.replace(b"gelu", b"relu"))
    assert damage(folder) == []
    assert damage(folder, thorough=True) == ["config.json"]
    settings.write_bytes(right)


def test_a_damaged_folder_is_unpacked_anew(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{")
    (folder / "model.safetensors").unlink()
    assert damage(folder) == ["model.safetensors", "tokenizer.json"]
    assert default_model_folder() == folder
    assert damage(folder, thorough=True) == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": {}}', '{"files": 3}'])
def test_a_damaged_manifest_is_damage(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    assert damage(tmp_path) == [MANIFEST]


def test_the_manifest_names_each_file_and_its_source(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    written = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    } - {MANIFEST}
    assert set(manifest["files"]) == written
    assert manifest["source"].startswith("1571fc982750")


def test_another_source_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "e5-small-q4.bin"
    for content in (b"", packed_file().read_bytes()[:-1] + b"\0"):
        other.write_bytes(content)
        with pytest.raises(ModelError, match="khác bản đã kiểm thử; hãy chạy “pip install"):
            unpack(other, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_a_cache_that_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(ModelError, match=r"không ghi được mô hình \(.*XDG_CACHE_HOME") as refused:
        default_model_folder()
    assert "\n" not in str(refused.value)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    _, errors = start(LIMITED, tmp_path).communicate(timeout=120)
    assert "không ghi được mô hình" in errors
    assert not list((tmp_path / "tracuu").glob("*partial*"))
