"""Corpus and index kept in step: documents added, changed, corrected, removed.

The corpus folder and its catalogue are the truth. A document counts as added when its file, its
line in the catalogue and its place in the index are all on disk; after a kill in between, `sync`
finishes what the folder says.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from index.agreement import differences, listed_alike, outdated
from index.archives import from_archive
from index.editing import edited
from index.embedding import Embedder
from index.filling import Report, Waiting, fill, waiting
from index.intake import Intake
from index.names import find_entry
from index.passage_store import PassageStore
from index.visible import Sees, everything
from ingest import wording
from ingest.bundle import pack, unpack
from ingest.by_hand import HEADER
from ingest.catalogue import Entry
from ingest.corpus import Corpus, hash_of_file
from ingest.errors import NotAllowedError, TracuuError, UnknownDocumentError
from ingest.incoming import Incoming, incoming
from ingest.notice import Notice
from ingest.readers.archive import is_archive
from ingest.version import READING

_TOGETHER = 200  # lines of the catalogue renewed at a time: each time it is written whole


class Library:
    """A corpus and its index. `embedder` is called only when there is something to embed."""

    def __init__(
        self,
        corpus: Corpus,
        store: PassageStore,
        embedder: Callable[[], Embedder],
        progress: Callable[[int], Callable[[int], None]] | None = None,
    ) -> None:
        self.corpus = corpus
        self.store = store
        self._embedder = embedder
        self._progress = progress

    def differences(self) -> list[str]:
        """Say where folder, catalogue and index do not agree, a line each."""
        return differences(self.corpus, self.store)

    def outdated(self) -> int:
        """Return how many documents an older version of reading has read: `sync` does it anew."""
        return outdated(self.store)

    def add(
        self,
        paths: Iterable[Path],
        sees: Sees = everything,
        collections: tuple[str, ...] | None = None,
    ) -> Iterator[Report]:
        """Copy files into the corpus and index them; a folder gives all documents below it.

        Yields a report a file, once it is safe on disk. A file that is refused leaves no trace; so
        is one that is, or is a version of, a document that `sees` does not admit. `collections` are
        those that whoever adds may edit, None for all: a new document goes into the common one
        ("") or, where that is none of them, into the first.
        """
        with self.store.writing():
            yield from self._index(self._taken_in(incoming(paths), self._intake(sees, collections)))

    def sync(self) -> Iterator[Report]:
        """Make the index match the folder: files dropped in, edited, renamed or removed.

        Documents that an older version of reading has read are read anew, what was corrected by
        hand is kept. One that cannot be read any more stays as it was and is reported as rejected.
        """
        with self.store.writing():
            yield from self._index(self._found_in_folder())
            yield from self._forget_missing()
            for name in self.corpus.misnamed():
                yield Report(file=name, status="rejected", reason=wording.unusable_name(name))

    def remove(self, key: str, sees: Sees = everything) -> Report:
        """Take a document out of corpus and index; its file goes to the history folder.

        Those that `sees` does not admit are as if they were not there.

        Raises:
            UnknownDocumentError: no document, or more than one, answers to `key`.
        """
        with self.store.writing():
            entry = self.find(key, sees)
            name = self.corpus.version_of(entry).file
            if name is not None:
                self.corpus.archive(entry.file, name)
            self._intake().rewrite(entry, None)
            self._unindex(entry.sha256)
            return _listed(entry.file, "removed", entry)

    def edit(
        self,
        key: str,
        changes: Mapping[str, str | None],
        sees: Sees = everything,
        collections: tuple[str, ...] | None = None,
    ) -> list[Report]:
        """Set fields of a document by hand; None takes a correction back.

        Fields are those of `ingest.by_hand.BY_HAND`; "replaced_by" is any name of the newer
        document. Documents that `sees` does not admit are as if they were not there, but none
        becomes the same as one of these; `collections` are those that whoever edits may edit, see
        `index.editing`. The key follows number and date. Only where kind, number or title change,
        which are embedded with each passage, is the document embedded again.

        Raises:
            UnknownDocumentError: `key` or "replaced_by" names no document, or more than one.
            CorrectionError: a value is not what its field holds.
            NotAllowedError: number, date and issuer would be those of a document that is not seen.
        """
        with self.store.writing():
            entry = self.find(key, sees)
            wanted = edited(self.corpus.catalogue, entry, changes, sees, collections)
            held = None if None in changes.values() else self._held(entry.sha256)
            document = self._intake().again(wanted, held, "edited")
            if not changes.keys().isdisjoint(HEADER):
                self._check_others(document.notice, entry, sees)
            return list(self._index([document, *self._rename(entry, document.entry)]))

    def _check_others(self, notice: Notice, entry: Entry, sees: Sees) -> None:
        """Refuse a correction after which `entry` would pass for a document that is not seen."""
        for other in self.corpus.catalogue.versions_of(notice):
            if other.key != entry.key and not sees(other.key):
                raise NotAllowedError(wording.becomes_a_hidden_one(entry.key))

    def _rename(self, old: Entry, new: Entry) -> list[Waiting]:
        """Write a line anew, and those that name its document by a key which is no longer its.

        Returns the documents of the latter, for the index.
        """
        followers = {
            line.file: replace(line, corrections=line.corrections | {"replaced_by": new.key})
            for line in self.corpus.catalogue
            if old.key != new.key and line.corrections.get("replaced_by") == old.key
        }
        lines = followers | {old.file: new}
        self.corpus.write(lines.get(line.file, line) for line in self.corpus.catalogue)
        held = ((self._held(line.sha256), line) for line in followers.values())
        return [waiting(notice, line, "edited") for notice, line in held if notice]

    def export(self, target: Path) -> int:
        """Write the corpus into a zip file; see `ingest.bundle.pack`."""
        with self.store.writing():
            return pack(self.corpus, target)

    def restore(self, source: Path, *, replace: bool) -> tuple[int, Path | None]:
        """Take the corpus out of a zip file; see `ingest.bundle.unpack`. `sync` indexes it."""
        with self.store.writing():
            return unpack(source, self.corpus, replace=replace)

    def find(self, key: str, sees: Sees = everything) -> Entry:
        """Return the document that `key` names: "320", "320/TB-VPCP", with or without the year.

        Those that `sees` does not admit are as if they were not there.

        Raises:
            UnknownDocumentError: none, or more than one.
        """
        return find_entry(self.corpus.catalogue, key, sees)

    def _taken_in(
        self, documents: Iterable[Incoming], intake: Intake
    ) -> Iterator[Report | Waiting]:
        """Read documents from anywhere; copy in those that are new."""
        for document in documents:
            try:
                here = intake.lying_here(document.path) if document.path else None
                yield here or intake.take(document.read(), document.name)
            except TracuuError as error:
                yield Report(file=document.name, status="rejected", reason=str(error))

    def _found_in_folder(self) -> Iterator[Report | Waiting]:
        """Read the files of the corpus that catalogue and index do not hold as they are."""
        intake = self._intake()
        indexed = {document.notice_id: document for document in self.store.documents()}
        older = self.store.read_before(READING)
        renewed: dict[str, Entry] = {}
        for path in self.corpus.files():
            if not path.exists():  # archived when its new version was met, a moment ago
                continue
            file = self.corpus.relative(path)
            entry = self.corpus.catalogue.with_file(file)
            if entry is None and is_archive(path):
                yield from from_archive(intake, path)
                continue
            try:
                if entry is None or entry.sha256 != hash_of_file(path):
                    yield intake.dropped_in(path, entry)
                elif entry.sha256 in older:
                    yield from self._anew(intake.again(entry, None, "reread"), entry, renewed)
                elif listed_alike(entry, held := indexed.get(entry.sha256)):
                    passages = held.passages if held else 0
                    yield _listed(file, "unchanged", entry, passages)
                else:
                    document = intake.again(entry, self._held(entry.sha256))
                    yield from self._anew(document, entry, renewed)
            except TracuuError as error:
                yield Report(file=file, status="rejected", reason=str(error))
            if len(renewed) >= _TOGETHER:
                self._renew(renewed)
        self._renew(renewed)

    def _anew(
        self, document: Waiting, entry: Entry, renewed: dict[str, Entry]
    ) -> Iterator[Waiting]:
        """Give a document that is read anew; its line is written at once if its key is another.

        Else two documents read together could both take the same free key.
        """
        if document.entry.key != entry.key:
            self._renew(renewed)
            yield from self._rename(entry, document.entry)
        elif document.entry != entry:
            renewed[entry.file] = document.entry
        yield document

    def _renew(self, lines: dict[str, Entry]) -> None:
        """Write lines that are read anew, by file, into the catalogue."""
        if lines:
            self.corpus.write(lines.get(line.file, line) for line in self.corpus.catalogue)
            lines.clear()

    def _forget_missing(self) -> Iterator[Report]:
        """Drop what the folder no longer holds, from the catalogue and the index."""
        present = {self.corpus.relative(path) for path in self.corpus.files()}
        gone = [entry for entry in self.corpus.catalogue if entry.file not in present]
        if gone:
            self.corpus.write(line for line in self.corpus.catalogue if line.file in present)
        kept = {entry.sha256 for entry in self.corpus.catalogue}
        for document in self.store.documents():
            if document.notice_id not in kept:
                self.store.remove(document.notice_id)
        yield from (_listed(entry.file, "removed", entry) for entry in gone)

    def _index(self, documents: Iterable[Report | Waiting]) -> Iterator[Report]:
        return fill(documents, self.store, self._embedder, self._progress, self._in_catalogue)

    def _in_catalogue(self, notice_id: str) -> bool:
        return self.corpus.catalogue.with_content(notice_id) is not None

    def _intake(
        self, sees: Sees = everything, collections: tuple[str, ...] | None = None
    ) -> Intake:
        return Intake(self.corpus, self._held, self._unindex, sees, collections)

    def _held(self, notice_id: str) -> Notice | None:
        """The document as the index has it."""
        try:
            return self.store.notice(notice_id)
        except UnknownDocumentError:
            return None

    def _unindex(self, notice_id: str) -> None:
        with suppress(UnknownDocumentError):
            self.store.remove(notice_id)


def _listed(file: str, status: str, entry: Entry, passages: int = 0) -> Report:
    """Report a document by its line of the catalogue."""
    return Report(file=file, status=status, key=entry.key, entry=entry, passages=passages)
