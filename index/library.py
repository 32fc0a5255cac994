"""Corpus and index kept in step: documents added, changed, removed.

The corpus folder and its catalogue are the truth. A document counts as added when its file, its
line in the catalogue and its place in the index are all on disk; after a kill in between, `sync`
finishes what the folder says.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from index.embedding import Embedder
from index.filling import Report, Waiting, fill, waiting
from index.passage_store import PassageStore
from ingest import wording
from ingest.agencies import Abbreviations
from ingest.corpus import Corpus, Entry, free_key, make_entry
from ingest.errors import TracuuError, UnknownDocumentError
from ingest.normalise import fold
from ingest.notice import Notice
from ingest.parse import parse_notice, read_bytes


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
        entries = self.corpus.entries()
        indexed = {document.notice_id for document in self.store.documents()}
        files = {self.corpus.relative(path) for path in self.corpus.files()}
        listed = {entry.file for entry in entries}
        return [
            *(wording.not_listed(file) for file in sorted(files - listed)),
            *(wording.file_gone(file) for file in sorted(listed - files)),
            *(wording.not_in_index(e.key) for e in entries if e.sha256 not in indexed),
            *(wording.only_in_index(i) for i in indexed - {e.sha256 for e in entries}),
        ]

    def add(self, paths: Iterable[Path]) -> Iterator[Report]:
        """Copy files into the corpus and index them; a folder gives all files below it.

        Yields a report a file, once it is safe on disk. A file that is refused leaves no trace.
        """
        with self.store.writing():
            yield from self._index(self._taken_in(_files(paths)))

    def sync(self) -> Iterator[Report]:
        """Make the index match the folder: files dropped in, edited, renamed or removed."""
        with self.store.writing():
            yield from self._forget_missing()
            yield from self._index(self._found_in_folder())

    def remove(self, key: str) -> Report:
        """Take a document out of corpus and index; its file goes to the history folder.

        Raises:
            UnknownDocumentError: no document, or more than one, answers to `key`.
        """
        with self.store.writing():
            entry = self.find(key)
            self._drop(entry)
            return Report(file=entry.file, status="removed", key=entry.key)

    def find(self, key: str) -> Entry:
        """Return the document that `key` names: "320", "320/TB-VPCP", with or without the year.

        Raises:
            UnknownDocumentError: none, or more than one.
        """
        entries = self.corpus.entries()
        exact = [entry for entry in entries if entry.key == key]
        wanted = fold(key).replace(" ", "")
        loose = [entry for entry in entries if wanted in _names(entry)]
        found = exact or loose
        if not found:
            raise UnknownDocumentError(wording.unknown_document(key))
        if len(found) > 1:
            raise UnknownDocumentError(
                wording.ambiguous_document(key, [entry.key for entry in found])
            )
        return found[0]

    def _taken_in(self, paths: Iterable[Path]) -> Iterator[Report | Waiting]:
        """Read files from anywhere; copy in those that are new."""
        abbreviations = self.corpus.abbreviations()
        for path in paths:
            try:
                data = read_bytes(path)
                entry = self._same_content(data)
                if entry is not None:
                    yield Report(file=path.name, status="unchanged", key=entry.key)
                    continue
                notice = parse_notice(data, path.name, abbreviations)
                place = partial(self.corpus.copy_in, data, path.name)
                yield self._admit(notice, path.name, place)
            except TracuuError as error:
                yield Report(file=path.name, status="rejected", reason=str(error))

    def _found_in_folder(self) -> Iterator[Report | Waiting]:
        """Read the files of the corpus that the index does not hold as they are."""
        abbreviations = self.corpus.abbreviations()
        indexed = {document.notice_id for document in self.store.documents()}
        by_file = {entry.file: entry for entry in self.corpus.entries()}
        for path in self.corpus.files():
            file = self.corpus.relative(path)
            try:
                data = read_bytes(path)
                entry = by_file.get(file)
                same = entry is not None and entry.sha256 == hashlib.sha256(data).hexdigest()
                if entry is not None and same and entry.sha256 in indexed:
                    yield Report(file=file, status="unchanged", key=entry.key)
                elif entry is not None and same:
                    yield self._again(data, entry, abbreviations)
                else:
                    yield self._dropped_in(data, file, entry, abbreviations)
            except TracuuError as error:
                yield Report(file=file, status="rejected", reason=str(error))

    def _again(self, data: bytes, entry: Entry, abbreviations: Abbreviations) -> Waiting:
        """A document of the catalogue that the index has lost."""
        notice = parse_notice(data, entry.file, abbreviations, entry.corrections)
        return waiting(notice, entry, "added")

    def _dropped_in(
        self, data: bytes, file: str, entry: Entry | None, abbreviations: Abbreviations
    ) -> Report | Waiting:
        """A file that is new in the folder, or whose content has changed."""
        twin = self._same_content(data)
        if twin is not None and not (self.corpus.folder / twin.file).exists():
            self._rewrite(twin, replace(twin, file=file))
            return Report(file=file, status="unchanged", key=twin.key)
        if twin is not None:
            return Report(file=file, status="unchanged", key=twin.key)
        corrections = entry.corrections if entry else {}
        notice = parse_notice(data, file, abbreviations, corrections)
        if entry is None:
            return self._admit(notice, file, lambda: file)
        fresh = make_entry(notice, file, self._key(notice, entry), corrections)
        self._rewrite(entry, fresh)
        self._make_way(entry, fresh)
        return waiting(notice, fresh, "replaced")

    def _admit(self, notice: Notice, file: str, place: Callable[[], str]) -> Waiting:
        """Give a new document its line in the catalogue; `place` puts its file in the folder."""
        older = self._older_version(notice)
        entry = make_entry(notice, "", self._key(notice, older), older.corrections if older else {})
        entry = replace(entry, file=place())
        if older is None:
            self.corpus.append(entry)
            return waiting(notice, entry, "added", file)
        self._rewrite(older, entry)
        self.corpus.archive(older.file)
        self._make_way(older, entry)
        return waiting(notice, entry, "replaced", file)

    def _index(self, documents: Iterable[Report | Waiting]) -> Iterator[Report]:
        return fill(documents, self.store, self._embedder, self._progress)

    def _forget_missing(self) -> Iterator[Report]:
        """Drop what the folder no longer holds, from the catalogue and the index."""
        present = {self.corpus.relative(path) for path in self.corpus.files()}
        contents = {
            hashlib.sha256(read_bytes(path)).hexdigest()
            for path in self.corpus.files()
            if self.corpus.relative(path) not in {entry.file for entry in self.corpus.entries()}
        }
        entries = self.corpus.entries()
        gone = [e for e in entries if e.file not in present and e.sha256 not in contents]
        if gone:
            self.corpus.write(entry for entry in entries if entry not in gone)
        kept = {entry.sha256 for entry in entries if entry not in gone}
        for document in self.store.documents():
            if document.notice_id not in kept:
                self.store.remove(document.notice_id)
        yield from (Report(file=e.file, status="removed", key=e.key) for e in gone)

    def _same_content(self, data: bytes) -> Entry | None:
        digest = hashlib.sha256(data).hexdigest()
        return next((entry for entry in self.corpus.entries() if entry.sha256 == digest), None)

    def _older_version(self, notice: Notice) -> Entry | None:
        """The document that this one is a new version of: same number, year and issuer."""
        if notice.number is None or notice.date is None:
            return None
        for entry in self.corpus.entries():
            same = entry.number == notice.number and entry.issuer == notice.issuer
            if same and entry.date is not None and entry.date.year == notice.date.year:
                return entry
        return None

    def _key(self, notice: Notice, older: Entry | None) -> str:
        taken = {entry.key for entry in self.corpus.entries()} - ({older.key} if older else set())
        return free_key(notice, taken)

    def _rewrite(self, old: Entry, new: Entry) -> None:
        self.corpus.write(new if entry == old else entry for entry in self.corpus.entries())

    def _drop(self, entry: Entry) -> None:
        self.corpus.write(other for other in self.corpus.entries() if other != entry)
        self.corpus.archive(entry.file)
        self._unindex(entry.sha256)

    def _make_way(self, old: Entry, new: Entry) -> None:
        """Take the old version out of the index, unless storing the new one does: same key.

        Then passages that did not change keep their vectors.
        """
        if old.key != new.key:
            self._unindex(old.sha256)

    def _unindex(self, notice_id: str) -> None:
        if any(document.notice_id == notice_id for document in self.store.documents()):
            self.store.remove(notice_id)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            below = (one for one in path.rglob("*") if one.is_file())
            yield from sorted(one for one in below if not one.name.startswith("."))
        else:
            yield path


def _names(entry: Entry) -> set[str]:
    """Every form in which people may give a document, folded, without blanks."""
    forms = {entry.key, entry.file, entry.sha256[:8]}
    if entry.number:
        short = entry.number.split("/")[0]
        year = f"({entry.date.year})" if entry.date else ""
        for kind in ("", entry.kind or "", "TB" if entry.kind == "Thông báo" else ""):
            for so in ("", "số"):
                for number in (entry.number, short):
                    forms |= {f"{kind}{so}{number}", f"{kind}{so}{number}{year}"}
    return {fold(form).replace(" ", "") for form in forms}
