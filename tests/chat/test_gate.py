"""The gate before pages and programs: whose requests it lets through, how many, and the log."""

import json
from pathlib import Path

import pytest

from chat.access.limits import Limits
from chat.access.roles import Role
from tests.support.office import Office, open_office


@pytest.fixture(autouse=True)
def _nobody_is_logged_in(office: Office) -> None:
    office.client.cookies.clear()


def test_a_page_of_another_site_changes_nothing(office: Office) -> None:
    office.log_in("doc")
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


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/vibe-edit", "/login"])
def test_nothing_of_gradio_but_the_pages_is_open(office: Office, path: str) -> None:
    office.log_in("doc")
    sent = office.client.post(path, files={"files": ("a.txt", b"moi")})
    assert sent.status_code == 404
    for closed in ("/gradio_api/file=/etc/passwd", "/gradio_api/deep_link", "/gradio_api/runs"):
        assert office.client.get(closed).status_code == 404


def test_the_log_says_who_did_what(office: Office) -> None:
    office.client.post("/api/ask", json={"question": "Ai chủ trì?"}, headers=office.as_("doc"))
    lines = (office.records / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    last = json.loads(lines[-1])
    assert (last["who"], last["what"], last["about"]) == ("ma:mã doc", "ask", "Ai chủ trì?")
