"""Settings of all tests: no deadlines, since the machine is shared."""

import pytest
from hypothesis import settings

from tests.support.homes import made_home
from tracuu import Workspace

settings.register_profile("tracuu", deadline=None, max_examples=60)
settings.load_profile("tracuu")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A home that holds the real notice, indexed with the real model; made once."""
    return made_home(tmp_path_factory.mktemp("home"))
