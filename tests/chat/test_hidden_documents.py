"""An editor who sees a part of the corpus changes nothing of the rest, and learns nothing of it."""

import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from chat.access.roles import Role
from ingest.catalogue import Entry
from tests.support.notices import notice_text
from tests.support.office import SECRET, Office, open_office

HIDDEN = "2/TB-VPCP (2023)"
PATH = "/api/documents/3/TB-VPCP"
_TOLD = ("Hoa Ban", "HỌP THỨ 2", "2.txt", HIDDEN, "mat")


@pytest.fixture(scope="module")
def partly(office: Office) -> dict[str, str]:
    """The headers of an editor who sees the documents without a collection."""
    secret = office.accounts.new_token("biên tập phần chung", Role.EDITOR, ("",))
    return {"Authorization": f"Bearer {secret}", "x-tracuu": "1"}


def _hidden(office: Office) -> Entry:
    entry = office.library.corpus.catalogue.with_key(HIDDEN)
    assert entry is not None
    text = (office.library.corpus.folder / entry.file).read_text(encoding="utf-8")
    assert text == notice_text(2, task=SECRET)
    assert office.library.store.notice(entry.sha256).number == "2/TB-VPCP"
    return entry


def _refused(report: dict[str, Any]) -> None:
    assert (report["status"], report["key"], report["title"]) == ("rejected", None, None)
    assert "không được sửa; hãy nhờ quản trị viên" in report["reason"]
    assert "\n" not in report["reason"]
    assert not [word for word in _TOLD if word in str(report).replace(report["file"], "")]


