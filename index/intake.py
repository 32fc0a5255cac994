"""What becomes of a document that comes in: new, known already, or a version of another.

The catalogue is written before the index, and a replaced file is archived after its place in the
history is written down: wherever a kill falls, the next sync can tell what was meant.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.filling import Report, Waiting, waiting
from index.visible import Sees, everything
from ingest import wording
from ingest.catalogue import Entry, Version, hash_of_words, make_entry
from ingest.corpus import HISTORY, Corpus, hash_of_file
from ingest.corrections import corrected
from ingest.errors import NotAllowedError, UnreadableFileError
from ingest.notice import Notice
from ingest.parse import read_bytes
from ingest.passages import split_passages
from ingest.readers.sandbox import read_notice
from ingest.safe_files import shown_name


class Intake:
    """Takes documents into a corpus.

    Of the index it knows two ways: `held` gives the notice of an id, `unindex` removes it.
    Documents that `sees` does not admit are neither replaced nor named. `collections` are those
    that whoever adds may edit, None for all: who may not edit all gets files named after their
    content too, for "5 (2).txt" would tell of a "5.txt" that is hidden.
    """

    def __init__(
        self,
        corpus: Corpus,
        held: Callable[[str], Notice | None],
        unindex: Callable[[str], None],
        sees: Sees = everything,
        collections: tuple[str, ...] | None = None,
    ) -> None:
        self.corpus = corpus
        self._held = held
        self._unindex = unindex
        self._sees = sees
        self._collections = collections
        self._abbreviations = corpus.abbreviations()

    def take(self, data: bytes, name: str) -> Report | Waiting:
        """Copy a document from outside into the corpus, unless its content is known.

        Raises:
            NotAllowedError: it is, or is a version of, a document that may not be seen.
            TracuuError: it cannot be read, or not be written.
        """
        known = self._known(hashlib.sha256(data).hexdigest(), name)
        if known is not None:
            return known
        notice = read_notice(data, name, self._abbreviations)
        mark = "" if self._collections is None else f" [{notice.id[:8]}]"
        return self._admit(
            notice, name, lambda: self.corpus.copy_in(data, Path(name).name, mark=mark)
        )

    def lying_here(self, path: Path) -> Report | Waiting | None:
        """Take a file that is to be added and lies in the corpus folder; None for any other.

        Raises:
            TracuuError: it cannot be read.
        """
        folder = self.corpus.folder.resolve()
        whole = path.resolve()
        if not whole.is_relative_to(folder) or whole.relative_to(folder).parts[0].startswith("."):
            return None
        own = self.corpus.folder / whole.relative_to(folder)
        if not self.corpus.has_name(own):
            raise UnreadableFileError(wording.unusable_name(shown_name(own.name)))
        file = self.corpus.relative(own)
        entry = self.corpus.catalogue.with_file(file)
        if entry is not None and entry.sha256 == hash_of_file(own):
            return self._unchanged(file, entry)
        return self.dropped_in(own, entry)

    def dropped_in(self, path: Path, entry: Entry | None) -> Report | Waiting:
        """Take a file of the corpus folder that is new, or no longer what `entry` says.

        Raises:
            TracuuError: it cannot be read.
        """
        file = self.corpus.relative(path)
        twin = self.corpus.catalogue.with_content(hash_of_file(path))
        if twin is not None and not (self.corpus.folder / twin.file).exists():
            moved = replace(twin, file=file)
            self.rewrite(twin, moved)
            return self.again(moved, self._held(moved.sha256))
        known = self._known(hash_of_file(path), file) if twin or entry is None else None
        if known is not None:
            if entry is not None:  # written over with what another file holds
                self.rewrite(entry, None)
                self._unindex(entry.sha256)
            return self._put_away(path, known)
        corrections = entry.corrections if entry else {}
        notice = read_notice(read_bytes(path), file, self._abbreviations, corrections)
        if entry is None:
            return self._admit(notice, file, lambda: file)
        history = (*entry.history, replace(self.corpus.version_of(entry), file=None))
        fresh = make_entry(notice, file, self.key(notice, entry), corrections, history)
        return self._replace(entry, fresh, notice, file)

    def again(self, entry: Entry, held: Notice | None, status: str | None = None) -> Waiting:
        """Return a document of the catalogue for the index, its line as it should read now.

        `held` is the document as the index has it, which spares reading the file.

        Raises:
            TracuuError: the file cannot be read.
        """
        status = status or ("unchanged" if held else "added")
        notice = corrected(held, entry.corrections) if held else None
        if notice is None or (status != "edited" and not _says(entry, notice)):
            data = read_bytes(self.corpus.folder / entry.file)
            notice = read_notice(data, entry.file, self._abbreviations, entry.corrections)
        return waiting(notice, self._renewed(entry, notice), status)

    def _renewed(self, entry: Entry, notice: Notice) -> Entry:
        """Return the line of a document as its notice reads now; the key follows."""
        return replace(
            entry,
            key=self.key(notice, entry),
            number=notice.number,
            date=notice.date,
            issuer=notice.issuer,
            kind=notice.kind,
            title=notice.title,
            words=hash_of_words(notice.text),
        )

    def key(self, notice: Notice, older: Entry | None) -> str:
        """Return the notice's name, with the start of its hash where another has that name.

        Two provinces may both have a "15/QĐ-UBND (2023)".
        """
        holder = self.corpus.catalogue.with_key(notice.name)
        free = holder is None or (older is not None and holder.file == older.file)
        return notice.name if free else f"{notice.name} [{notice.id[:8]}]"

    def rewrite(self, old: Entry, new: Entry | None) -> None:
        """Put another line in the place of one, or none."""
        lines = (new if entry == old else entry for entry in self.corpus.catalogue)
        self.corpus.write(entry for entry in lines if entry is not None)

    def _known(self, sha256: str, file: str) -> Report | None:
        """Report a content that the corpus holds, or held before a newer version came."""
        catalogue = self.corpus.catalogue
        twin = catalogue.with_content(sha256)
        if twin is not None:
            self._check(file, twin)
            same = Path(file).name == Path(twin.file).name
            reason = None if same else wording.same_as(file, twin.file, twin.key)
            return self._unchanged(file, twin, reason)
        newer = catalogue.once_with(sha256)
        if newer is None:
            return None
        self._check(file, newer)
        reason = wording.earlier_version(file, newer.key)
        return self._unchanged(file, newer, reason)

    def _check(self, file: str, *meant: Entry) -> None:
        """Refuse what belongs to a document that may not be seen."""
        if not all(self._sees(entry.key) for entry in meant):
            raise NotAllowedError(wording.held_by_a_hidden_one(file))

    def _unchanged(self, file: str, entry: Entry, reason: str | None = None) -> Report:
        """Report a document that the corpus has, with all that the index knows of it."""
        notice = self._held(entry.sha256)
        return Report(
            file=file,
            status="unchanged",
            reason=reason,
            key=entry.key,
            notice=notice,
            entry=entry,
            passages=len(split_passages(notice)) if notice else 0,
        )

    def _put_away(self, path: Path, known: Report) -> Report:
        """Archive a replaced file that a kill left in the folder."""
        sha256 = hash_of_file(path)
        newer = self.corpus.catalogue.once_with(sha256)
        for version in newer.history if newer is not None else ():
            due = version.sha256 == sha256 and version.name == known.file and version.file
            if due and not (self.corpus.folder / HISTORY / due).exists():
                self.corpus.archive(known.file, due)
                return replace(known, reason=None)
        return known

    def _admit(self, notice: Notice, file: str, place: Callable[[], str]) -> Waiting:
        """Give a new document its line in the catalogue; `place` puts its file in the folder."""
        meant = tuple(self.corpus.catalogue.versions_of(notice))
        self._check(file, *meant)
        if not meant:
            made = make_entry(notice, place(), self.key(notice, None), self._placed())
            entry = replace(made, within=self._collections)
            self.corpus.append(entry)
            return waiting(notice, entry, "added", file)
        older = meant[0]
        notice = corrected(notice, older.corrections)
        history = (*older.history, self.corpus.version_of(older))
        key = self.key(notice, older)
        made = make_entry(notice, place(), key, older.corrections, history)
        entry = replace(made, within=self._collections)
        return self._replace(older, entry, notice, file)

    def _placed(self) -> dict[str, str]:
        """The collection of a new document: the common one, if whoever adds may edit that."""
        theirs = self._collections
        return {"collection": theirs[0]} if theirs and "" not in theirs else {}

    def _replace(self, older: Entry, entry: Entry, notice: Notice, file: str) -> Waiting:
        """Put a new version in the place of the old one.

        The old one leaves the index here only if its key is another: else storing the new one
        removes it, and passages that did not change keep their vectors.
        """
        self.rewrite(older, entry)
        replaced: Version = entry.history[-1]
        if replaced.file is not None:
            self.corpus.archive(older.file, replaced.file)
        if older.key != entry.key:
            self._unindex(older.sha256)
        return waiting(notice, entry, "replaced", file)


def _says(entry: Entry, notice: Notice) -> bool:
    """Tell whether a line of the catalogue agrees with the notice."""
    return (entry.number, entry.date, entry.issuer, entry.kind, entry.title) == (
        notice.number,
        notice.date,
        notice.issuer,
        notice.kind,
        notice.title,
    )
