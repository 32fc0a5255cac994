"""A whole corpus in one file: documents, catalogue with corrections, history, own abbreviations.

Written beside its place and then renamed; unpacked beside the corpus, checked against its own
catalogue, and only then put in its place: a kill leaves the old corpus or the new one.
"""

import datetime as dt
import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from ingest import wording
from ingest.agencies import OWN_TABLE
from ingest.corpus import CATALOGUE, HISTORY, Corpus, documents_below
from ingest.errors import BundleError
from ingest.packed import MOST_FILES, is_plain, members_of, opened, write_member
from ingest.safe_files import replacing, writing

_TOP = "corpus"
_READY = ".corpus-nhap"


def pack(corpus: Corpus, target: Path) -> int:
    """Write the corpus into a zip file; return how many documents it holds.

    Raises:
        BundleError: the file would lie in the corpus itself, or hold more than is taken back.
        CorpusError: it cannot be written.
    """
    if target.resolve().is_relative_to(corpus.folder.resolve()):
        raise BundleError(wording.bundle_inside(str(target)))
    members = _members(corpus)
    if len(members) > MOST_FILES:
        raise BundleError(wording.bundle_overfull(str(corpus.folder), MOST_FILES))
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            replacing(target) as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive,
        ):
            if not (corpus.folder / CATALOGUE).is_file():  # nothing was ever added
                archive.writestr(f"{_TOP}/{CATALOGUE}", "")
            for path in members:
                archive.write(path, f"{_TOP}/{corpus.relative(path)}")
    return len(corpus.catalogue)


def _members(corpus: Corpus) -> list[Path]:
    own = (corpus.folder / CATALOGUE, corpus.folder / OWN_TABLE)
    history = corpus.folder / HISTORY
    kept = (path for path in history.rglob("*") if path.is_file()) if history.is_dir() else ()
    return [path for path in own if path.is_file()] + [
        *corpus.files(),
        *sorted(kept),
    ]


def unpack(source: Path, corpus: Corpus, *, replace: bool) -> tuple[int, Path | None]:
    """Put the corpus of a zip file in the place of this one.

    Returns how many documents came, and where the former corpus lies now, if there was one.

    Raises:
        BundleError: it is no such file, holds what must not be, or lacks what it lists; or there
            are documents and `replace` is not said.
        CorpusError: it cannot be written.
    """
    folder = corpus.folder.resolve()
    if not replace and (len(corpus.catalogue) or any(documents_below(corpus.folder))):
        raise BundleError(wording.corpus_not_empty(str(folder)))
    ready = folder.parent / _READY
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in folder.parent.glob(f"{_READY}*"):  # by an import that was killed
            shutil.rmtree(left, ignore_errors=True)
        staged = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{_READY}."))
        try:
            count = _extract(source, staged)
            staged.chmod(0o755)
            staged.rename(ready)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        return count, _swap(folder, ready)


def _swap(folder: Path, ready: Path) -> Path | None:
    former = None
    if folder.is_dir() and any(folder.iterdir()):
        time = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
        former = folder.with_name(f"{folder.name}.cu-{time}")
        folder.rename(former)
    ready.rename(folder)
    return former


def finish(folder: Path) -> None:
    """Put an unpacked corpus in its place if a kill came between taking the old one away and this."""
    ready = folder.parent / _READY
    if not folder.exists() and (ready / CATALOGUE).is_file():
        with writing(folder):
            ready.rename(folder)


def _extract(source: Path, staged: Path) -> int:
    """Unpack and check; return the number of documents."""
    hashes: dict[str, str] = {}
    with opened(source, wording.no_bundle(str(source))) as archive:
        for member in members_of(archive, staged):
            name = _checked_name(source, member)
            if name in hashes:
                raise BundleError(wording.bundle_path(str(source), member.filename))
            hashes[name] = write_member(archive, member, staged / name)
    if CATALOGUE not in hashes:
        raise BundleError(wording.no_bundle(str(source)))
    unpacked = Corpus(folder=staged).catalogue
    for entry in unpacked:
        if hashes.get(entry.file) != entry.sha256:
            raise BundleError(wording.bundle_lacks(str(source), entry.file))
    return len(unpacked)


def _checked_name(source: Path, member: zipfile.ZipInfo) -> str:
    """Return a name inside the corpus; links, devices and ways out are refused."""
    name = member.filename
    parts = PurePosixPath(name).parts
    hidden = [part for part in parts[1:] if part.startswith(".")]
    inside = (
        len(parts) > 1 and parts[0] == _TOP and (not hidden or hidden == [parts[1]] == [HISTORY])
    )
    if not is_plain(member) or not inside:
        raise BundleError(wording.bundle_path(str(source), name))
    return "/".join(parts[1:])
