"""Count which syllables follow which in real documents, to weigh the OCR's doubtful tones by.

`python -m eval.syllables --corpora DIR` reads `DIR/admin-dev/corpus.jsonl` in place and writes
`ingest/readers/syllables.tsv`: counts only, of syllables and of pairs seen often; no text is kept.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ingest.normalise import nfc

OUT = Path(__file__).parents[1] / "ingest" / "readers" / "syllables.tsv"
LEAST_PAIR = 5
LEAST_ALONE = 3
WORDS = re.compile(r"[^\W\d_]+|[^\s\w]+|\d+")


def runs(text: str) -> Iterator[list[str]]:
    """Yield the runs of syllables that no number and no punctuation interrupts, in lower case."""
    run = list[str]()
    for word in WORDS.findall(nfc(text).lower()):
        if word[0].isalpha():
            run.append(word)
        else:
            yield run
            run = []
    yield run


def count(texts: Iterator[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count syllables and pairs of neighbours.

    >>> count(iter(["Thành phố Hà Nội, thành phố"]))[1].most_common(1)
    [(('thành', 'phố'), 2)]
    """
    alone, pairs = Counter[str](), Counter[tuple[str, str]]()
    for text in texts:
        for run in runs(text):
            alone.update(run)
            pairs.update(pairwise(run))
    return alone, pairs


def main(arguments: list[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.syllables", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    folder = parser.parse_args(arguments).corpora
    with (folder / "admin-dev" / "corpus.jsonl").open(encoding="utf-8") as lines:
        alone, pairs = count(json.loads(line)["text"] for line in lines)
    rows = [f"{a}\t{n}" for a, n in alone.items() if n >= LEAST_ALONE and len(a) < 8]
    rows += [f"{a} {b}\t{n}" for (a, b), n in pairs.items() if n >= LEAST_PAIR]
    OUT.write_text("\n".join(sorted(rows)) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(rows)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
