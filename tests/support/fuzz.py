"""Good files damaged at random, read through the worker: what came of them, kind by kind.

`python -m tests.support.fuzz --count 2000 [--kind docx] [--seed 1]` prints a table. A crash is a
worker that died (a library's own exception counts), a hang one that was stopped for its time. That
is time on the clock: on a busy machine keep the files (`--keep`) and try them again on a quiet one.
"""

import argparse
import io
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from index.codec import notice_from_json, notice_to_json
from ingest.agencies import load_abbreviations
from ingest.errors import TracuuError, UnreadableFileError
from ingest.parse import parse_notice
from ingest.passages import context, split_passages
from ingest.readers.archive import members
from ingest.readers.content import Line
from ingest.readers.image import read_image
from ingest.readers.sandbox import Limits, Sandbox
from ingest.readers.sniff import sniff
from tests.support.damage import damaged
from tests.support.notices import notice_text
from tests.support.office_files import one_of_each
from tests.support.pdfs import Sheet, pdf

_SHARED = Path(__file__).parents[3] / "shared" / "corpora" / "files"
_LARGEST = 300_000  # bytes of a file of ../shared: larger ones add time, not kinds of damage
_ABBREVIATIONS = load_abbreviations()


class Blind:
    """An OCR engine that looks at the whole picture and reads nothing."""

    name = "blind"

    def read(self, picture: Image.Image) -> tuple[Line, ...]:
        """Return no line."""
        picture.tobytes()
        return ()


def read_once(data: bytes, file: str) -> str:
    """Read a file of any kind without OCR; called in the worker."""
    kind = sniff(data)
    if kind in {"png", "jpeg", "tiff"}:
        read_image(data, file, Blind())
    elif kind == "zip":
        _read_archive(data, file)
    else:
        _file(data, file)
    return "read"


def _read_archive(data: bytes, file: str) -> None:
    for member in members(io.BytesIO(data), file):
        try:
            _file(member.read(), member.name)
        except TracuuError:
            continue


def _file(data: bytes, file: str) -> None:
    """Read a document and go on as the index does: what it cannot hold would be half added."""
    notice = parse_notice(data, file, _ABBREVIATIONS)
    for passage in split_passages(notice):
        if passage.span.of(notice.text) != passage.text:
            raise ValueError(passage)
        context(notice, passage).encode()
    if notice_from_json(notice_to_json(notice).encode().decode()) != notice:
        raise ValueError(file)


def _written(high: int) -> Image.Image:
    """A picture with enough writing on it for OCR to call it a text, and no more."""
    lines = ("THONG BAO So: 5/TB-UBND", "Giao So Tai chinh chu tri, trinh truoc ngay 15 thang 5.")
    image = Image.new("L", (800, high), "white")
    for number, line in enumerate(lines):
        place = (40, 40 + 40 * number)
        ImageDraw.Draw(image).text(place, line, font=ImageFont.load_default(24), fill="black")
    return image


def bases() -> dict[str, list[bytes]]:
    """Return good files of each kind: made in code, and those of ../shared where it exists.

    "md" and "scan" (a PDF of pictures) are no kinds of `sniff`; the reader tells them later.
    """
    found = {kind: [data] for kind, data in one_of_each().items()}
    found["txt"].append(notice_text(6).encode("utf-16"))
    found["md"] = [f"# Thông báo\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{notice_text(7)}".encode()]
    shown = _written(160)
    found["scan"] = [pdf(Sheet(picture=_written(1060)))]
    for kind in ("png", "jpeg", "tiff"):
        stream = io.BytesIO()
        shown.save(stream, kind)
        found[kind] = [stream.getvalue()]
    for path in sorted(_SHARED.glob("*")) if _SHARED.is_dir() else ():
        data = path.read_bytes()
        if len(data) <= _LARGEST:
            found.setdefault(sniff(data), []).append(data)
    return found


def fuzz(kind: str, files: list[bytes], count: int, seed: int) -> Iterator[tuple[str, bytes, str]]:
    """Yield what became of each damaged file: read, rejected, crashed or hung; bytes, reason."""
    before = os.environ.get("TRACUU_OCR")
    os.environ["TRACUU_OCR"] = "none"  # of the worker
    chance = random.Random(f"{kind} {seed}")
    box = Sandbox(workers=1, limits=Limits(seconds=90, seconds_in_all=300, memory=2 * 2**30))
    try:
        for number in range(count):
            data = damaged(chance.choice(files), chance, files)
            try:
                box.run("tests.support.fuzz", "read_once", data, f"{number}.{kind}")
                yield "read", data, ""
            except TracuuError as error:
                yield _outcome(error), data, str(error)
    finally:
        box.close()
        del os.environ["TRACUU_OCR"]
        if before is not None:
            os.environ["TRACUU_OCR"] = before


def _outcome(error: TracuuError) -> str:
    """Tell a rejection from a worker that died or was stopped: only these have another cause."""
    cause = type(error.__cause__).__name__ if isinstance(error, UnreadableFileError) else ""
    return {"Broken": "crashed", "Late": "hung", "TooMuch": "swollen"}.get(cause, "rejected")


def main() -> None:
    """Print the table; keep what crashed for a look."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for files that crashed or hung")
    options = parser.parse_args()
    for kind, files in bases().items():
        if options.kind not in {None, kind}:
            continue
        counts: Counter[str] = Counter()
        for number, (outcome, data, _) in enumerate(fuzz(kind, files, options.count, options.seed)):
            counts[outcome] += 1
            if options.keep and outcome in {"crashed", "hung"}:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{outcome}-{number}.{kind}").write_bytes(data)
        print(kind, dict(counts), flush=True)


if __name__ == "__main__":
    main()
