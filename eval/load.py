"""Many people at once: `python -m eval.load`.

Serves a copy of this home (`--home DIR` of another) in a process of its own. For two minutes 20
people ask over HTTP, think, ask again, while one adds 100 documents; then 2,000 questions for the
memory. Prints times, errors, documents, memory; exit code 1 when anything failed. `--url` and
`--pid` measure a server that runs already, and change its corpus.
"""

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import numpy as np

from eval.own_server import Server, own_server

_AGENCIES = ("Bộ Y tế", "Bộ Tài chính", "Bộ Xây dựng", "Bộ Công Thương", "Bộ Nội vụ")
_PLACES = ("Hà Giang", "Quảng Trị", "Bình Thuận", "Cà Mau", "Lào Cai", "Gia Lai", "Bến Tre")
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


def documents(folder: Path, count: int) -> list[Path]:
    """Make up notices, each another: number, day, agency, place, what is to be done."""
    files = []
    for number in range(1, count + 1):
        path = folder / f"thong-bao-{number}.txt"
        path.write_text(_made_up(number), encoding="utf-8")
        files.append(path)
    return files


def _made_up(number: int) -> str:
    """Return a notice of about a page.

    >>> "Số: 9001/TB-VPCP" in _made_up(1)
    True
    """
    agency, place = _AGENCIES[number % len(_AGENCIES)], _PLACES[number % len(_PLACES)]
    tasks = "\n\n".join(
        f"{at}. Giao {agency} chủ trì, phối hợp với tỉnh {place} rà soát dự án số {number * at},"
        f" báo cáo Thủ tướng Chính phủ trước ngày {1 + (number + at) % 28} tháng {at} năm 2024."
        for at in range(1, 13)
    )
    day = f"ngày {1 + number % 28:02} tháng {1 + number % 12:02} năm 2023"
    return (
        f"VĂN PHÒNG CHÍNH PHỦ\n\nSố: {9000 + number}/TB-VPCP\n\nHà Nội, {day}\n\nTHÔNG BÁO\n\n"
        f"Kết luận tại cuộc họp về các dự án của tỉnh {place}\n\n{tasks}\n"
    )


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
        f"{name}: {len(load.seconds)} answers, p50 {p50:.0f} ms, p95 {p95:.0f} ms,"
        f" {len(load.errors)} errors {sorted(set(load.errors)) or ''}".rstrip(),
        flush=True,
    )


def measure(server: Server, files: Sequence[Path], options: argparse.Namespace) -> list[str]:
    """Run both parts: people while documents are added, many questions; return the errors."""
    lines = options.gold.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    ask_for(server.url, questions, people=4, seconds=60, pause=0, limit=50)  # warm
    before, adding = resident(server.pid), Load()
    adder = threading.Thread(target=add_files, args=(server.url, files, adding))
    adder.start()
    people = ask_for(
        server.url,
        questions,
        people=options.people,
        seconds=options.seconds,
        pause=options.pause,
        limit=10**9,
    )
    adder.join()
    _report(f"{options.people} people, {options.seconds:.0f} s", people)
    print(
        f"{adding.added} of {len(files)} documents added, {len(adding.errors)} errors", flush=True
    )
    print(f"memory {before:.0f} -> {resident(server.pid):.0f} MB", flush=True)
    errors = people.errors + adding.errors
    missing = [f"{len(files) - adding.added} documents not added"]
    errors += missing if adding.added < len(files) else []
    return errors + _many(server, questions, options.many)


def _many(server: Server, questions: Sequence[str], count: int) -> list[str]:
    """Ask many questions in four parts, four people at once; say what memory does."""
    errors, before = [], resident(server.pid)
    for part in range(1, 5 if count else 1):
        load = ask_for(server.url, questions, people=4, seconds=3600, pause=0, limit=count // 4)
        _report(f"{part * count // 4} questions", load)
        print(f"memory {before:.0f} -> {resident(server.pid):.0f} MB", flush=True)
        errors += load.errors
    return errors


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m eval.load",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--home", type=Path, default=Path(), help="its copy is served")
    parser.add_argument("--url", help="a server that runs already, instead")
    parser.add_argument("--pid", type=int, help="and its process")
    parser.add_argument("--gold", type=Path, default=Path(__file__).with_name("gold.jsonl"))
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pause", type=float, default=3, help="seconds between two questions")
    parser.add_argument("--documents", type=int, default=100, help="how many are added meanwhile")
    parser.add_argument("--add", type=Path, help="a folder of documents instead of made-up ones")
    parser.add_argument("--many", type=int, default=2000, help="questions for the memory")
    options = parser.parse_args()
    if (options.url is None) != (options.pid is None):
        parser.error("--url and --pid go together")
    return options


def main() -> int:
    """Measure; 1 when a question or a document failed."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        files = documents(Path(folder), options.documents)
        if options.add:
            files = sorted(p for p in options.add.iterdir() if p.is_file())[: options.documents]
        if options.url:
            return bool(measure(Server(url=options.url, pid=options.pid), files, options))
        with own_server(options.home) as server:
            return bool(measure(server, files, options))


if __name__ == "__main__":
    sys.exit(main())
