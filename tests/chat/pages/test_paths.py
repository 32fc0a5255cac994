"""No name in an address, a form or an upload leads out of its folder: asked raw, over a socket."""

import http.client
import itertools
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest

from chat.access.audit import AUDIT
from chat.access.roles import Role
from tests.support.guarded import Guarded

pytestmark = pytest.mark.filterwarnings("default")
_OUTSIDE = "MẬT NGOÀI KHO"
_KEPT = (_OUTSIDE, "root:", "SQLite format", "from starlette")  # what may not come back
_NAMES = (
    "../ngoai.txt",
    "../../ngoai.txt",
    "..%2fngoai.txt",
    "%2e%2e/ngoai.txt",
    "%2e%2e%2fngoai.txt",
    "..%252fngoai.txt",
    "%252e%252e%252fngoai.txt",
    "..%5cngoai.txt",
    "....//ngoai.txt",
    "{home}/ngoai.txt",
    "%2fetc%2fpasswd",
    "/etc/passwd",
    "../records/accounts.db",
    "..%2frecords%2faccounts.db",
    "%00",
    "ngoai.txt%00.jsonl",
    "%ff%fe",
    "../edge.py",
)
_ADDRESSES = (
    "/{}",
    "/giao-dien/{}",
    "/assets/{}",
    "/static/{}",
    "/svelte/{}",
    "/gradio_api/file={}",
    "/gradio_api/file/{}",
    "/custom_component/{}",
    "/tai-ve?van={}",
    "/trang?van={}&trang=1",
    "/manh/nguon?van={}",
    "/manh/trang?van={}&trang=1",
    "/manh/sua?van={}",
    "/nhiem-vu.{}",
    "/nhiem-vu.csv?van={}",
    "/xuat?cuoc={}&dang=md",
    "/manh/ket-qua?lan={}",
    "/manh/so-sanh?lan={}&voi={}",
    "/manh/bo-cau-hoi?bo={}",
    "/manh/cau-hoi?bo={}&id=x",
    "/api/documents/{}",
    "/api/original?key={}",
    "/api/tasks?document={}",
)


class _Raw:
    """A program that sends addresses as they are: no client makes them harmless before."""

    def __init__(self, guarded: Guarded) -> None:
        where = urlsplit(guarded.address)
        self._connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=60)
        secret = guarded.accounts.new_token("đường dẫn", Role.ADMIN)
        self._headers = {"Authorization": f"Bearer {secret}", "x-tracuu": "1"}

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str]:
        headers = self._headers | ({"Content-Type": kind} if kind else {})
        self._connection.request(method, path, body=body or None, headers=headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")


@pytest.fixture(scope="module")
def raw(guarded: Guarded) -> _Raw:
    return _Raw(guarded)


@pytest.fixture(scope="module")
def office(guarded: Guarded) -> Path:
    """The home of the office, with a file beside its folders that nobody may read."""
    folder = guarded.workspace.home
    for place in (folder, folder.parent):
        (place / "ngoai.txt").write_text(_OUTSIDE, encoding="utf-8")
        (place / "ngoai.txt.jsonl").write_text(f'{{"answerable": "{_OUTSIDE}"}}', encoding="utf-8")
    return folder


def _files(office: Path) -> set[Path]:
    """Every file of the office but the log and those of the index."""
    return {
        path
        for path in office.parent.rglob("*")
        if path.is_file() and "var" not in path.parts and path.name != AUDIT
    }


@pytest.mark.parametrize("address", _ADDRESSES)
def test_no_address_gives_what_lies_outside(raw: _Raw, office: Path, address: str) -> None:
    for name in _NAMES:
        path = address.replace("{}", name.replace("{home}", str(office)))
        status, told = raw.ask("GET", path)
        assert status in {303, 307, 400, 403, 404, 405, 422}, (path, status, told[:200])
        assert not [words for words in _KEPT if words in told], path


def test_no_form_writes_or_reads_outside(raw: _Raw, office: Path) -> None:
    form = "application/x-www-form-urlencoded"
    before = _files(office)
    plain = [name.replace("{home}", str(office)) for name in _NAMES[::3]]
    for path, name in itertools.product(("/danh-gia/chay", "/danh-gia/cau-hoi"), plain):
        fields = f"bo={name}&id=a&kind=who&question=Ai&thay={name}"
        status, told = raw.ask("POST", path, fields.encode(), form)
        assert status in ({200, 422} if path.endswith("chay") else {422}), (path, name, told)
        assert _OUTSIDE not in told + raw.ask("GET", "/manh/tien-do")[1]
    for path, name in itertools.product(("/van-ban/go", "/van-ban/sua"), plain):
        assert raw.ask("POST", path, f"van={name}".encode(), form)[0] == 404, (path, name)
    for name in plain:
        assert raw.ask("POST", f"/api/eval?gold={quote(name)}")[0] in {404, 422}, name
        assert raw.ask("DELETE", f"/api/documents/{name}")[0] in {400, 404, 405, 422}, name
    assert _files(office) == before


@pytest.mark.parametrize("name", [*_NAMES, "..", ".", "a/b/c.txt", "C:\\Windows\\a.txt"])
def test_an_upload_lies_in_the_corpus_whatever_its_name(
    raw: _Raw, guarded: Guarded, office: Path, name: str
) -> None:
    library, before = guarded.workspace.library, _files(office)
    known = {document.key for document in library.store.documents()}
    words = f"Công văn về tên tệp {name!r}, nội dung về nuôi ong lấy mật.".encode()
    status, told = raw.ask("POST", f"/tai-len?{urlencode({'ten': name})}", words)
    assert status == 200
    assert "good" in told
    [added] = {document.key for document in library.store.documents()} - known
    changed = _files(office) - before
    library.remove(added)
    corpus = library.corpus.folder.resolve()
    assert changed
    assert all(path.resolve().is_relative_to(corpus) for path in changed)
