"""A document of a collection that a reader may not see is, to API and MCP, not there."""

import pytest

from tests.support.office import Office


@pytest.mark.parametrize(
    "question",
    [
        "Chuyên án Hoa Ban do ai chủ trì?",
        "chuyen an hoa ban",
        "Thông báo 2/TB-VPCP ban hành ngày nào?",
        "Thông báo nào nói về chuyên án Hoa Ban?",
        "Bộ Công an làm gì trước ngày 20 tháng 6?",
        "Theo thông báo 2/TB-VPCP thì sao?",
    ],
)
def test_documents_of_another_collection_never_appear(office: Office, question: str) -> None:
    reader, words = office.as_("doc"), {"question": question}
    asked = office.client.post("/api/ask", json=words, headers=reader)
    streamed = office.client.post("/api/ask/stream", json=words, headers=reader)
    found = office.client.get("/api/search", params={"q": question}, headers=reader)
    called = office.call("ask", words, reader)
    tasks = office.client.get("/api/tasks", headers=reader)
    listed = office.call("list_tasks", {}, reader)
    assert len(tasks.json()) >= 4
    for answer in (asked, streamed, found, called, tasks, listed):
        assert answer.status_code == 200
        told = answer.text.replace(question, "")
        assert not any(word in told for word in ("Bộ Công an chủ trì", "2/TB-VPCP (2023)", "2.txt"))


def test_a_hidden_document_looks_like_one_that_is_not_there(office: Office) -> None:
    reader = office.as_("doc")
    keys = [
        one["key"]
        for one in office.client.get("/api/documents", headers=reader).json()["documents"]
    ]
    assert keys == ["1/TB-VPCP (2023)", "3/TB-VPCP (2023)"]
    for path in ("/api/documents/{}", "/api/original?key={}"):
        hidden = office.client.get(path.format("2/TB-VPCP"), headers=reader)
        absent = office.client.get(path.format("7/TB-VPCP"), headers=reader)
        assert hidden.status_code == absent.status_code == 404
        assert hidden.text.replace("2/", "7/") == absent.text
    editor = office.as_("bien-tap")
    assert office.client.get("/api/documents/2/TB-VPCP", headers=editor).status_code == 200


def test_mcp_answers_for_the_token_that_asks(office: Office) -> None:
    key = {"key": "2/TB-VPCP (2023)"}
    told = {
        who: office.call("get_document", key, office.as_(who)).json()["result"]["structuredContent"]
        for who in ("doc", "bien-tap")
    }
    assert "kho không có văn bản này" in told["doc"]["error"]
    assert "Hoa Ban" in told["bien-tap"]["text"]
