"""Fit the phrase that is marked (`chat.phrases`): `python -m eval.fit_phrases --corpora DIR`.

`DIR` holds the folders `qa-dev` (Vietnamese questions with answers marked) and `admin-dev` (the
documents of the development questions). Fitted on every second paragraph of `qa-dev` and on the
phrases of `eval/development/phrases`, which a person marked in the sentences that answer; of neither
anything but weights is kept. Printed is how well phrases are found in the sentence that holds them,
for paragraphs that were not fitted on, and with every second document left out. Five minutes.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from chat.phrases.features import question_row, token_rows
from chat.phrases.gap import find_gap
from chat.phrases.spans import LENGTHS, LONGEST, LOW, Network, write_network
from chat.phrases.tokens import read_tokens
from chat.question import read_question
from eval.development import FOLDER, read_development, read_texts
from eval.phrases import exact_match, token_f1
from eval.squad import held_out, read_squad
from index.restore import is_bare
from ingest.notice import Span
from ingest.sentences import split_sentences

MARKED = FOLDER / "phrases" / "marked.jsonl"
SETS = ("mlqa.dev.vi-vi.json", "vilqa_alqac.csv")
_FOREIGN = "z"  # the set in English: read with the corpus at hand
_WORDS = 200  # of a longer sentence nothing is learnt
_UNITS, _NETWORKS = 48, 2
_EPOCHS, _BATCH, _RATE, _DECAY, _DROPOUT, _BLANK = 15, 16, 3e-3, 0.05, 0.2, 0.1
_TWICE = 2  # a phrase in an office document counts as much as two others
_ALIKE = 12.0  # words by which sentences of one batch may differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence with its phrase, the words `first` to `last`; `answers` are accepted ones.

    `rows` (words, features) and `asked` (features,) are those of `chat.phrases.features`; `part` is
    0 or 1, by paragraph or document.
    """

    sentence: str
    rows: NDArray[np.float32]
    asked: NDArray[np.float32]
    first: int
    last: int
    answers: tuple[str, ...]
    part: int


def read_marked(
    question: str, text: str, span: Span, answers: Sequence[str], part: int
) -> Marked | None:
    """Return the sentence of `text` in which `span` begins; None where nothing is to be learnt."""
    sentences = split_sentences(text, Span(start=0, end=len(text)))
    sentence = next((one for one in sentences if one.start <= span.start < one.end), None)
    if sentence is None:
        return None
    words = sentence.of(text)
    tokens = read_tokens(words)
    inside = [
        place
        for place, token in enumerate(tokens)
        if sentence.start + token.start < span.end and span.start < sentence.start + token.end
    ]
    if not inside or len(tokens) > _WORDS:
        return None
    read = read_question(question, question)
    gap = find_gap(read.text, read.asked)
    return Marked(
        sentence=words,
        rows=token_rows(read, gap, words, tokens),
        asked=question_row(read, gap),
        first=inside[0],
        last=inside[-1],
        answers=tuple(answers),
        part=part,
    )


def read_public(path: Path) -> Iterator[Marked]:
    """Read a set of `qa-dev`; part 1 is what `eval.squad.held_out` keeps apart."""
    collection = read_squad(path)
    texts = {document.id: document.text for document in collection.documents}
    for query in collection.queries:
        for document in query.relevant:
            for span in query.spans[:1]:
                part = int(held_out(query))
                found = read_marked(query.text, texts[document], span, query.answers, part)
                if found:
                    yield found


def read_office(corpora: Path) -> Iterator[Marked]:
    """Read the phrases marked in development documents; the part is that of the document."""
    texts = read_texts(corpora)
    questions = {path.stem: read_development(path, texts) for path in FOLDER.glob("*.jsonl")}
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        one = questions[row["set"]][row["line"] - 1]
        if row["set"] == _FOREIGN or is_bare(one.question):
            continue
        text, (start, end) = texts[one.document], row["span"]
        part = int(one.document) % 2
        found = read_marked(one.question, text, Span(start=start, end=end), [text[start:end]], part)
        if found:
            yield found


class _Module(nn.Module):
    """`chat.phrases.spans.Network` while it is fitted, for a batch."""

    def __init__(self, features: int, asked: int) -> None:
        super().__init__()
        self.words = nn.Linear(features, _UNITS)
        self.asked = nn.Linear(asked, _UNITS, bias=False)
        self.out = nn.Linear(_UNITS, 3, bias=False)
        self.plain = nn.Linear(features, 3, bias=False)
        self.lengths = nn.Linear(asked, len(LENGTHS))
        self.drop, self.blank = nn.Dropout(_DROPOUT), nn.Dropout(_BLANK)
        for layer in (self.plain.weight, self.lengths.weight, self.lengths.bias):
            nn.init.zeros_(layer)

    def forward(self, rows: torch.Tensor, asked: torch.Tensor, held: torch.Tensor) -> torch.Tensor:
        rows = self.blank(rows)
        units = self.drop(torch.relu(self.words(rows) + self.asked(asked)[:, None]))
        begins, ends, inside = (self.out(units) + self.plain(rows)).unbind(-1)
        until = torch.cumsum(inside, 1)
        size = _sizes(rows.shape[1])
        kinds = torch.bucketize(size.clamp(min=1), torch.tensor(LENGTHS), right=True) - 1
        parts = until[:, None] - until[:, :, None] + inside[:, :, None]
        scores: torch.Tensor = begins[:, :, None] + ends[:, None] + parts
        scores = scores + self.lengths(asked)[:, kinds]
        fits = (size >= 1) & (size <= LONGEST)
        return scores.masked_fill(~(fits & held[:, None] & held[:, :, None]), LOW)


