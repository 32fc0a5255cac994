"""Who logs in finds ready what they may see."""

import queue
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.office import PASSWORD, Office, open_office

if TYPE_CHECKING:
    from chat.access.user import User

_PATIENCE = 10.0  # seconds


def _log_in(office: Office, name: str, password: str = PASSWORD) -> int:
    form = {"name": name, "password": password, "ve": "/"}
    return office.client.post("/dang-nhap", data=form).status_code


def test_what_a_reader_sees_is_made_ready_when_they_log_in(tmp_path: Path) -> None:
    came: queue.Queue[User] = queue.Queue()
    with open_office(tmp_path, prepare=came.put) as office:
        assert _log_in(office, "doc") == 303
        user = came.get(timeout=_PATIENCE)
    assert (user.name, user.collections) == ("doc", ("",))
    assert not user.sees("2/TB-VPCP (2023)")
    assert user.sees("1/TB-VPCP (2023)")


def test_nothing_is_made_ready_for_a_wrong_password(tmp_path: Path) -> None:
    came: queue.Queue[User] = queue.Queue()
    with open_office(tmp_path, prepare=came.put) as office:
        assert _log_in(office, "doc", "sai mật khẩu rồi") == 401
        assert _log_in(office, "quan-tri") == 303
        assert came.get(timeout=_PATIENCE).name == "quan-tri"
    assert came.empty()
