"""Who logs in: with what cookie, how often they may try, what is then ready for them."""

import queue
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chat.access.identify import SESSION
from tests.support.office import PASSWORD, Office, open_office

if TYPE_CHECKING:
    from chat.access.user import User

HTML = {"Accept": "text/html"}
_PATIENCE = 10.0  # seconds


@pytest.fixture(autouse=True)
def _nobody_is_logged_in(office: Office) -> None:
    office.client.cookies.clear()


def test_a_stranger_is_sent_to_the_login_and_told_so_in_the_api(office: Office) -> None:
    page = office.client.get("/van-ban", headers=HTML)
    assert (page.status_code, page.headers["location"]) == (303, "/dang-nhap?ve=/van-ban")
    for path in ("/api/documents", "/api/openapi.json", "/mcp/", "/config", "/gradio_api/info"):
        assert office.client.get(path).status_code == 401, path
    assert office.client.post("/api/ask", json={"question": "ai?"}).status_code == 401
    assert office.client.get("/suc-khoe").json()["ok"] is True


def test_logging_in_gives_a_cookie_that_scripts_and_other_sites_cannot_use(office: Office) -> None:
    answer = office.log_in("doc")
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(SESSION)
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert office.client.get("/api/documents").status_code == 200
    assert office.client.post("/dang-xuat").status_code == 303
    assert office.client.get("/api/documents").status_code == 401


def test_a_wrong_password_says_nothing_about_the_name(office: Office) -> None:
    nobody, wrong = office.log_in("không ai"), office.log_in("doc", "sai bét nhè luôn")
    assert nobody.status_code == wrong.status_code == 401
    assert nobody.text == wrong.text


def test_brute_force_is_slowed_for_that_name_only(office: Office) -> None:
    answers = [office.log_in("bien-tap", f"thử lần {turn}").status_code for turn in range(5)]
    assert answers == [401, 401, 401, 429, 429]
    assert office.log_in("bien-tap").status_code == 429
    assert office.log_in("doc").status_code == 303


def test_a_one_time_password_opens_nothing_but_the_form_for_a_new_one(office: Office) -> None:
    office.accounts.set_password("quan-tri", "dùng một lần thôi", must_change=True)
    assert office.log_in("quan-tri", "dùng một lần thôi").headers["location"] == "/mat-khau"
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


def test_what_a_reader_sees_is_made_ready_when_they_log_in(tmp_path: Path) -> None:
    came: queue.Queue[User] = queue.Queue()
    with open_office(tmp_path, prepare=came.put) as office:
        assert office.log_in("doc").status_code == 303
        user = came.get(timeout=_PATIENCE)
    assert (user.name, user.collections) == ("doc", ("",))
    assert not user.sees("2/TB-VPCP (2023)")
    assert user.sees("1/TB-VPCP (2023)")


def test_nothing_is_made_ready_for_a_wrong_password(tmp_path: Path) -> None:
    came: queue.Queue[User] = queue.Queue()
    with open_office(tmp_path, prepare=came.put) as office:
        assert office.log_in("doc", "sai mật khẩu rồi").status_code == 401
        assert office.log_in("quan-tri").status_code == 303
        assert came.get(timeout=_PATIENCE).name == "quan-tri"
    assert came.empty()
