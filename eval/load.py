"""Many people at once: `python -m eval.load --home DIR --url http://127.0.0.1:7860`.

Runs beside a server that is open: each person asks over HTTP, thinks, asks again; one adds
documents meanwhile. Prints times, errors and the server's memory before and after.
"""

import argparse
import json
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import numpy as np

_SLOW = 60.0  # seconds after which a question counts as an error


@dataclass(slots=True)
class Load:
    """What happened: seconds of each answered question, errors as words, documents added."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    added: int = 0


def ask_for(
    url: str, questions: Sequence[str], *, people: int, seconds: float, pause: float, limit: int
) -> Load:
    """Let `people` ask for `seconds`, `pause` seconds between two questions, `limit` in all."""
    load, ends = Load(), time.monotonic() + seconds
    left = iter(range(limit))
    lock = threading.Lock()

    def person(number: int) -> None:
        rng = random.Random(number)  # noqa: S311 - which question comes next
        with httpx.Client(base_url=url, timeout=_SLOW, trust_env=False) as client:
            time.sleep(rng.uniform(0, pause))
            while time.monotonic() < ends:
                with lock:
                    if next(left, None) is None:
                        return
                _ask(client, rng.choice(questions), load)
                time.sleep(rng.uniform(0.5, 1.5) * pause)

    threads = [threading.Thread(target=person, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return load


def _ask(client: httpx.Client, question: str, load: Load) -> None:
    started = time.perf_counter()
    try:
        answer = client.post("/api/ask", json={"question": question})
    except httpx.HTTPError as error:
        load.errors.append(type(error).__name__)
        return
    if answer.status_code == httpx.codes.OK and "refused" in answer.json():
        load.seconds.append(time.perf_counter() - started)
    else:
        load.errors.append(f"HTTP {answer.status_code}")


def add_files(url: str, files: Sequence[Path], load: Load, together: int = 10) -> None:
    """Add files over HTTP, some at a time."""
    with httpx.Client(base_url=url, timeout=600, trust_env=False) as client:
        for start in range(0, len(files), together):
            sent = [
                ("files", (path.name, path.read_bytes()))
                for path in files[start : start + together]
            ]
            answer = client.post("/api/documents", files=sent)
            if answer.status_code != httpx.codes.OK:
                load.errors.append(f"add: HTTP {answer.status_code}")
                return
            load.added += sum(report["status"] != "rejected" for report in answer.json())


def resident(pid: int) -> float:
    """Return the memory that a process holds, MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def _report(name: str, load: Load) -> None:
    times = np.array(load.seconds or [float("nan")]) * 1000
    p50, p95 = np.percentile(times, [50, 95])
    print(
        f"{name}: {len(load.seconds)} answers, {len(load.errors)} errors {sorted(set(load.errors))},"
        f" p50 {p50:.0f} ms, p95 {p95:.0f} ms, {load.added} documents added",
        flush=True,
    )


def main() -> None:
    """Run the three parts: people while documents are added, then many questions for memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:7860")
    parser.add_argument("--pid", type=int, required=True, help="the server's process")
    parser.add_argument("--gold", type=Path, default=Path("eval/gold.jsonl"))
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pause", type=float, default=3)
    parser.add_argument("--add", type=Path, help="a folder of documents to add meanwhile")
    parser.add_argument("--many", type=int, default=2000, help="questions for the memory")
    options = parser.parse_args()
    lines = options.gold.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    ask_for(options.url, questions, people=4, seconds=60, pause=0, limit=50)  # warm
    adding = Load()
    files = sorted(options.add.iterdir())[:100] if options.add else []
    adder = threading.Thread(target=add_files, args=(options.url, files, adding))
    adder.start()
    people = ask_for(
        options.url,
        questions,
        people=options.people,
        seconds=options.seconds,
        pause=options.pause,
        limit=10**9,
    )
    adder.join()
    people.errors += adding.errors
    people.added = adding.added
    _report(f"{options.people} people", people)
    before = resident(options.pid)
    for _ in range(4):
        load = ask_for(
            options.url, questions, people=4, seconds=3600, pause=0, limit=options.many // 4
        )
        _report("many", load)
        print(f"memory {before:.0f} -> {resident(options.pid):.0f} MB", flush=True)


if __name__ == "__main__":
    main()
