"""A change to reading raises the version of reading, so that old indexes are read anew."""

import hashlib
from pathlib import Path

from index.codec import notice_to_json, passage_to_json
from ingest.agencies import load_abbreviations
from ingest.parse import parse_notice
from ingest.passages import split_passages
from ingest.version import READING
from tests.ingest.golden_outlines import GOLDEN
from tests.support.notices import notice_text

_SEED = Path(__file__).parents[2] / "corpus" / "thong-bao-320-TB-VPCP-2021.txt"
_LISTED = (
    "1. Về tổ chức\n\n- Giao Bộ Nội vụ:\n\n"
    + "+ Rà soát quy hoạch đất đai tại địa bàn;\n\n" * 20
    + "Điều này được giao cho Bộ Y tế.\n"
)
_READ = {9: "cb652f9cb98f8ada"}


def test_a_changed_reading_has_a_version_of_its_own() -> None:
    found = hashlib.sha256(_read().encode()).hexdigest()[:16]
    assert _READ.get(READING) == found, (
        f"what is read has changed: raise ingest.version.READING to {READING + 1} if an index of "
        f'before would not hold the same, and write _READ = {{{READING + 1}: "{found}"}} here'
    )


def _read() -> str:
    """All that is stored of three documents, and the outlines that were checked by hand."""
    told = [GOLDEN.read_text(encoding="utf-8")]
    for data in (_SEED.read_bytes(), notice_text(7).encode(), _LISTED.encode()):
        notice = parse_notice(data, "a.txt", load_abbreviations())
        told.append(notice_to_json(notice).replace(f'"reading":{READING}', ""))
        told += [passage_to_json(passage) for passage in split_passages(notice)]
    return "\n".join(told)
