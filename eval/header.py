"""How well numbers and dates are read: `python -m eval.header --files DIR --corpus FILE`.

`--files` is a folder of documents with `labels.jsonl` (file, number, date, note; null where the
field is blank or written by hand: then nothing but the value in the note may be read); `--corpus`
a BEIR corpus whose `metadata` holds number and date. Each difference is printed.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest import wording
from ingest.agencies import load_abbreviations
from ingest.errors import TracuuError
from ingest.parse import parse_notice

FIELDS = ("number", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One field of one document: what the label says, what was read, what the note allows."""

    document: str
    field: str
    label: str | None
    read: str | None
    note: str = ""

    @property
    def verdict(self) -> str:
        """One of "right", "missed", "wrong", "blank".

        >>> Reading(document="a", field="number", label=None, read="7/TB-A", note="").verdict
        'wrong'
        >>> Reading(document="a", field="date", label=None, read="2026-04-09", note="9/4/2026").verdict
        'right'
        """
        if self.read is None:
            return "blank" if self.label is None else "missed"
        if self.label is not None:
            return "right" if self.read == self.label else "wrong"
        return "right" if _as_written(self.read) in self.note.split() else "wrong"


def of_files(folder: Path) -> Iterator[Reading]:
    """Yield what is read of each labelled file; a file that is refused reads as nothing."""
    for label in _lines(folder / "labels.jsonl"):
        data = (folder / label["file"]).read_bytes()
        note = label.get("note", "").replace(",", " ").replace(";", " ")
        yield from _readings(label["file"], data, label["file"], label, note)


def of_corpus(path: Path) -> Iterator[Reading]:
    """Yield what is read of each text of a corpus that has metadata."""
    for row in _lines(path):
        data = row["text"].encode()
        yield from _readings(row["_id"], data, f"{row['_id']}.txt", row["metadata"], "")


def table(readings: Iterable[Reading]) -> tuple[str, list[Reading]]:
    """Return a line for each field, and the readings that differ from their label."""
    every = list(readings)
    lines = []
    for field in FIELDS:
        counts = Counter(reading.verdict for reading in every if reading.field == field)
        labelled = sum(1 for one in every if one.field == field and one.label is not None)
        right = sum(
            1 for one in every if one.field == field and one.label and one.verdict == "right"
        )
        lines.append(wording.header_line(wording.FIELD_NAMES[field], right, labelled, counts))
    return "\n".join(lines), [one for one in every if one.verdict in ("wrong", "missed")]


def _readings(
    document: str, data: bytes, file: str, label: dict[str, Any], note: str
) -> Iterator[Reading]:
    try:
        notice = parse_notice(data, file, load_abbreviations())
        read = {"number": notice.number, "date": notice.date.isoformat() if notice.date else None}
    except TracuuError:
        read = dict.fromkeys(FIELDS)
    for field in FIELDS:
        yield Reading(
            document=document, field=field, label=label[field], read=read[field], note=note
        )


def _as_written(read: str) -> str:
    """A date as notes write it ("9/4/2026"); a number as it is."""
    parts = read.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        return f"{int(parts[2])}/{int(parts[1])}/{parts[0]}"
    return read


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def main(arguments: list[str] | None = None) -> None:
    """Print the tables that the options ask for."""
    parser = argparse.ArgumentParser(prog="python -m eval.header", description=__doc__)
    parser.add_argument("--files", type=Path)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args(arguments)
    sources = [of_files(options.files)] if options.files else []
    sources += [of_corpus(options.corpus)] if options.corpus else []
    for source in sources:
        lines, differences = table(source)
        print(lines)
        for one in differences:
            print(wording.header_difference(one.document, one.field, one.label, one.read))


if __name__ == "__main__":
    main()
