"""The names under which people ask for a document: "320", "TB 320", "320/TB-VPCP (2021)"."""

import re

from index.visible import Sees, everything
from ingest import wording
from ingest.catalogue import Catalogue, Entry
from ingest.errors import UnknownDocumentError
from ingest.normalise import fold


def find_entry(catalogue: Catalogue, key: str, sees: Sees = everything) -> Entry:
    """Return the one document that `key` names, with or without symbol, kind and year.

    Those that `sees` does not admit are as if they were not there.

    Raises:
        UnknownDocumentError: none, or more than one.
    """
    exact = catalogue.with_key(key)
    if exact is not None and sees(exact.key):
        return exact
    wanted = fold(key).replace(" ", "")
    found = [
        entry for entry in _near(catalogue, wanted) if wanted in _names(entry) and sees(entry.key)
    ]
    if not found:
        raise UnknownDocumentError(wording.unknown_document(key))
    if len(found) > 1:
        keys = [entry.key for entry in found]
        raise UnknownDocumentError(wording.ambiguous_document(key, keys))
    return found[0]


def _near(catalogue: Catalogue, wanted: str) -> list[Entry]:
    """Leave out what cannot bear that name: all its forms are built from these four."""
    digits = re.search(r"\d+", wanted)
    some = digits.group() if digits else ""
    return [one for one in catalogue if some in f"{one.key} {one.number} {one.file} {one.sha256}"]


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
