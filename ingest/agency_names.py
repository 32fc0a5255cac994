"""Names of agencies in one form, so that "bo tnmt", "Bộ TN&MT" and the full name are the same.

Forms are folded (no diacritics, small letters), abbreviations in full, without "các" and marks.
"""

import re

from ingest.agencies import Abbreviations
from ingest.normalise import fold, nfc
from ingest.successors import load_successions

_COMMITTEE = re.compile(r" uy ban nhan dan(?P<place> (?:tinh|thanh pho) .+ )")
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


def asked_forms(agencies: str, abbreviations: Abbreviations) -> tuple[str, ...]:
    """Return the forms by which what is asked for may stand in a notice: its own name first.

    Several agencies are parted by ";", and any of them will do. A ministry founded by a merger
    answers for those it was made of, and they for it; one that only took others in does not. A form
    between bars must be the whole name.

    >>> from ingest.agencies import load_abbreviations
    >>> asked_forms("UBND tỉnh Lào Cai", load_abbreviations())
    (' uy ban nhan dan tinh lao cai ', '| tinh lao cai |')
    >>> len(asked_forms("Bộ NN&MT", load_abbreviations()))
    3
    >>> asked_forms("Bộ Y tế; BTC", load_abbreviations())
    (' bo y te ', ' bo tai chinh ')
    """
    forms = (form for agency in agencies.split(";") for form in _forms(agency, abbreviations))
    return tuple(dict.fromkeys(forms))


def _forms(agency: str, abbreviations: Abbreviations) -> list[str]:
    form = name_form(agency, abbreviations)
    if not form:
        return []
    forms = [form]
    for row in load_successions():
        if row.founded:
            old, new = name_form(row.old, abbreviations), name_form(row.new, abbreviations)
            forms += [new] * (old == form) + [old] * (new == form)
    if of_place := _COMMITTEE.fullmatch(form):
        forms.append(f"|{of_place['place']}|")
    return forms
