"""Count how common words are in office language: `python -m eval.background --corpora DIR`.

Writes `chat/background.tsv`: for each folded syllable and pair of neighbours, in how many passages
of the development documents it stands. A corpus of one notice cannot tell that "hồ sơ" is an
everyday word and "Chi Ma" is not. The documents of `tbvp-gold` are left out: they are for
checking.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from chat.rarity import BACKGROUND
from index.analysis import analyse
from ingest.agencies import load_abbreviations
from ingest.errors import TracuuError
from ingest.parse import parse_notice
from ingest.passages import split_passages

_LEAST = {False: 3, True: 12}  # passages that a syllable, and a pair, must stand in


def main() -> None:
    """Read the documents, count, write the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.background", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    folder = parser.parse_args().corpora
    kept_apart = set(
        json.loads((folder / "tbvp-gold" / "notices.json").read_text(encoding="utf-8")).values()
    )
    counts: Counter[str] = Counter()
    passages = 0
    with (folder / "admin-dev" / "corpus.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["_id"] in kept_apart:
                continue
            found = count_terms(row["text"], row["_id"])
            counts.update(found)
            passages += found[""]
    kept = {
        term: count
        for term, count in counts.items()
        if term and term.replace("_", "").isalpha() and count >= _LEAST["_" in term]
    }
    rows = "".join(f"{term}\t{count}\n" for term, count in sorted(kept.items()))
    BACKGROUND.write_text(f"\t{passages}\n{rows}", encoding="utf-8")


def count_terms(text: str, name: str) -> Counter[str]:
    """Count the passages of one document by the terms in them; "" counts all of them."""
    try:
        notice = parse_notice(text.encode(), name, load_abbreviations())
    except TracuuError:
        return Counter()
    counts: Counter[str] = Counter()
    for passage in split_passages(notice):
        counts.update(set(analyse(passage.text, folded=True)))
        counts[""] += 1
    return counts


if __name__ == "__main__":
    main()
