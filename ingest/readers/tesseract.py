"""Tesseract with the Vietnamese model, run as a program: the second engine."""

import csv
import io
import os
import shutil
import subprocess
from itertools import groupby

import numpy as np
from PIL import Image

from ingest import wording
from ingest.errors import OcrError
from ingest.readers.content import Box, Line, Run
from ingest.readers.ocr_lines import parted
from ingest.readers.ruled import in_cells
from ingest.readers.ruled_pictures import ruled_grid
from ingest.readers.stamps import marked

TIMEOUT = 120.0  # seconds a page


class Tesseract:
    """Reads a page with the `tesseract` program."""

    name = "tesseract"

    @property
    def installed(self) -> bool:
        """Whether the program is there; its Vietnamese model is asked for when it runs."""
        return shutil.which("tesseract") is not None

    def read(self, picture: Image.Image) -> tuple[Line, ...]:
        """See `ingest.readers.ocr.OcrEngine.read`.

        Raises:
            OcrError: the program fails, lacks the Vietnamese model, or takes too long.
        """
        png, grey = io.BytesIO(), picture.convert("L")
        grey.save(png, "PNG", compress_level=1)
        command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "3", "tsv"]
        try:
            done = subprocess.run(  # noqa: S603 - fixed words, no shell
                command,
                input=png.getvalue(),
                capture_output=True,
                check=True,
                timeout=TIMEOUT,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # its threads only wait for each other
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise OcrError(wording.failed_engine(self.name, _fact(error))) from error
        lines = _lines(done.stdout.decode("utf-8", "replace"), picture.size)
        read = marked(parted(lines, picture.height / picture.width))
        return in_cells(read, ruled_grid(np.asarray(grey)))


def _fact(error: Exception) -> str:
    """Put an error of the program in one line."""
    if isinstance(error, subprocess.CalledProcessError):
        return (error.stderr or b"").decode("utf-8", "replace").strip().split("\n")[0][:200]
    return str(error).split("\n")[0][:200]


def _lines(table: str, size: tuple[int, int]) -> tuple[Line, ...]:
    """Read tesseract's table: a row a word, rows of one line together."""
    rows = [
        row
        for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        if row["level"] == "5" and (row["text"] or "").strip()
    ]
    place = ("page_num", "block_num", "par_num", "line_num")
    groups = groupby(rows, key=lambda row: tuple(row[name] for name in place))
    return tuple(_line(list(words), size) for _, words in groups)


def _line(words: list[dict[str, str]], size: tuple[int, int]) -> Line:
    """Join the words of one line."""
    text, runs = "", list[Run]()
    for word in words:
        start = len(text) + bool(text)
        text = f"{text} {word['text']}" if text else word["text"]
        sure = max(0.0, float(word["conf"])) / 100
        runs.append(Run(start=start, end=len(text), box=_box(word, size), confidence=sure))
    letters = sum(run.end - run.start for run in runs)
    return Line(
        text=text,
        box=(
            min(run.box[0] for run in runs),
            min(run.box[1] for run in runs),
            max(run.box[2] for run in runs),
            max(run.box[3] for run in runs),
        ),
        confidence=sum((run.confidence or 0) * (run.end - run.start) for run in runs) / letters,
        runs=tuple(runs),
    )


def _box(word: dict[str, str], size: tuple[int, int]) -> Box:
    left, top = float(word["left"]), float(word["top"])
    right, bottom = left + float(word["width"]), top + float(word["height"])
    return (left / size[0], top / size[1], right / size[0], bottom / size[1])
