"""How quickly PDFs are read, beside bare pypdf on the same files in the same run.

`python -m ingest.readers.bench FILES` prints pages a second of both, and the ratio. Only files
whose pages all have a text layer count: the others spend their time in the OCR.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdf

from ingest.errors import TracuuError
from ingest.readers.pdf import read_pdf

ROUNDS = 3  # the best of them counts


def _bare(path: Path) -> int:
    return sum(1 for page in pypdf.PdfReader(path).pages if page.extract_text() is not None)


def _ours(path: Path) -> int:
    return len(read_pdf(path.read_bytes(), path.name).pages)


def _best(read: Callable[[Path], int], path: Path) -> tuple[int, float]:
    """Return the pages and the least seconds."""
    pages, seconds = 0, float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        pages = read(path)
        seconds = min(seconds, time.perf_counter() - start)
    return pages, seconds


def main(arguments: list[str] | None = None) -> int:
    """Print a line a file and the total."""
    parser = argparse.ArgumentParser(prog="python -m ingest.readers.bench", description=__doc__)
    parser.add_argument(
        "files", nargs="+", type=Path, help="PDFs; those that need OCR do not count"
    )
    total = [0.0, 0.0, 0.0]
    print(f"{'file':<34} pages    pypdf     ours  ratio   (pages/s)")
    for path in parser.parse_args(arguments).files:
        try:
            content = read_pdf(path.read_bytes(), path.name)
        except TracuuError:
            continue
        if content.warnings:
            continue
        (pages, bare), (_, ours) = _best(_bare, path), _best(_ours, path)
        total = [total[0] + pages, total[1] + bare, total[2] + ours]
        _print(path.name, pages, bare, ours)
    _print("all", int(total[0]), total[1], total[2])
    return 0


def _print(name: str, pages: int, bare: float, ours: float) -> None:
    if pages:
        ratio = bare / ours
        print(f"{name:<34} {pages:>5} {pages / bare:>8.1f} {pages / ours:>8.1f} {ratio:>6.2f}")


if __name__ == "__main__":
    sys.exit(main())
