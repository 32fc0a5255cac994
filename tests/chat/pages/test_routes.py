"""What the routes behind the pages refuse: roles, other people's documents, other sites, paths."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient
from starlette.requests import HTTPConnection

from chat.access.limits import Limits
from chat.access.user import User
from chat.pages.parts import Parts
from eval.office import evaluation_of
from tests.support.homes import NOTICE
from tracuu import Workspace

pytestmark = pytest.mark.filterwarnings("default")
KEY = "320/TB-VPCP (2021)"
OURS = {"x-tracuu": "1"}


def _identify(connection: HTTPConnection) -> User:
    """A user as the test wants them: "đọc" may only read, "lạ" sees no document."""
    role = connection.headers.get("x-role", "")
    return User(
        id=role or "quan-tri",
        may_edit=not role,
        may_evaluate=not role,
        may_manage=not role,
        sees=lambda _: role != "la",
    )


@pytest.fixture(scope="module")
def client(home: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The server over the real notice."""
    from chat.pages.server import build_server

    parts = Parts(
        ask=lambda _, question, history: iter([home.assistant.ask(question, history)]),
        library=home.library,
        store=home.store,
        records=tmp_path_factory.mktemp("records"),
        identify=_identify,
        evaluation=evaluation_of(home),
    )
    server = build_server(parts, limits=Limits(upload=100_000))
    with TestClient(server, base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize("path", ["/van-ban/go", "/van-ban/sua", "/tai-len?ten=a.txt"])
def test_a_reader_changes_nothing(client: TestClient, path: str) -> None:
    answer = client.post(path, data={"van": KEY}, headers={**OURS, "x-role": "doc"})
    assert answer.status_code == 403
    assert "không có quyền" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/manh/lan-chay", "/manh/ung-vien", "/manh/tien-do"])
def test_a_reader_sees_nothing_of_the_evaluation(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"x-role": "doc"}).status_code == 403


@pytest.mark.parametrize("path", ["/van-ban/go", "/cuoc-hoi/xoa", "/danh-gia/chay"])
def test_what_another_site_sends_changes_nothing(client: TestClient, path: str) -> None:
    answer = client.post(path, data={"van": KEY, "cuoc": "x", "bo": "gold"})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/manh/nguon", "/tai-ve", "/manh/sua"])
def test_a_document_that_one_may_not_see_looks_as_if_it_were_not_there(
    client: TestClient, path: str
) -> None:
    hidden = client.get(path, params={"van": KEY}, headers={"x-role": "la"})
    absent = client.get(path, params={"van": "999/TB-VPCP (1999)"})
    assert (hidden.status_code, hidden.text) == (absent.status_code, absent.text)
    assert hidden.status_code == 404


def test_hidden_documents_give_no_rows_and_no_tasks(client: TestClient) -> None:
    for path in ("/manh/van-ban", "/manh/nhiem-vu", "/nhiem-vu.csv"):
        assert "320/TB-VPCP" in client.get(path).text
        assert "320/TB-VPCP" not in client.get(path, headers={"x-role": "la"}).text


def test_a_filter_by_a_hidden_document_looks_as_one_by_a_document_that_is_not_there(
    client: TestClient,
) -> None:
    hidden = client.get("/manh/nhiem-vu", params={"van": KEY}, headers={"x-role": "la"})
    assert hidden.status_code == 422
    name = "320/TB-VPCP (1999)"
    absent = client.get("/manh/nhiem-vu", params={"van": name})
    assert hidden.text == absent.text.replace(name, KEY)
    both = client.get("/manh/nhiem-vu", params={"van": f"{KEY}; 320"})
    assert both.status_code == 200


def test_the_original_comes_back_byte_for_byte_as_a_download(client: TestClient) -> None:
    answer = client.get("/tai-ve", params={"van": KEY})
    assert answer.content == NOTICE.read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_upload_that_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/tai-len?ten=to.txt", content=b"x" * 200_000, headers=OURS)
    assert answer.status_code == 413


@pytest.mark.parametrize("name", ["../../ngoai.txt", "/etc/ngoai.txt", "..", "a\x00b.txt"])
def test_the_name_of_an_upload_is_never_a_path(
    client: TestClient, home: Workspace, name: str
) -> None:
    before = set(home.home.parent.rglob("ngoai*"))
    answer = client.post("/tai-len", params={"ten": name}, content=b"\x00\x01", headers=OURS)
    assert answer.status_code == 200
    assert "từ chối" in answer.text
    assert set(home.home.parent.rglob("ngoai*")) == before


@pytest.mark.parametrize(
    "address",
    ["/manh/van-ban?trang=0", "/manh/nguon", "/trang?van=x&trang=-1", "/xuat?cuoc=a&dang=exe"],
)
def test_what_makes_no_sense_is_a_plain_no(client: TestClient, address: str) -> None:
    assert client.get(address).status_code in {404, 422}


def test_a_page_of_a_text_file_is_not_drawn(client: TestClient) -> None:
    assert client.get("/trang", params={"van": KEY, "trang": 1}).status_code == 404
    panel = client.get("/manh/nguon", params={"van": KEY, "tu": 10, "den": 30}).text
    assert "<mark>" in panel
    assert "data-page" not in panel


def test_the_cookie_of_a_browser_is_for_this_site_and_no_script(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_no_file_of_the_program_is_served(client: TestClient) -> None:
    for path in (
        "/giao-dien/../edge.py",
        "/giao-dien/%2e%2e/edge.py",
        "/gradio_api/file=tracuu.py",
    ):
        answer = client.get(path)
        assert answer.status_code in {403, 404}, path
        assert "import" not in answer.text
    assert Path("tracuu.py").exists()


def test_what_nobody_has_foreseen_is_an_apology_with_a_number(
    home: Workspace, tmp_path: Path
) -> None:
    from chat.pages.server import build_server

    router = APIRouter()
    router.add_api_route("/hong", lambda: 1 // 0)
    parts = Parts(ask=lambda *_: iter(()), library=home.library, store=home.store, records=tmp_path)
    with TestClient(build_server(parts, routers=[router]), raise_server_exceptions=False) as client:
        answer = client.get("/hong")
    assert answer.status_code == 500
    assert "mã lỗi" in answer.json()["detail"]
    assert "Zero" not in answer.text


def test_a_gold_set_that_is_none_is_said_so(client: TestClient) -> None:
    for path in ("/manh/cau-hoi?bo=khong-co", "/manh/ket-qua?lan=1"):
        answer = client.get(path)
        assert answer.status_code == 422
        assert "không có" in answer.json()["detail"]
