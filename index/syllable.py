"""What a Vietnamese syllable may look like; what is none is a typing mistake or a foreign word."""

import re

from ingest.normalise import fold

_ONSET = "b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x|"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et i ia ich iec iem ien ieng "
    "iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe "
    "oen oeo oet oi om on ong oong ooc op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uoc "
    "uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu "
    "ya uo uom ieu ech enh eu en em et"
).split()
_SHAPE = re.compile(rf"^(?:{_ONSET})(?:{'|'.join(sorted(set(_RIMES), key=len, reverse=True))})$")


def is_syllable(word: str) -> bool:
    """Whether `word` is shaped like a Vietnamese syllable, with or without its diacritics.

    >>> [is_syllable(word) for word in ("nghiêng", "thàh", "fải", "duong", "what")]
    [True, False, False, True, False]
    """
    return bool(_SHAPE.match(fold(word)))
