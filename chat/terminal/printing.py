"""What every command prints with: JSON lines on stdout, words and progress on stderr."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ingest import wording

if TYPE_CHECKING:
    from index.filling import Report


def print_json(value: object) -> None:
    """Print one JSON line."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def say(line: str) -> None:
    """Tell the user something that is no result."""
    print(line, file=sys.stderr, flush=True)


def embedding_bar(total: int) -> Callable[[int], None]:
    """Return what moves a progress bar over so many passages; it shows after a second."""
    from tqdm import tqdm

    bar = tqdm(
        total=total,
        desc=wording.EMBEDDING,
        unit=wording.PASSAGE_UNIT,
        delay=1.0,
        leave=False,
        disable=None,
    )

    def move(count: int) -> None:
        bar.update(count)
        if bar.n >= total:
            bar.close()

    return move


def file_bar(reports: "Iterator[Report]", total: int) -> "Iterator[Report]":
    """Pass reports on while a bar on stderr counts them; it shows on a terminal, after a second.

    The bar is out of the way while a line is printed.
    """
    from tqdm import tqdm

    bar = tqdm(
        total=total,
        desc=wording.ADDING,
        unit=wording.FILE_UNIT,
        delay=1.0,
        leave=False,
        disable=None if total > 1 else True,
    )
    with bar:
        for report in reports:
            bar.update()
            with tqdm.external_write_mode(file=sys.stdout):
                yield report


def positive(text: str) -> int:
    """Read an option that must be a whole number of at least 1.

    >>> positive("10")
    10
    """
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(wording.not_positive(text))
    return number


def port(text: str) -> int:
    """Read an option that must be a port.

    >>> port("7860")
    7860
    """
    number = int(text)
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError(wording.not_a_port(text))
    return number
