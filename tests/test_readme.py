"""The README's commands are real, and its tables are marked for the command that writes them."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

import tracuu
from eval.readme import replace_block

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^tracuu [^\n]+", README, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_each_command_of_the_readme_parses(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    assert callable(tracuu._parser().parse_args(words).run)


def test_there_are_commands_and_two_tables() -> None:
    assert len(COMMANDS) >= 10
    for name in ("gold", "gold_check"):
        assert replace_block(README, name, "x") is not None


def test_the_table_of_dependencies_says_why_for_each_package() -> None:
    root = Path(__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    table = README[README.index("## Dependencies") : README.index("## Results")]
    told = set(re.findall(r"[\w-]+", " ".join(re.findall(r"^\|([^|]+)\|", table, re.MULTILINE))))
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split("[<>=]", package)[0] for package in named} <= told
