"""Whether letters make a Vietnamese syllable: onset, rhyme and tone, by the rules of spelling."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED = ("c", "ch", "p", "t")
_ONSETS = re.findall(r"\S+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x")
_RHYMES = set(
    re.findall(
        r"\S+",
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
        "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu "
        "im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng "
        "oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơp ơt "
        "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy "
        "uya uych uyên uyêt uynh uyt uyn uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
        "y yêm yên yêng yêt yêu",
    )
)


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Tell whether a word is spelled as a Vietnamese syllable (foreign names mostly are not).

    >>> [is_syllable(word) for word in ("Thông", "nghị", "Th", "đươc", "ông", "thóngt")]
    [True, True, False, False, True, False]
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in decomposed if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(m for m in decomposed if m not in _TONES))
    if len(tones) > 1:
        return False
    for onset in ("", *_ONSETS):
        rhyme = bare[len(onset) :]
        if bare.startswith(onset) and rhyme in _RHYMES:
            stopped = rhyme.endswith(_STOPPED)
            if not stopped or tones in (["\u0301"], ["\u0323"]):
                return True
    return bare in {"gi", "gin", "giêng", "qui"}


BARE_ONSET = re.compile(
    r"(?<![\w./-])(?:[Nn]gh?|[Tt]h|[Tt]r|[Pp]h|[Nn]h|[Kk]h|[Cc]h|[Gg]h|NGH?|TH|TR|PH|NH|KH|CH|GH)"
    r"(?P<blank> )(?P<rest>[^\W\d_]+)(?![\w-])"
)
BARE_FINAL = re.compile(
    r"(?<![\w./-])(?P<first>[^\W\d_]+)(?P<blank> )(?P<rest>ng|nh|ch|NG|NH|CH)(?![\w./-])"
)
