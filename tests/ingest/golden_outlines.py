"""Writing and reading golden outlines: labels and the first words of headings, no texts.

`python -m tests.ingest.golden_outlines ID...` prints entries for documents of admin-dev or
corpora/files, to be read against the document by hand before they are kept.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from ingest.agencies import load_abbreviations
from ingest.notice import Notice
from ingest.parse import parse_notice

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = SHARED / "corpora/files"
ADMIN = SHARED / "corpora/admin-dev/corpus.jsonl"
GOLDEN = Path(__file__).with_name("golden") / "outlines.json"
_WORDS = 6


def read_document(name: str) -> tuple[bytes, Notice]:
    """Return bytes and notice of a file of corpora/files, or of a text of admin-dev by its id."""
    data = (FILES / name).read_bytes() if "." in name else _texts()[name].encode()
    return data, parse_notice(data, name if "." in name else f"{name}.txt", load_abbreviations())


def outline_of(notice: Notice) -> list[list[str]]:
    """Return label and heading start of every section, in the order of the document."""
    return [
        [section.label, " ".join(section.heading.split()[:_WORDS])] for section in notice.sections()
    ]


def entry(name: str) -> dict[str, Any]:
    """Return a golden entry for a document."""
    data, notice = read_document(name)
    return {
        "document": name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "outline": outline_of(notice),
    }


def _texts() -> dict[str, str]:
    with ADMIN.open(encoding="utf-8") as lines:
        return {row["_id"]: row["text"] for row in map(json.loads, lines)}


if __name__ == "__main__":
    entries = [entry(name) for name in sys.argv[1:]]
    print(json.dumps(entries, ensure_ascii=False, indent=0))
