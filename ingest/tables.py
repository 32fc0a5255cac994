"""The tables that come with the program: lines of cells with tabs between, "#" before a comment."""

from pathlib import Path


def read_rows(path: Path) -> list[list[str]]:
    """Return the cells of each line that holds more than one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if "\t" in line and not line.startswith("#")]
