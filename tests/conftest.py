"""Settings of all tests: no deadlines, since the machine is shared."""

from collections.abc import Callable

import pytest
from hypothesis import settings

import tracuu
from tests.support.homes import made_home
from tracuu import Workspace

settings.register_profile("tracuu", deadline=None, max_examples=60)
settings.load_profile("tracuu")
_LONG = ("tests/chat/pages/", "tests/test_", "tests/eval/", "tests/index/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first, so that workers side by side end together."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONG))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A home that holds the real notice, indexed with the real model; made once."""
    return made_home(tmp_path_factory.mktemp("home"))


@pytest.fixture
def run(
    home: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run a command over the shared home; return the exit code, stdout and stderr."""
    monkeypatch.setattr(tracuu, "Workspace", lambda *_, **__: home)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = tracuu.main(["--home", str(home.home), *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command
