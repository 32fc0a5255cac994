"""The small embedder of the tests keeps the contract, so that tests with it mean something."""

import pytest

from index.embedding import Embedder
from tests.index.embedder_contract import EmbedderContract
from tests.support.hash_embedder import HashEmbedder


class TestHashEmbedder(EmbedderContract):
    """The contract."""

    @pytest.fixture
    def embedder(self) -> Embedder:
        return HashEmbedder()
