"""Names of agencies in one form, so that "bo tnmt", "Bộ TN&MT" and the full name are the same.

Forms are folded (no diacritics, small letters), abbreviations in full, without "các" and marks.
"""

import re

from ingest.agencies import Abbreviations
from ingest.normalise import fold, nfc

_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"cac", "va"})


def name_form(name: str, abbreviations: Abbreviations) -> str:
    """Return the form of a name, a blank before and after it.

    >>> from ingest.agencies import load_abbreviations
    >>> name_form("UBND các tỉnh, thành phố", load_abbreviations())
    ' uy ban nhan dan tinh thanh pho '
    >>> name_form("bo tnmt", load_abbreviations())
    ' bo tai nguyen moi truong '
    """
    full = abbreviations.expand(nfc(name), any_case=True)
    words = [word for word in _WORD.findall(fold(full)) if word not in _EMPTY]
    return f" {' '.join(words)} " if words else ""


def asked_forms(agency: str, abbreviations: Abbreviations) -> tuple[str, ...]:
    """Return the forms by which what is asked for may stand in a notice: its own name first."""
    form = name_form(agency, abbreviations)
    return (form,) if form else ()
