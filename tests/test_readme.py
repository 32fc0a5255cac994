"""The README's commands are real, and its tables are marked for the command that writes them."""

import re
import shlex
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

import tracuu
from eval.readme import replace_block
from tests.support.homes import NOTICE
from tests.support.notices import notice_text
from tracuu import Workspace

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^tracuu [^\n]+", README, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_each_command_of_the_readme_parses(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    assert callable(tracuu.build_parser().parse_args(words).run)


@pytest.fixture
def office(tmp_path: Path, home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder in which the README's commands are typed, with the files that they name."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / NOTICE.name).write_bytes(NOTICE.read_bytes())
    (tmp_path / "cau-hoi.txt").write_text("ai ký 320?\n", encoding="utf-8")
    (tmp_path / "thong-bao-moi.pdf").write_text(notice_text(14), encoding="utf-8")
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "thu-muc" / "15.txt").write_text(notice_text(15), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "kho.zip", "w") as packed:
        packed.writestr("16.txt", notice_text(16))

    def workspace(*arguments: Any, **options: Any) -> Workspace:
        made = Workspace(*arguments, **options)
        made.__dict__["embedder"] = home.embedder  # the model, loaded once for all tests
        return made

    monkeypatch.setattr(tracuu, "Workspace", workspace)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("office")
def test_the_commands_of_the_readme_run_one_after_the_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    going_on = ("tracuu serve", "tracuu mcp", "tracuu eval")  # they have tests of their own
    tracuu.main(["sync"])
    for line in COMMANDS:
        if not line.startswith(going_on) and "--watch" not in line.partition("#")[0]:
            code = tracuu.main(shlex.split(line, comments=True)[1:])
            assert code == 0, (line, capsys.readouterr().err)


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
