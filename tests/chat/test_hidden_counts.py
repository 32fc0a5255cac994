"""Nothing that a limited account is told depends on documents that it may not see."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from index.part_terms import SCORED
from tests.support.notices import notice_text
from tests.support.office import Office, open_office

_LONG = " ".join(f"Giao Bộ Tài chính trình Chính phủ việc số {at} về vắc xin." for at in range(90))
_REPLACING = """Quyết định này thay thế Thông báo số 1/TB-VPCP ngày 10 tháng 4 năm 2023
của Văn phòng Chính phủ."""
HIDDEN = (
    *(notice_text(number, task=_LONG) for number in range(20, 28)),
    notice_text(30, task="Bộ Y tế tiêm vắc xin, vắc xin, vắc xin và quy hoạch."),
    notice_text(31, task=_REPLACING, year=2024),
)
QUESTIONS = (
    "Bộ Tài chính trình Chính phủ trước ngày nào?",
    "vắc xin",
    "ai huong dan tiem vac xin cho tre em",
    normalize("NFD", "Ủy ban nhân dân tỉnh rà soát quy hoạch gì?"),
    "chuyên án Hoa Ban do ai chủ trì?",
    "Thông báo số 3/TB-VPCP do ai ký?",
    "theo thông báo số 25/TB-VPCP thì ai chủ trì?",
    "Bộ Y tế phải làm gì?",
    "giá vàng hôm nay",
    "những thông báo nào nói về quy hoạch?",
)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Office]]:
    """Two offices that differ in hidden documents only."""
    folder = tmp_path_factory.mktemp("offices")
    with open_office(folder / "a") as few, open_office(folder / "b", hidden=HIDDEN) as many:
        yield few, many


def _told(office: Office, question: str) -> dict[str, str]:
    headers = office.as_("doc")
    client = office.client
    told = {
        "ask": client.post("/api/ask", json={"question": question}, headers=headers),
        "search": client.get("/api/search", params={"q": question, "k": 50}, headers=headers),
        "tasks": client.get("/api/tasks", headers=headers),
        "documents": client.get("/api/documents", headers=headers),
        "mcp ask": office.call("ask", {"question": question}, headers),
        "mcp search": office.call("search", {"question": question, "k": 50}, headers),
        "mcp tasks": office.call("list_tasks", {}, headers),
    }
    assert {answer.status_code for answer in told.values()} == {200}
    return {way: _plain(answer.json()) for way, answer in told.items()}


def _plain(told: Any) -> str:
    """The JSON without the one figure that is a clock's; MCP tells everything twice."""
    if isinstance(told, dict) and "result" in told:
        told = told["result"]["structuredContent"]
    if isinstance(told, dict):
        told.pop("seconds", None)
    return json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_the_same_byte_for_byte_whatever_is_hidden(
    offices: tuple[Office, Office], question: str
) -> None:
    few, many = (_told(office, question) for office in offices)
    assert few == many
    assert '"lexical"' in few["search"]


def test_those_who_see_everything_are_told_other_scores(offices: tuple[Office, Office]) -> None:
    few, many = (
        office.client.get("/api/search?q=vắc xin", headers=office.as_("bien-tap")).json()
        for office in offices
    )
    assert few != many


def test_a_common_word_asked_for_alone_is_cut_where_hidden_documents_change_nothing(
    tmp_path: Path,
) -> None:
    """More passages tie than are scored: which of them are left out hangs on none that is hidden."""
    text = "\n\n".join(f"{at}. Đê điều đoạn {at} phải gia cố ngay." for at in range(1, 400))
    told = []
    for name, hidden in (("a", ()), ("b", HIDDEN[:3])):
        with open_office(tmp_path / name, hidden=hidden) as office:
            (tmp_path / name / "đê.txt").write_text(notice_text(9, task=text), encoding="utf-8")
            list(office.library.add([tmp_path / name / "đê.txt"]))
            counted = frozenset(
                one.notice_id for one in office.library.store.documents() if not one.collection
            )
            held = office.library.store.doc_freq("de", folded=True, counted=counted)
            told.append(_told(office, "đê"))
    assert held > SCORED
    assert told[0] == told[1]
