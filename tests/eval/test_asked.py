"""The counts of how people ask."""

from pathlib import Path

import pytest

from eval import asked
from index.restore import ASKED


def test_the_counts_are_those_of_the_development_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "ASKED", tmp_path / "asked.tsv")
    assert asked.main([]) == 0
    assert (tmp_path / "asked.tsv").read_text("utf-8") == ASKED.read_text("utf-8")


def test_questions_typed_otherwise_are_not_counted() -> None:
    counted = set(asked.questions())
    assert (
        "Ai chủ trì hội nghị trực tuyến bàn triển khai đề án 1 triệu căn nhà ở xã hội?" in counted
    )
    assert not any("chuyen" in question.split() for question in counted)
