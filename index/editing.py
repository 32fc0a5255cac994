"""A line of the catalogue with what staff set by hand, checked."""

from collections.abc import Mapping
from dataclasses import replace

from index.names import find_entry
from index.visible import Sees, everything
from ingest import wording
from ingest.catalogue import Catalogue, Entry
from ingest.corrections import checked
from ingest.errors import CorrectionError

_DECIDING = frozenset(("kind", "date", "issuer"))  # what a document does to others hangs on these


def edited(
    catalogue: Catalogue,
    entry: Entry,
    changes: Mapping[str, str | None],
    sees: Sees = everything,
    collections: tuple[str, ...] | None = None,
) -> Entry:
    """Return the entry with its corrections changed; None takes one back.

    "replaced_by" names a document that `sees` admits. `collections` are those that whoever edits
    may edit, None for all: what the document does to others counts no further, once it hangs on
    a correction of theirs.

    Raises:
        CorrectionError: a value is not what its field holds, or nothing is changed.
        UnknownDocumentError: "replaced_by" names no document, or more than one.
    """
    if not changes:
        raise CorrectionError(wording.nothing_to_edit(entry.key))
    corrections = {
        name: value
        for name, value in entry.corrections.items()
        if changes.get(name, "") is not None
    }
    for name, value in changes.items():
        if value is not None:
            by_key = name == "replaced_by"
            corrections[name] = (
                _newer(catalogue, entry, value, sees) if by_key else checked(name, value)
            )
    within = entry.within
    if collections is not None and not _DECIDING.isdisjoint(changes):
        within = tuple(one for one in collections if within is None or one in within)
    return replace(entry, corrections=corrections, within=within)


def _newer(catalogue: Catalogue, entry: Entry, key: str, sees: Sees) -> str:
    """Return the key of the newer document; no document is newer than itself, in any turn."""
    newer = find_entry(catalogue, key, sees)
    after: Entry | None = newer
    seen = set()
    while after is not None and after.key not in seen:
        if after.key == entry.key:
            raise CorrectionError(wording.replaced_by_itself(entry.key))
        seen.add(after.key)
        after = catalogue.with_key(after.corrections.get("replaced_by", ""))
    return newer.key