def _sizes(words: int) -> torch.Tensor:
    place = torch.arange(words)
    return place[None] - place[:, None] + 1


def _overlap(words: int, first: torch.Tensor, last: torch.Tensor) -> torch.Tensor:
    """F1 of each stretch with the marked one, by words: (phrases, words, words)."""
    place = torch.arange(words)
    last, first = last[:, None, None], first[:, None, None]
    both = torch.minimum(place[None, None], last) - torch.maximum(place[None, :, None], first) + 1
    return 2 * both.clamp(min=0) / (_sizes(words).clamp(min=1) + last - first + 1)


def _loss(module: _Module, batch: Sequence[Marked]) -> torch.Tensor:
    """Half the marked stretch itself, half what those likely share with it, squared."""
    words = max(len(one.rows) for one in batch)
    rows = torch.zeros(len(batch), words, batch[0].rows.shape[1])
    held = torch.zeros(len(batch), words, dtype=torch.bool)
    for number, one in enumerate(batch):
        rows[number, : len(one.rows)] = torch.from_numpy(one.rows)
        held[number, : len(one.rows)] = True
    asked = torch.from_numpy(np.array([one.asked for one in batch]))
    first, last = torch.tensor([(one.first, one.last) for one in batch]).T
    likely = torch.log_softmax(module(rows, asked, held).flatten(1), 1)
    marked = likely[torch.arange(len(batch)), first * words + last]
    shared = (likely.exp() * _overlap(words, first, last).flatten(1) ** 2).sum(1)
    return (-marked - torch.log(shared + 1e-9)).mean() / 2


def _fit_one(phrases: Sequence[Marked], seed: int) -> _Module:
    torch.manual_seed(seed)
    module = _Module(phrases[0].rows.shape[1], len(phrases[0].asked))
    optimizer = torch.optim.AdamW(module.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = _EPOCHS * -(-len(phrases) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps)
    sizes = torch.tensor([float(len(one.rows)) for one in phrases])
    for _ in range(_EPOCHS):
        order = torch.argsort(sizes + _ALIKE * torch.rand(len(phrases)))
        batches = order.split(_BATCH)  # type: ignore[no-untyped-call]
        for number in torch.randperm(len(batches)):
            loss = _loss(module, [phrases[place] for place in batches[number]])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    return module.eval().requires_grad_(requires_grad=False)


def fit(phrases: Sequence[Marked]) -> Network:
    """Fit networks that start elsewhere and put them side by side as one."""
    fitted = [_fit_one(phrases, seed) for seed in range(_NETWORKS)]

    def parts(name: str) -> list[NDArray[np.float32]]:
        return [one.get_parameter(name).numpy() for one in fitted]

    return Network(
        words=np.concatenate(parts("words.weight")).T,
        asked=np.concatenate(parts("asked.weight")).T,
        bias=np.concatenate(parts("words.bias")),
        out=np.asarray(np.concatenate(parts("out.weight"), 1).T / _NETWORKS, np.float32),
        plain=np.mean(parts("plain.weight"), 0).T,
        lengths=np.mean(parts("lengths.weight"), 0).T,
        length=np.mean(parts("lengths.bias"), 0),
    )


def measure(network: Network, phrases: Iterable[Marked]) -> tuple[float, float]:
    """Return exact match and F1 of the best stretch of each sentence."""
    pairs = []
    for one in phrases:
        first, last = divmod(int(np.argmax(network.scores(one.rows, one.asked))), len(one.rows))
        tokens = read_tokens(one.sentence)
        given = one.sentence[tokens[first].start : tokens[last].end]
        pairs.append((exact_match(given, one.answers), token_f1(given, one.answers)))
    exact, shared = np.mean(pairs, 0)
    return float(exact), float(shared)


def main() -> None:
    """Fit, print, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    corpora = options.parse_args().corpora
    torch.set_num_threads(1)  # of a small network more only wait for each other
    public = {name: list(read_public(corpora / "qa-dev" / name)) for name in SETS}
    office = list(read_office(corpora))
    learnt = [one for found in public.values() for one in found if one.part == 0]
    kept = [one for one in office if one.part == 0]
    network = fit([*learnt, *kept * _TWICE])
    _print("development phrases", network, office)
    network = fit([*learnt, *office * _TWICE])
    for name, found in public.items():
        _print(name, network, found)
    write_network(network)


def _print(name: str, network: Network, phrases: Iterable[Marked]) -> None:
    exact, shared = measure(network, (one for one in phrases if one.part))
    print(f"{name}, held out: EM {exact:.3f}, F1 {shared:.3f}")


if __name__ == "__main__":
    main()
