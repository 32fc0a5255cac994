"""The server for programs and its gate: API, MCP, roles, log-in; over a real application."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from chat.access.identify import SESSION
from chat.access.limits import Limits
from chat.access.roles import Role
from tests.support.office import PASSWORD, Office, open_office

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _nobody_is_logged_in(office: Office) -> None:
    office.client.cookies.clear()


def _log_in(office: Office, name: str, password: str = PASSWORD) -> Any:
    return office.client.post("/dang-nhap", data={"name": name, "password": password, "ve": "/"})


def test_a_stranger_is_sent_to_the_login_and_told_so_in_the_api(office: Office) -> None:
    page = office.client.get("/van-ban", headers=HTML)
    assert (page.status_code, page.headers["location"]) == (303, "/dang-nhap?ve=/van-ban")
    for path in ("/api/documents", "/api/openapi.json", "/mcp/", "/config", "/gradio_api/info"):
        assert office.client.get(path).status_code == 401, path
    assert office.client.post("/api/ask", json={"question": "ai?"}).status_code == 401
    assert office.client.get("/suc-khoe").json()["ok"] is True


def test_logging_in_gives_a_cookie_that_scripts_and_other_sites_cannot_use(office: Office) -> None:
    answer = _log_in(office, "doc")
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(SESSION)
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert office.client.get("/api/documents").status_code == 200
    assert office.client.post("/dang-xuat").status_code == 303
    assert office.client.get("/api/documents").status_code == 401


def test_a_wrong_password_says_nothing_about_the_name(office: Office) -> None:
    nobody, wrong = _log_in(office, "không ai"), _log_in(office, "doc", "sai bét nhè luôn")
    assert nobody.status_code == wrong.status_code == 401
    assert nobody.text == wrong.text


def test_brute_force_is_slowed_for_that_name_only(office: Office) -> None:
    answers = [_log_in(office, "bien-tap", f"thử lần {turn}").status_code for turn in range(5)]
    assert answers == [401, 401, 401, 429, 429]
    assert _log_in(office, "bien-tap").status_code == 429
    assert _log_in(office, "doc").status_code == 303


def test_a_one_time_password_opens_nothing_but_the_form_for_a_new_one(office: Office) -> None:
    office.accounts.set_password("quan-tri", "dùng một lần thôi", must_change=True)
    assert _log_in(office, "quan-tri", "dùng một lần thôi").headers["location"] == "/mat-khau"
    assert office.client.get("/", headers=HTML).headers["location"] == "/mat-khau"
    assert office.client.get("/api/documents").status_code == 403
    form = {"old": "dùng một lần thôi", "new": PASSWORD, "again": "khác hẳn nhau"}
    assert office.client.post("/mat-khau", data=form).status_code == 400
    done = office.client.post("/mat-khau", data=form | {"again": PASSWORD})
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert office.client.get("/api/documents").status_code == 200


@pytest.mark.parametrize("goal", ["//khac.example", "https://khac.example", "/\\khac", "\nx"])
def test_nobody_is_sent_to_another_site_after_logging_in(office: Office, goal: str) -> None:
    form = {"name": "doc", "password": PASSWORD, "ve": goal}
    assert office.client.post("/dang-nhap", data=form).headers["location"] == "/"


def test_a_page_of_another_site_changes_nothing(office: Office) -> None:
    _log_in(office, "doc")
    ask = {"question": "Ai hướng dẫn tiêm vắc xin cho trẻ em?"}
    for headers in ({"Origin": "http://khac.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert office.client.post("/api/ask", json=ask, headers=headers).status_code == 403
        assert office.client.post("/dang-nhap", data={}, headers=headers).status_code == 403
    own = {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}
    assert office.client.post("/api/ask", json=ask, headers=own).status_code == 200


def test_a_name_that_is_not_the_servers_is_refused(tmp_path: Path) -> None:
    limits = Limits(hosts=("127.0.0.1",), requests=3, upload=1000)
    with open_office(tmp_path, auth=False, limits=limits) as office:
        foreign = office.client.get("/suc-khoe", headers={"Host": "khac.example:7860"})
        assert foreign.status_code == 400
        headers = {"Host": "127.0.0.1:7860"}
        assert office.client.get("/suc-khoe", headers=headers).status_code == 200
        large = office.client.post("/api/documents", content=b"x" * 1001)
        assert large.status_code == 413
        ten_gigabytes = {"Content-Length": str(10 * 2**30)}
        early = office.client.post("/api/documents", headers=ten_gigabytes, content=b"x")
        assert early.status_code == 413


def test_too_many_requests_are_told_to_wait(tmp_path: Path) -> None:
    with open_office(tmp_path, limits=Limits(requests=3)) as office:
        asked = [
            office.client.post("/api/ask", json={"question": "x y"}, headers=office.as_("doc"))
            for _ in range(4)
        ]
        assert [answer.status_code for answer in asked] == [200, 200, 200, 429]
        assert asked[-1].headers["retry-after"] == "60"


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


def test_what_a_role_may_not_do_is_refused(office: Office) -> None:
    files = {"files": ("moi.txt", "Số: 9/TB-VPCP".encode())}
    reader = office.as_("doc")
    assert office.client.post("/api/documents", files=files, headers=reader).status_code == 403
    assert office.client.delete("/api/documents/1", headers=reader).status_code == 403
    assert office.client.post("/api/eval", headers=reader).status_code == 403


def test_editors_and_administrators_who_see_every_document_evaluate(office: Office) -> None:
    for who in ("bien-tap", "quan-tri"):
        run = office.client.post("/api/eval", params={"gold": "gold"}, headers=office.as_(who))
        assert run.json() == {"set": "gold", "n": 0}
    secret = office.accounts.new_token("biên tập một tập", Role.EDITOR, ("",))
    partly = {"Authorization": f"Bearer {secret}"}
    assert office.client.post("/api/eval", headers=partly).status_code == 403
    assert office.client.get("/manh/lan-chay", headers=partly).status_code in {403, 404}


def test_an_editor_who_sees_a_part_neither_reads_nor_names_the_rest(office: Office) -> None:
    secret = office.accounts.new_token("biên tập phần chung", Role.EDITOR, ("",))
    partly = {"Authorization": f"Bearer {secret}", "x-tracuu": "1"}
    editor = office.as_("bien-tap")
    path, newer = "/api/documents/3/TB-VPCP", {"replaced_by": "2/TB-VPCP"}
    refused = office.client.patch(path, json=newer, headers=partly)
    absent = office.client.patch(path, json={"replaced_by": "7/TB-VPCP"}, headers=partly)
    assert (refused.status_code, absent.status_code) == (404, 404)
    assert refused.json()["detail"].replace("2/", "7/") == absent.json()["detail"]
    form = {"van": "3/TB-VPCP (2023)", **newer}
    assert office.client.post("/van-ban/sua", data=form, headers=partly).status_code == 422
    assert office.client.patch(path, json=newer, headers=editor).status_code == 200
    shown = office.client.get("/manh/sua", params={"van": "3/TB-VPCP (2023)"}, headers=partly)
    table = office.client.get("/manh/van-ban", headers=partly)
    assert shown.status_code == table.status_code == 200
    assert "2/TB-VPCP (2023)" not in shown.text + table.text
    kept = {"van": "3/TB-VPCP (2023)", "replaced_by": "", "title": "Về đê"}
    assert office.client.post("/van-ban/sua", data=kept, headers=partly).status_code == 200
    after = office.client.get(path, headers=editor).json()
    assert (after["title"], after["superseded_by"]) == ("Về đê", "2/TB-VPCP (2023)")
    back = {"replaced_by": None, "title": None}
    assert office.client.patch(path, json=back, headers=editor).status_code == 200


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/vibe-edit", "/login"])
def test_nothing_of_gradio_but_the_pages_is_open(office: Office, path: str) -> None:
    _log_in(office, "doc")
    sent = office.client.post(path, files={"files": ("a.txt", b"moi")})
    assert sent.status_code == 404
    for closed in ("/gradio_api/file=/etc/passwd", "/gradio_api/deep_link", "/gradio_api/runs"):
        assert office.client.get(closed).status_code == 404


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
    called = office.client.post(
        "/mcp/",
        headers=reader | {"Accept": "application/json, text/event-stream"},
        json=_call("ask", words),
    )
    tasks = office.client.get("/api/tasks", headers=reader)
    listed = office.client.post(
        "/mcp/",
        headers=reader | {"Accept": "application/json, text/event-stream"},
        json=_call("list_tasks", {}),
    )
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


def _call(tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    params = {"name": tool, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}


def test_mcp_answers_for_the_token_that_asks(office: Office) -> None:
    headers = {"Accept": "application/json, text/event-stream"}
    arguments = {"key": "2/TB-VPCP (2023)"}
    told = {
        who: office.client.post(
            "/mcp/", headers=headers | office.as_(who), json=_call("get_document", arguments)
        ).json()["result"]["structuredContent"]
        for who in ("doc", "bien-tap")
    }
    assert "kho không có văn bản này" in told["doc"]["error"]
    assert "Hoa Ban" in told["bien-tap"]["text"]


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


def test_the_log_says_who_did_what(office: Office) -> None:
    office.client.post("/api/ask", json={"question": "Ai chủ trì?"}, headers=office.as_("doc"))
    lines = (office.records / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    last = json.loads(lines[-1])
    assert (last["who"], last["what"], last["about"]) == ("ma:mã doc", "ask", "Ai chủ trì?")


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
