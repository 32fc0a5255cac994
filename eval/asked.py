"""Count which syllables follow which in questions, to restore diacritics by.

`python -m eval.asked` reads the development questions and writes `index/asked.tsv`: counts only.
Those typed with mistakes, without diacritics, in abbreviations or in English are left out.
"""

import argparse
import json
import sys
from collections.abc import Iterator

from chat.shorthand import in_full
from eval.development import FOLDER, NEAR
from eval.syllables import count
from index.restore import ASKED, is_bare
from index.syllable import is_syllable

_OTHERWISE = frozenset({"typo", "nodiac", "abbr", "english"})


def questions() -> Iterator[str]:
    """Yield the development questions that are Vietnamese as it is written."""
    for path in sorted([*FOLDER.glob("*.jsonl"), *NEAR.glob("*.jsonl")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] not in _OTHERWISE and not is_bare(row["question"]):
                yield in_full(row["question"])


def main(arguments: list[str] | None = None) -> int:
    """Write the table."""
    argparse.ArgumentParser(prog="python -m eval.asked", description=__doc__).parse_args(arguments)
    alone, pairs = count(questions())
    rows = [f"{word}\t{n}" for word, n in alone.items() if is_syllable(word)]
    rows += [
        f"{one} {other}\t{n}"
        for (one, other), n in pairs.items()
        if is_syllable(one) and is_syllable(other)
    ]
    ASKED.write_text("\n".join(sorted(rows)) + "\n", encoding="utf-8")
    print(f"{ASKED.name}: {len(rows)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
