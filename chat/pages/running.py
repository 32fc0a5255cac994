"""One evaluation at a time, run behind the page: it goes on when the page is closed."""

import logging
import threading
from typing import Any

from chat.evaluation import Evaluation
from chat.pages import failure
from ingest import wording
from ingest.errors import TracuuError

_log = logging.getLogger(__name__)


class Running:
    """The run that is on its way, or how the last one ended."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._state: dict[str, Any] = {
            "running": False,
            "finished": False,
            "set": "",
            "done": 0,
            "all": 0,
            "problem": "",
        }

    def state(self) -> dict[str, Any]:
        """Return what is running, how many questions are done out of how many, what went wrong."""
        with self._lock:
            return dict(self._state)

    def begin(self, name: str) -> None:
        """Run a set.

        Raises:
            TracuuError: another run is on its way.
        """
        with self._lock:
            if self._state["running"]:
                raise TracuuError(wording.RUN_GOES_ON)
            self._state |= {"running": True, "finished": False, "set": name}
            self._state |= {"done": 0, "all": 0, "problem": ""}
        self._stop.clear()
        threading.Thread(target=self._run, args=(name,), name="evaluation", daemon=True).start()

    def stop(self) -> None:
        """End the run after the question that is being asked."""
        self._stop.set()

    def _run(self, name: str) -> None:
        problem, finished = "", False
        try:
            for done, count in self._evaluation.run(name):
                with self._lock:
                    self._state |= {"done": done, "all": count}
                finished = done == count
                if self._stop.is_set() and not finished:
                    problem = wording.RUN_STOPPED
                    break
        except TracuuError as error:
            problem = str(error)
        except Exception:  # noqa: BLE001 - the page's edge: a word and a number for the user, the rest for the log
            problem = failure.told(_log)
        finally:
            with self._lock:
                self._state |= {"running": False, "finished": finished, "problem": problem}
