"""Which folder, which prefixes, which name."""

import json
from pathlib import Path

import pytest

from index.model_source import content_hash, fingerprint, model_folder, prefixes
from ingest.errors import ModelError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(bytes(range(256)) * (5 << 12))
    return tmp_path


def test_a_path_is_taken_before_an_id(folder: Path) -> None:
    assert model_folder(str(folder)) == folder


@pytest.mark.parametrize("model", ["khong-co/mo-hinh", "/khong/co/thu-muc", "a b?"])
def test_what_is_neither_path_nor_downloaded_is_refused(model: str) -> None:
    with pytest.raises(ModelError, match="không có mô hình này trên máy"):
        model_folder(model)


def test_other_weights_have_another_name(folder: Path) -> None:
    before = content_hash(folder)
    weights = folder / "model.safetensors"
    assert content_hash(folder) == before
    weights.write_bytes(weights.read_bytes()[::-1])
    assert content_hash(folder) != before


def test_other_prefixes_have_another_name(folder: Path) -> None:
    names = {
        fingerprint(folder, None, {"query": query, "passage": ""}) for query in ("", "query: ")
    }
    assert len(names) == 2


def test_the_prompts_of_the_folder_come_first(folder: Path) -> None:
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": {"query": "hỏi: ", "document": "văn bản: "}})
    )
    assert prefixes(folder, "e5") == {"query": "hỏi: ", "passage": "văn bản: "}


@pytest.mark.parametrize(
    ("model", "query"),
    [
        ("intfloat/multilingual-e5-base", "query: "),
        ("models/E5_large/", "query: "),
        ("BAAI/bge-m3", ""),
        ("some5thing", ""),
        ("intfloat/multilingual-e5-large-instruct", ""),
    ],
)
def test_e5_models_are_known_by_name(folder: Path, model: str, query: str) -> None:
    assert prefixes(folder, model)["query"] == query
