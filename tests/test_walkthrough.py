"""Read this first: the real notice is added, asked, and its citation read."""

from pathlib import Path

import pytest

from chat.answer import Answer, Refusal
from tracuu import Workspace

NOTICE = Path(__file__).parents[1] / "corpus" / "thong-bao-320-TB-VPCP-2021.txt"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A home that holds the notice."""
    workspace = Workspace(tmp_path_factory.mktemp("home"))
    [report] = workspace.library.add([NOTICE])
    assert (report.status, report.key) == ("added", "320/TB-VPCP (2021)")
    return workspace


def test_a_question_is_answered_in_the_notices_own_words(workspace: Workspace) -> None:
    answer = workspace.assistant.ask("ai xử lý việc chuyển mục đích sử dụng đất lúa?")
    assert isinstance(answer, Answer)
    assert "Bộ Tài nguyên và Môi trường" in answer.key_phrases
    citation = answer.citations[-1]
    assert (citation.number, citation.section) == ("320/TB-VPCP", "III.4")
    text = workspace.store.notice(workspace.library.find("320").sha256).text
    for citation in answer.citations:
        assert citation.quote.span.of(text) == citation.quote.text


def test_what_the_notice_does_not_say_is_refused(workspace: Workspace) -> None:
    refusal = workspace.assistant.ask("Tỷ lệ hộ nghèo của Lạng Sơn năm 2021 còn bao nhiêu?")
    assert isinstance(refusal, Refusal)
    assert refusal.hits
