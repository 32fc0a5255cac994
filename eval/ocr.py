"""How well OCR reads: text PDFs drawn as pictures and read, held against their own text.

Run it with `python -m eval.ocr DIR`. Only runs of white space are made equal (one space); case,
marks and punctuation count. Pages are joined in the order in which each side reads them, so a
line read in the wrong place counts as well; the second figure puts each line of the OCR beside
the line of the text that stands at its place, and tells recognition from order.
"""

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import TracuuError
from ingest.normalise import nfc
from ingest.readers.content import Line, Page
from ingest.readers.ocr import OcrEngine, chosen_engine
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_scans import OCR_SCALE
from ingest.readers.rendering import render_page

LEAST = 100  # characters of a page that is worth reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Edits needed and characters there were, in the order read and place by place; seconds."""

    edits: int
    edits_placed: int
    characters: int
    seconds: float


def distance(truth: str, read: str) -> int:
    """Return the edit distance, by Myers' bit vectors.

    >>> distance("thành phố", "thanh phổ"), distance("", "ab")
    (2, 2)
    """
    if not truth:
        return len(read)
    where = dict[str, int]()
    for i, char in enumerate(truth):
        where[char] = where.get(char, 0) | (1 << i)
    full, last = (1 << len(truth)) - 1, 1 << (len(truth) - 1)
    more, less, score = full, 0, len(truth)
    for char in read:
        equal = where.get(char, 0)
        vertical = equal | less
        horizontal = (((equal & more) + more) ^ more) | equal
        up, down = less | (~(horizontal | more) & full), more & horizontal
        score += bool(up & last) - bool(down & last)
        up, down = ((up << 1) | 1) & full, (down << 1) & full
        more, less = down | (~(vertical | up) & full), up & vertical
    return score


def measure(page: Page, picture_lines: tuple[Line, ...], seconds: float) -> Score:
    """Hold the lines read from a page's picture against the page's own."""
    truth = [line for line in page.lines if not line.stamp]
    read = [line for line in picture_lines if not line.stamp]
    whole = _joined(truth)
    return Score(
        edits=distance(whole, _joined(read)),
        edits_placed=distance(whole, _joined(_by_place(truth, read))),
        characters=len(whole),
        seconds=seconds,
    )


def _joined(lines: list[Line]) -> str:
    return nfc(" ".join(" ".join(line.text for line in lines).split()))


def _by_place(truth: list[Line], read: list[Line]) -> list[Line]:
    """Order the lines read as the lines of the text that they lie on; others come last."""

    def key(line: Line) -> tuple[int, float]:
        if not line.box:
            return len(truth), 0.0
        middle = (line.box[1] + line.box[3]) / 2
        for i, other in enumerate(truth):
            if other.box and other.box[1] <= middle <= other.box[3]:
                shared = min(line.box[2], other.box[2]) - max(line.box[0], other.box[0])
                if shared > 0.5 * min(line.box[2] - line.box[0], other.box[2] - other.box[0]):
                    return i, line.box[0]
        return len(truth), middle

    return sorted(read, key=key)


def score_file(path: Path, engine: OcrEngine, sample: int | None) -> list[Score]:
    """Score the text pages of one PDF, at most `sample` of them, spread over the file."""
    data = path.read_bytes()
    pages = list(enumerate(read_pdf(data, path.name).pages, 1))
    pages = [(n, page) for n, page in pages if sum(len(x.text) for x in page.lines) >= LEAST]
    if sample and len(pages) > sample:
        pages = [pages[i * len(pages) // sample] for i in range(sample)]
    scores = list[Score]()
    for number, page in pages:
        picture = render_page(data, number, scale=OCR_SCALE)
        start = time.perf_counter()
        lines = engine.read(picture)
        scores.append(measure(page, lines, time.perf_counter() - start))
    return scores


def report(name: str, scores: list[Score]) -> str:
    """Put scores in one line: pages, error rate as read and place by place, seconds a page."""
    characters = sum(score.characters for score in scores) or 1
    edits = sum(score.edits for score in scores) / characters
    placed = sum(score.edits_placed for score in scores) / characters
    seconds = sum(score.seconds for score in scores) / max(1, len(scores))
    return f"{name:<34} {len(scores):>5} {edits:>8.4f} {placed:>8.4f} {seconds:>8.2f}"


def main(arguments: list[str] | None = None) -> int:
    """Print the table for each engine asked for."""
    parser = argparse.ArgumentParser(prog="python -m eval.ocr", description=__doc__)
    parser.add_argument("folder", type=Path, help="PDFs; those without a text layer are left out")
    parser.add_argument("--engine", action="append", help="trueocr, tesseract (may be repeated)")
    parser.add_argument("--sample", type=int, help="at most so many pages a file")
    options = parser.parse_args(arguments)
    for name in options.engine or ["trueocr"]:
        engine = chosen_engine(name)
        if engine is None:
            continue
        engine_scores = list[Score]()
        print(f"{name:<34} pages      CER   placed   s/page")
        for path in sorted(options.folder.glob("*.pdf")):
            try:
                scores = score_file(path, engine, options.sample)
            except TracuuError as error:
                print(f"# {error}", file=sys.stderr)
                continue
            if scores:
                print(report(path.name, scores), flush=True)
            engine_scores += scores
        print(report("all", engine_scores), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
