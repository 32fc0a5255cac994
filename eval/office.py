"""Gold sets and runs of one office, as the page of evaluation is given them."""

from pathlib import Path

from chat.evaluation import Evaluation
from chat.records.names import GOLD, RUNS
from chat.workspace import Workspace
from eval.runs import Runs, run_set
from eval.sets import Sets


def evaluation_of(workspace: Workspace) -> Evaluation:
    """Return what the page of evaluation is given for one home."""
    sets = Sets(
        own=workspace.records / GOLD,
        shipped=(workspace.home / "eval", Path(__file__).parent),
        text_of=workspace.text_of,
    )
    runs = Runs(folder=workspace.records / RUNS)
    return Evaluation(
        sets=sets.all,
        questions=sets.questions,
        problems=sets.problems,
        save=sets.save,
        run=lambda name: run_set(name, sets, runs, workspace.answering.ask),
        runs=runs.all,
        result=runs.one,
        compare=runs.compare,
    )
