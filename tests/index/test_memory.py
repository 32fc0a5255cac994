"""Memory that is free goes back to the system."""

import subprocess
import sys
from pathlib import Path

import pytest

_BLOCKS = """
from index.memory import give_back

def held():
    [line] = [line for line in open("/proc/self/status") if line.startswith("RssAnon")]
    return int(line.split()[1]) / 1024

blocks = [bytes(2000) for _ in range(50_000)]
last = blocks[-1]  # at the end of the heap: without being told the C library keeps all before it
del blocks[:]
before = held()
give_back()
print(before - held())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can be told to")
def test_blocks_that_were_freed_are_given_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BLOCKS],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(done.stdout) > 50  # MB, of 100
