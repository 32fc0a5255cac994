"""Words of the evaluation."""

from collections.abc import Mapping

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


def phrase_line(measure: str, shown: str, *, held_out: bool = False) -> str:
    """How well the marked phrase meets the short answers of a collection."""
    part = " (nửa không dùng để khớp)" if held_out else ""
    return f"Cụm từ được đánh dấu{part}, {measure}: {shown}"


STEP_NAMES = {
    "understand": "hiểu câu hỏi",
    "embed": "nhúng",
    "search": "tìm",
    "rerank": "xếp lại",
    "read": "đọc",
    "decide": "quyết định",
}


def steps_line(steps: Mapping[str, Mapping[str, float]]) -> str:
    """How long each step takes, milliseconds."""
    parts = (
        f"{STEP_NAMES.get(name, name)} {took['p50']:.0f}/{took['p95']:.0f}"
        for name, took in steps.items()
    )
    return f"Từng bước, p50/p95 ms: {', '.join(parts)}"


def auroc_line(value: float | None) -> str:
    """How well the confidence tells answerable from unanswerable questions."""
    shown = NOTHING_MEASURED if value is None else f"{value:.3f}".replace(".", ",")
    return f"Độ tin cậy phân biệt câu trả lời được và không trả lời được (AUROC): {shown}"


def selective_line(share: float, right: float) -> str:
    """How many answers are right when a share of all questions is refused, the least sure first."""
    shown = f"{100 * right:.1f} %".replace(".", ",")
    return f"Khi từ chối {100 * share:.0f} % số câu: trả lời đúng {shown} số câu được trả lời"


def expected(groups: tuple[tuple[str, ...], ...]) -> str:
    """What an answer must contain; without groups the question is to be refused."""
    if not groups:
        return "từ chối (văn bản không nêu)"
    return "; ".join(" / ".join(group) for group in groups)


def given(*, refused: bool) -> str:
    """The label before an answer or the reason for a refusal."""
    return "Từ chối" if refused else "Trả lời"


def no_gold_set(name: str) -> str:
    """A gold set that is not there."""
    return f"{name}: không có bộ câu hỏi này; hãy chọn một bộ trong danh sách."


def gold_set_shipped(name: str) -> str:
    """A gold set that came with the program."""
    return f"{name}: bộ câu hỏi đi kèm chương trình, chỉ để chạy; hãy sửa bộ của cơ quan."


def no_run(name: str) -> str:
    """A run that is not kept."""
    return f"{name}: không có lần chạy này; hãy chọn trong danh sách."


def throughput(passages: int, adding: float, model: float, share: float) -> str:
    """Passages a second of adding and of the bare model."""
    return (
        f"{passages} đoạn: thêm vào kho {adding:.2f} đoạn/giây, riêng mô hình {model:.2f} đoạn/giây, "
        f"tỷ lệ {share:.2f}"
    )
