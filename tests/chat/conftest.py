"""An office's server for a module of tests."""

from collections.abc import Iterator

import pytest

from tests.support.office import Office, open_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office over three notices of which readers see two, with an account and a token a role."""
    with open_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened
