"""Whether folder, catalogue and index say the same of each document."""

from pathlib import Path

from index.passage_store import PassageStore
from index.stored import Document
from ingest import wording
from ingest.catalogue import Catalogue, Entry
from ingest.corpus import Corpus, hash_of_file
from ingest.version import READING


def differences(corpus: Corpus, store: PassageStore) -> list[str]:
    """Say where folder, catalogue and index do not agree, a line each."""
    catalogue = corpus.catalogue
    indexed = {document.notice_id for document in store.documents()}
    files = {corpus.relative(path): path for path in corpus.files()}
    listed = {entry.file for entry in catalogue}
    return [
        *(
            wording.not_listed(file)
            for file in sorted(files.keys() - listed)
            if _is_new(catalogue, files[file])
        ),
        *(wording.unusable_name(name) for name in corpus.misnamed()),
        *(wording.file_gone(file) for file in sorted(listed - files.keys())),
        *(wording.not_in_index(e.key) for e in catalogue if e.sha256 not in indexed),
        *(wording.only_in_index(i) for i in indexed - {e.sha256 for e in catalogue}),
        *([wording.read_by_older(count)] if (count := outdated(store)) else []),
    ]


def outdated(store: PassageStore) -> int:
    """Return how many documents an older version of reading has read: `sync` does it anew."""
    return len(store.read_before(READING))


def listed_alike(entry: Entry, document: Document | None) -> bool:
    """Tell whether the index lists a document as the catalogue does."""
    return document is not None and (
        entry.key == document.key
        and entry.file == document.file
        and entry.number == document.number
        and entry.date == document.date
        and entry.issuer == document.issuer
        and entry.kind == document.kind
        and entry.title == document.title
        and entry.corrections.get("collection", "") == document.collection
        and entry.corrections.get("status", document.status) == document.status
    )


def _is_new(catalogue: Catalogue, path: Path) -> bool:
    sha256 = hash_of_file(path)
    return catalogue.with_content(sha256) is None and catalogue.once_with(sha256) is None
