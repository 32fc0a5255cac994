"""The API over a real application: answers, uploads, corrections, assignments, any request."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from tests.support.office import Office


def test_an_answer_is_the_json_of_the_command_line(office: Office) -> None:
    body = {"question": "Thông báo 1/TB-VPCP ban hành ngày nào?"}
    found = office.client.post("/api/ask", json=body, headers=office.as_("doc")).json()
    assert found["refused"] is False
    [citation] = found["citations"][:1]
    whole = office.client.get(f"/api/documents/{citation['key']}", headers=office.as_("doc")).json()
    assert whole["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_a_stream_ends_with_the_whole_answer(office: Office) -> None:
    body = {"question": "Thông báo 1/TB-VPCP ban hành ngày nào?"}
    answer = office.client.post("/api/ask/stream", json=body, headers=office.as_("doc"))
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = re.findall(r"event: (\w+)\ndata: (.*)\n\n", answer.text)
    assert [name for name, _ in events] == ["answer", "done"]
    assert json.loads(events[-1][1])["citations"]
    empty = office.client.post("/api/ask/stream", json={"question": "?"}, headers=office.as_("doc"))
    assert empty.status_code == 422


@pytest.mark.parametrize(
    "name", ["../../thoat.txt", "..\\..\\thoat.txt", "/etc/thoat.txt", "..", ""]
)
def test_an_upload_stays_in_the_corpus_whatever_it_is_called(
    office: Office, name: str, tmp_path: Path
) -> None:
    text = f"Văn bản tải lên có tên lạ {name!r}, nội dung về đê điều.".encode()
    sent = office.client.post(
        "/api/documents", files={"files": (name, text)}, headers=office.as_("bien-tap")
    )
    if sent.status_code == 422:  # a part without a name is no file
        assert name == ""
        return
    [report] = sent.json()
    assert report["status"] == "added"
    placed = office.library.find(report["key"]).file
    assert (office.library.corpus.folder / placed).resolve().parent == (
        office.library.corpus.folder.resolve()
    )
    removed = office.client.delete(
        f"/api/documents/{report['key']}", headers=office.as_("bien-tap")
    )
    assert removed.json()["status"] == "removed"


def test_a_correction_by_hand_is_kept_and_one_that_is_none_is_told(office: Office) -> None:
    editor = office.as_("bien-tap")
    path = "/api/documents/3/TB-VPCP"
    [changed] = office.client.patch(path, json={"title": "Về đê điều"}, headers=editor).json()
    assert changed["status"] == "edited"
    assert office.client.get(path, headers=office.as_("doc")).json()["title"] == "Về đê điều"
    wrong = office.client.patch(path, json={"date": "31/02/2023"}, headers=editor)
    assert wrong.status_code == 422
    assert "31/02/2023" in wrong.json()["detail"]
    assert (
        office.client.patch(path, json={"title": "x"}, headers=office.as_("doc")).status_code == 403
    )
    assert office.client.patch(path, json={"title": None}, headers=editor).status_code == 200


def test_tasks_are_found_by_agency_and_day(office: Office) -> None:
    found = office.client.get(
        "/api/tasks",
        params={"agency": "BTC", "due_before": "2023-05-15"},
        headers=office.as_("doc"),
    ).json()
    assert [(task["lead"], task["deadline"], task["key"]) for task in found] == [
        ("Bộ Tài chính", "2023-05-14", "1/TB-VPCP (2023)")
    ]


def test_no_request_that_the_description_allows_breaks_the_api(office: Office) -> None:
    headers = office.as_("bien-tap")
    described = office.client.get("/api/openapi.json", headers=headers).json()
    assert {"/ask", "/ask/stream", "/search", "/documents", "/eval"} <= set(described["paths"])
    del described["paths"]["/documents/{key}"]["delete"]  # it would take the notices away
    statuses: list[int] = []
    operations: Any = schemathesis.openapi.from_dict(described).get_all_operations()
    for operation in operations:
        _probe(office, operation.ok().as_strategy(), headers, statuses)
    assert {200, 422} <= set(statuses)
    assert max(statuses) < 500


def _probe(
    office: Office, cases: SearchStrategy[Any], headers: dict[str, str], statuses: list[int]
) -> None:
    @settings(
        max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=cases)
    def ask(case: Any) -> None:
        sent = case.as_transport_kwargs(base_url="http://127.0.0.1/api")
        sent["headers"] = {**(sent.get("headers") or {}), **headers}
        sent.pop("cookies", None)
        if isinstance(sent.get("data"), bytes | str):
            sent["content"] = sent.pop("data")
        statuses.append(office.client.request(**sent).status_code)

    ask()
