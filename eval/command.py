"""What `tracuu eval` does: a gold set through `ask`, or a public collection through `search`."""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from eval.baseline import diff, difference_lines, load_baseline, save_baseline
from eval.gold import TextOf, load_gold
from eval.intervals import Rate
from eval.page import report_page
from eval.readme import update_readme
from eval.report import make_report
from eval.run import Ask, Result, evaluate, strip_diacritics, without_diacritics
from eval.tables import comparison_rows, percent, report_markdown, report_text, text_table
from ingest import wording

if TYPE_CHECKING:
    from eval.collections import Collection
    from index.embedder import Embedder

_ALL, _HELD_OUT = "phrase", "phrase_held_out"


def evaluate_gold(ask: Ask, text_of: TextOf, options: argparse.Namespace) -> int:
    """Ask every question of the gold set, print the table, write what the options name.

    Returns 1 when a baseline was given and a question that was right is wrong now.
    """
    from tqdm import tqdm

    questions = load_gold(Path(options.gold), text_of)
    if options.no_diacritics:
        questions = without_diacritics(questions)
    asked = evaluate(questions, ask, text_of)
    results = list(
        tqdm(asked, total=len(questions), desc=wording.ASKING, delay=1.0, leave=False, disable=None)
    )
    report = make_report(results)
    print(report_text(report))
    if options.json:
        Path(options.json).write_text(
            json.dumps(report.as_json(), ensure_ascii=False, indent=1), encoding="utf-8"
        )
    if options.html:
        Path(options.html).write_text(report_page(report), encoding="utf-8")
    if options.readme:
        update_readme(Path(options.readme), Path(options.gold).stem, report_markdown(report))
    if options.save_baseline:
        save_baseline(Path(options.save_baseline), results)
    return _compare(results, options.baseline) if options.baseline else 0


def _compare(results: Sequence[Result], baseline: str) -> int:
    difference = diff(load_baseline(Path(baseline)), results)
    print("\n".join(difference_lines(difference)))
    return int(bool(difference.lost))


def evaluate_collection(embedder: "Embedder", options: argparse.Namespace) -> int:
    """Measure dense, BM25 and both on a BEIR folder or a SQuAD file."""
    measured, phrases = _measured(read_collection(options), embedder)
    print(text_table(comparison_rows(measured)))
    for part, rates in phrases.items():
        for name, rate in rates.items():
            print(wording.phrase_line(name, percent(rate), held_out=part == _HELD_OUT))
    measured |= phrases
    if options.json:
        found = {
            system: {measure: asdict(rate) for measure, rate in rates.items()}
            for system, rates in measured.items()
        }
        Path(options.json).write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def _measured(
    collection: "Collection", embedder: "Embedder"
) -> tuple[dict[str, dict[str, Rate]], dict[str, dict[str, Rate]]]:
    """Return the measures of each way to search, and of phrases where questions have answers.

    Of these, all, and those that nothing was fitted on.
    """
    from tqdm import tqdm

    from eval.collection_index import index_collection, phrase_finder, rankers
    from eval.phrases import measure_phrases
    from eval.retrieval import measure_retrieval
    from eval.squad import held_out
    from index.manifest import Manifest
    from index.store import LocalStore

    with tempfile.TemporaryDirectory() as folder:
        manifest = Manifest(embedder=embedder.name, dimension=embedder.dimension)
        with LocalStore(Path(folder), manifest) as store:
            bar = tqdm(
                total=len(collection.documents), desc=wording.EMBEDDING, leave=False, disable=None
            )

            def move(count: int) -> None:
                bar.update(count)

            index_collection(collection, store, embedder, move)
            bar.close()
            measured = {
                name: measure_retrieval(collection.queries, rank)
                for name, rank in rankers(store, embedder).items()
            }
            answered = [query for query in collection.queries if query.answers]
            parts = {_ALL: answered, _HELD_OUT: [query for query in answered if held_out(query)]}
            find = cache(phrase_finder(store, embedder))
            phrases = {
                part: measure_phrases(queries, find) for part, queries in parts.items() if queries
            }
    return measured, phrases


def read_collection(options: argparse.Namespace) -> "Collection":
    """Read what the options name, its queries without diacritics where they say so."""
    from eval.beir import read_beir
    from eval.squad import read_squad

    if options.beir:
        collection = read_beir(Path(options.beir), options.split)
    else:
        collection = read_squad(Path(options.squad))
    if not options.no_diacritics:
        return collection
    bare = (replace(query, text=strip_diacritics(query.text)) for query in collection.queries)
    return replace(collection, queries=tuple(bare))
