"""The gold sets of an office: found, read, changed a line at a time, never left broken."""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chat.evaluation import GoldSet
from eval.gold import TextOf, load_gold
from ingest import wording
from ingest.errors import GoldError
from ingest.safe_files import safe_name

OWN = "co-quan"  # the set that candidates are taken into when there is no other


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """Gold sets in `own`, which may be changed, and in `shipped`, which may only be run."""

    own: Path
    shipped: Sequence[Path]
    text_of: TextOf

    def all(self) -> list[GoldSet]:
        """Return the sets there are; the office's own is there even while it is empty."""
        files = self._files()
        known = [
            GoldSet(name=name, questions=len(_lines(path)), editable=path.parent == self.own)
            for name, path in files.items()
        ]
        if OWN not in files:
            known.append(GoldSet(name=OWN, questions=0, editable=True))
        return known

    def path(self, name: str) -> Path:
        """Return the file of a set.

        Raises:
            GoldError: there is none of that name.
        """
        files = self._files()
        if name == OWN:
            return files.get(name, self.own / f"{OWN}.jsonl")
        if name not in files:
            raise GoldError(wording.no_gold_set(name))
        return files[name]

    def questions(self, name: str) -> list[dict[str, Any]]:
        """Return the lines of a set that are JSON objects, as they stand."""
        return [line for line in map(_parsed, _lines(self.path(name))) if line is not None]

    def problems(self, name: str) -> list[str]:
        """Say what is wrong with a set: the first thing, for it is refused whole."""
        path = self.path(name)
        try:
            if path.is_file():
                load_gold(path, self.text_of)
        except GoldError as error:
            return [str(error)]
        return []

    def save(self, name: str, replaced: str | None, line: Mapping[str, Any] | None) -> None:
        """Put a line in place of the one with the id `replaced`, or at the end; None removes it.

        Raises:
            GoldError: the set is not the office's own, or would not be one any more.
        """
        path = self.path(name)
        if path.parent != self.own:
            raise GoldError(wording.gold_set_shipped(name))
        lines = self.questions(name) if path.is_file() else []
        if len(lines) < len(_lines(path)):
            load_gold(path, self.text_of)  # a line that is no JSON: say which, drop none
        kept = [dict(line) if one.get("id") == replaced and line else one for one in lines]
        if line is None:
            kept = [one for one in lines if one.get("id") != replaced]
        elif replaced is None:
            kept = [*lines, dict(line)]
        self._write(path, kept)

    def _write(self, path: Path, lines: Sequence[Mapping[str, Any]]) -> None:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            fresh.write_text(text, encoding="utf-8")
            if lines:
                load_gold(fresh, self.text_of)
            fresh.replace(path)

    def _files(self) -> dict[str, Path]:
        """The files by the name of the set; the office's own win."""
        found: dict[str, Path] = {}
        for folder in (self.own, *self.shipped):
            for path in sorted(folder.glob("*.jsonl")) if folder.is_dir() else ():
                if path.stem == safe_name(path.stem) and _is_gold(path):
                    found.setdefault(path.stem, path)
        return found


def _is_gold(path: Path) -> bool:
    """Tell a gold set from other files of JSON lines by its first line."""
    first = next(_stream(path), None)
    line = _parsed(first) if first else None
    return first is None or (line is not None and "answerable" in line)


def _lines(path: Path) -> list[str]:
    return list(_stream(path))


def _stream(path: Path) -> Iterator[str]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        for line in stream:
            if line.strip():
                yield line


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
