"""What the page of evaluation is given: `eval` knows how, and the page may not know `eval`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """A file of gold questions; `editable` tells whether it is the office's own."""

    name: str
    questions: int
    editable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The verbs of evaluation; every one raises a TracuuError for what its user can mend.

    - `sets`: the gold sets there are;
    - `questions(set)`: its lines, as JSON, as they stand in the file;
    - `problems(set)`: what is wrong with it, a line each;
    - `save(set, id, line)`: put a line in place of the one with `id`, or at the end (`id` None);
      line None takes it out; the whole set is checked first;
    - `run(set)`: ask every question; yields (done, all) as it goes, keeps the run at the end;
    - `runs`: the runs kept, newest first, without their results;
    - `result(run)`: one run whole: `report` (see `eval.report`) and `results`, a line a question;
    - `compare(old, new)`: the lines of both runs whose judgement changed.
    """

    sets: Callable[[], Sequence[GoldSet]]
    questions: Callable[[str], Sequence[Json]]
    problems: Callable[[str], Sequence[str]]
    save: Callable[[str, str | None, Json | None], None]
    run: Callable[[str], Iterator[tuple[int, int]]]
    runs: Callable[[], Sequence[Json]]
    result: Callable[[str], Json]
    compare: Callable[[str, str], Json]

    def report_of(self, name: str) -> dict[str, Any]:
        """Run a set to its end and return the report.

        Raises:
            GoldError: no such set, or a broken one.
        """
        for _ in self.run(name):
            pass
        newest = next(run for run in self.runs() if run["set"] == name)
        return dict(self.result(str(newest["name"]))["report"])