def _zip(*members: tuple[str, str]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members:
            archive.writestr(name, text)
    return packed.getvalue()


def test_an_editor_who_sees_a_part_neither_reads_nor_names_the_rest(
    office: Office, partly: dict[str, str]
) -> None:
    editor = office.as_("bien-tap")
    path, newer = PATH, {"replaced_by": "2/TB-VPCP"}
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


def test_a_question_is_not_understood_by_the_words_of_a_hidden_document(
    office: Office, partly: dict[str, str]
) -> None:
    told = {}
    for who, headers in (("partly", partly), ("editor", office.as_("bien-tap"))):
        body = {"question": "chuyen an hoa ban"}
        found = office.client.post("/api/ask", json=body, headers=headers).json()
        told[who] = found["understood"]
    assert told["editor"] == "chuyên án Hoa Ban"
    assert "Hoa Ban" not in told["partly"]


@pytest.mark.parametrize(
    "text",
    [
        notice_text(2, task="Bản chép đè."),
        normalize("NFD", notice_text(2, task="Bản chép đè.")),
        notice_text(2, task=SECRET),
        notice_text(2, task=SECRET).replace("\n\n", "\n \n"),
    ],
    ids=["another version", "decomposed", "the same bytes", "the same words"],
)
def test_a_file_with_the_number_of_a_hidden_document_is_refused_and_the_rest_comes_in(
    office: Office, partly: dict[str, str], text: str
) -> None:
    before = _hidden(office)
    files = [("files", ("x.txt", text.encode())), ("files", ("4.txt", notice_text(4).encode()))]
    bad, good = office.client.post("/api/documents", files=files, headers=partly).json()
    _refused(bad)
    assert good["status"] in {"added", "unchanged"}
    assert _hidden(office) == before
    assert office.library.differences() == []


def test_a_zip_file_with_such_a_document_loses_nothing_else(
    office: Office, partly: dict[str, str]
) -> None:
    before = _hidden(office)
    packed = _zip(("hai.txt", notice_text(2, task="Bản khác.")), ("5.txt", notice_text(5)))
    files = {"files": ("kho.zip", packed)}
    reports = office.client.post("/api/documents", files=files, headers=partly).json()
    told = {Path(report["file"]).name: report for report in reports}
    _refused(told["hai.txt"])
    assert told["5.txt"]["key"] == "5/TB-VPCP (2023)"
    assert _hidden(office) == before


def test_the_page_refuses_it_with_the_same_line(office: Office, partly: dict[str, str]) -> None:
    before = _hidden(office)
    text = notice_text(2, task="Bản khác.").encode()
    shown = office.client.post("/tai-len?ten=hai.txt", content=text, headers=partly)
    assert shown.status_code == 200
    assert "hãy nhờ quản trị viên thêm" in shown.text
    assert not [word for word in _TOLD if word in shown.text]
    assert _hidden(office) == before


def test_what_the_index_does_not_have_yet_is_hidden_all_the_same(
    office: Office, partly: dict[str, str]
) -> None:
    before = _hidden(office)
    office.library.store.remove(before.sha256)  # as while a restored corpus is being indexed
    files = {"files": ("hai.txt", notice_text(2, task="Bản khác.").encode())}
    [report] = office.client.post("/api/documents", files=files, headers=partly).json()
    list(office.library.sync())
    _refused(report)
    assert _hidden(office) == before


def test_who_sees_it_replaces_it_as_before(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        files = {"files": ("hai.txt", notice_text(2, task="Bản mới.").encode())}
        editor = office.as_("bien-tap")
        [report] = office.client.post("/api/documents", files=files, headers=editor).json()
        assert (report["status"], report["key"]) == ("replaced", HIDDEN)


def test_no_correction_makes_a_document_pass_for_a_hidden_one(
    office: Office, partly: dict[str, str]
) -> None:
    before = _hidden(office)
    told = office.client.patch(PATH, json={"number": "2/TB-VPCP"}, headers=partly)
    form = {"van": "3/TB-VPCP (2023)", "number": "2/TB-VPCP"}
    page = office.client.post("/van-ban/sua", data=form, headers=partly)
    for answer in (told, page):
        assert answer.status_code == 422
        assert "không được sửa; hãy nhờ quản trị viên sửa" in answer.text
        assert not [word for word in _TOLD if word in answer.text]
    assert _hidden(office) == before
    assert office.library.find("3/TB-VPCP").corrections == {}
    free = office.client.patch(PATH, json={"number": "33/TB-VPCP"}, headers=partly)
    assert free.json()[0]["key"] == "33/TB-VPCP (2023)"
    back = office.client.patch("/api/documents/33", json={"number": None}, headers=partly)
    assert back.json()[0]["key"] == "3/TB-VPCP (2023)"


def test_a_year_that_was_not_read_opens_no_way_round(
    office: Office, partly: dict[str, str]
) -> None:
    before = _hidden(office)
    text = notice_text(2, year=2021)
    files = {"files": ("hai 2021.txt", text.encode())}
    [report] = office.client.post("/api/documents", files=files, headers=partly).json()
    assert report["key"] == "2/TB-VPCP (2021)"  # another document: numbers begin anew each year
    path = f"/api/documents/{report['key']}"
    told = office.client.patch(path, json={"date": "11/5/2023"}, headers=partly)
    assert told.status_code == 422
    assert _hidden(office) == before
    assert office.client.delete(path, headers=partly).json()["status"] == "removed"


def test_a_hidden_document_is_not_corrected_or_removed_by_any_of_its_names(
    office: Office, partly: dict[str, str]
) -> None:
    before = _hidden(office)
    for name in (HIDDEN, "2/TB-VPCP", "2", before.file, before.sha256[:8]):
        path = f"/api/documents/{name}"
        assert office.client.delete(path, headers=partly).status_code == 404
        assert office.client.patch(path, json={"title": "x"}, headers=partly).status_code == 404
        for form in ("/van-ban/go", "/van-ban/sua"):
            data = {"van": name, "title": "x"}
            assert office.client.post(form, data=data, headers=partly).status_code == 404
    assert _hidden(office) == before


def test_a_new_key_is_told_to_hidden_documents_but_not_of_them(
    office: Office, partly: dict[str, str]
) -> None:
    office.library.edit(HIDDEN, {"replaced_by": "3/TB-VPCP"})
    try:
        reports = office.client.patch(PATH, json={"number": "34/TB-VPCP"}, headers=partly).json()
        assert [report["key"] for report in reports] == ["34/TB-VPCP (2023)"]
        assert _hidden(office).corrections["replaced_by"] == "34/TB-VPCP (2023)"
    finally:
        office.library.edit("34/TB-VPCP", {"number": None})
        office.library.edit(HIDDEN, {"replaced_by": None})


def test_what_a_limited_editor_adds_goes_into_a_collection_of_theirs(office: Office) -> None:
    secret = office.accounts.new_token("biên tập y tế", Role.EDITOR, ("y tế", "dược"))
    headers = {"Authorization": f"Bearer {secret}", "x-tracuu": "1"}
    files = {"files": ("40.txt", notice_text(40).encode())}
    [report] = office.client.post("/api/documents", files=files, headers=headers).json()
    assert report["status"] == "added"
    [document] = office.client.get("/api/documents", headers=headers).json()["documents"]
    assert (document["key"], document["collection"]) == ("40/TB-VPCP (2023)", "dược")
    assert office.client.get("/api/documents/40", headers=office.as_("doc")).status_code == 404


def test_what_a_limited_editor_adds_does_not_replace_a_hidden_document(tmp_path: Path) -> None:
    says = "Thông báo này thay thế Thông báo số {}/TB-VPCP ngày 10 tháng 4 năm 2023."
    with open_office(tmp_path) as office:
        secret = office.accounts.new_token("biên tập phần chung", Role.EDITOR, ("",))
        headers = {"Authorization": f"Bearer {secret}", "x-tracuu": "1"}
        for number, meant in ((50, 2), (51, 1)):
            text = notice_text(number, year=2024, task=says.format(meant))
            files = {"files": (f"{number}.txt", text.encode())}
            [report] = office.client.post("/api/documents", files=files, headers=headers).json()
            assert report["status"] == "added"
        told = {
            one["key"]: one["superseded_by"]
            for one in office.client.get("/api/documents", headers=office.as_("quan-tri")).json()[
                "documents"
            ]
        }
        assert told["1/TB-VPCP (2023)"] == "51/TB-VPCP (2024)"
        assert told[HIDDEN] is None


def test_no_correction_of_a_limited_editor_makes_a_document_repeal_a_hidden_one(
    tmp_path: Path,
) -> None:
    says = "Bãi bỏ Thông báo số {}/TB-VPCP ngày 10 tháng 4 năm 2023."
    with open_office(tmp_path) as office:
        secret = office.accounts.new_token("biên tập phần chung", Role.EDITOR, ("",))
        partly = {"Authorization": f"Bearer {secret}", "x-tracuu": "1"}
        everyones = office.as_("bien-tap")
        changes = {"kind": "Quyết định"}  # a notice gives no such order, a decision does
        for number, meant, who in ((60, 2, partly), (61, 1, partly), (62, 3, everyones)):
            text = notice_text(number, year=2024, task=says.format(meant))
            files = {"files": (f"{number}.txt", text.encode())}
            office.client.post("/api/documents", files=files, headers=everyones)
            sent = office.client.patch(f"/api/documents/{number}", json=changes, headers=who)
            assert sent.status_code == 200
        documents = office.client.get("/api/documents", headers=everyones).json()["documents"]
    told = {one["key"]: one["superseded_by"] for one in documents}
    assert told["1/TB-VPCP (2023)"] == "61/TB-VPCP (2024)"
    assert told["3/TB-VPCP (2023)"] == "62/TB-VPCP (2024)"
    assert told[HIDDEN] is None


@pytest.mark.parametrize("name", ["2.txt", "chưa ai dùng.txt", normalize("NFD", "Đê điều.txt")])
def test_the_name_of_a_file_does_not_tell_whether_a_hidden_one_has_it(
    office: Office, partly: dict[str, str], name: str
) -> None:
    text = notice_text(70, task=f"Đắp đê {name}.").encode()
    [report] = office.client.post(
        "/api/documents", files={"files": (name, text)}, headers=partly
    ).json()
    path = "/api/documents/70"
    kept = Path(office.library.find("70/TB-VPCP").file)
    mark = f" [{sha256(text).hexdigest()[:8]}].txt"
    assert kept.name == normalize("NFC", Path(name).stem) + mark
    assert (report["file"], report["key"]) == (name, "70/TB-VPCP (2023)")
    assert office.client.delete(path, headers=partly).json()["status"] == "removed"
