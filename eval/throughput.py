"""What adding documents costs beside the model alone: passages a second, both in one run.

`python -m eval.throughput DIR [--limit N]` adds the files of a folder to a new corpus, and has the
bare model (`SentenceTransformer.encode`) embed the very texts that were embedded, half of them
before and half after, so that a machine that grows slower counts for neither.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from index.cores import CORES
from index.embedder import SentenceTransformerEmbedder, load_embedder
from index.library import Library
from index.model_facts import model_manifest
from index.store import LocalStore
from ingest import wording
from ingest.agencies import load_abbreviations
from ingest.corpus import Corpus
from ingest.errors import TracuuError
from ingest.parse import parse_notice, read_bytes
from ingest.passages import context, split_passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """Passages a second of adding and of the bare model; `passages` were embedded."""

    passages: int
    adding: float
    model: float

    @property
    def share(self) -> float:
        """Adding as a share of the model alone.

        >>> Throughput(passages=90, adding=9.0, model=10.0).share
        0.9
        """
        return self.adding / self.model


def measure(files: Sequence[Path], home: Path, embedder: SentenceTransformerEmbedder) -> Throughput:
    """Add files to an empty home, and embed the same passages with the bare model."""
    texts = _texts(files)
    middle = len(texts) // 2
    bare = _seconds(lambda: _encode(texts[:middle], embedder))
    added = _seconds(lambda: _add(files, home, embedder))
    bare += _seconds(lambda: _encode(texts[middle:], embedder))
    return Throughput(passages=len(texts), adding=len(texts) / added, model=len(texts) / bare)


def _texts(files: Sequence[Path]) -> list[str]:
    """Return what adding embeds, each text once; long ones mixed with short."""
    abbreviations = load_abbreviations()
    texts: dict[str, None] = {}
    for file in files:
        try:
            notice = parse_notice(read_bytes(file), file.name, abbreviations)
        except TracuuError as error:
            print(error, file=sys.stderr)
            continue
        for passage in split_passages(notice):
            above = context(notice, passage)
            texts[f"{above}\n{passage.text}" if above else passage.text] = None
    alternate = list(texts)
    return alternate[::2] + alternate[1::2]


def _encode(texts: list[str], embedder: SentenceTransformerEmbedder) -> None:
    prefix = embedder.prefixes["passage"]
    torch.set_num_threads(CORES)  # as it would have without us
    try:
        embedder.model.encode([prefix + text for text in texts], show_progress_bar=False)
    finally:
        torch.set_num_threads(1)
    embedder.tokenizer.no_padding()  # which `encode` has set on the tokenizer that both use


def _add(files: Sequence[Path], home: Path, embedder: SentenceTransformerEmbedder) -> None:
    with LocalStore(home / "var" / "index", model_manifest(None)) as store:
        library = Library(Corpus(folder=home / "corpus"), store, lambda: embedder)
        for _ in library.add(files):
            pass


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """Print one line."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.throughput", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="so many files, spread over the folder")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.iterdir() if path.is_file())
    if options.limit:
        files = files[:: max(len(files) // options.limit, 1)][: options.limit]
    embedder = load_embedder(None)
    embedder.passage(["một câu để nạp mô hình"])
    with tempfile.TemporaryDirectory() as home:
        found = measure(files, Path(home), embedder)
    print(wording.throughput(found.passages, found.adding, found.model, found.share))


if __name__ == "__main__":
    main()
