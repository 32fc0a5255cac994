"""Words of the command line."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ingest.wording.pages import citation_place_words
from ingest.wording.standing import standing_words
from ingest.wording.tasks import answer_task_lines

if TYPE_CHECKING:
    from ingest.notice import Notice

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
    "careful": (
        "mức cẩn trọng khi trả lời: low, normal, high, hoặc độ tin cậy tối thiểu từ 0 (không từ chối) "
        "đến 1 (mặc định: normal, hoặc biến TRACUU_CAREFUL)"
    ),
    "reranker": "mô hình xếp lại 50 đoạn gần nhất (cross-encoder), theo thư mục hoặc tên; mặc định: không dùng",
    "model": "mô hình nhúng khác, theo thư mục hoặc tên (mặc định: multilingual-e5-small kèm sẵn)",
    "llm_url": (
        "địa chỉ mô hình ngôn ngữ của cơ quan (kiểu OpenAI: Ollama, vLLM, llama.cpp), ví dụ "
        "http://127.0.0.1:11434/v1; mô hình chỉ diễn đạt lại các trích dẫn"
    ),
    "llm_model": "tên mô hình ngôn ngữ ở địa chỉ đó",
    "command": "lệnh",
    "help": "in phần trợ giúp này",
    "json": "in kết quả dạng JSON, mỗi dòng một mục",
    "add": "thêm tệp, thư mục, tệp nén zip vào kho và lập chỉ mục",
    "sync": "làm cho chỉ mục khớp với thư mục corpus/",
    "watch": "theo dõi thư mục, có gì mới thì làm ngay, đến khi bấm Ctrl+C",
    "rebuild": "xóa chỉ mục cũ và lập lại từ đầu",
    "remove": "đưa một văn bản ra khỏi kho",
    "edit": "sửa tay số, ngày, trích yếu, hiệu lực… của một văn bản",
    "replaces": "văn bản này thay thế văn bản KEY2",
    "clear": "bỏ giá trị đã sửa tay, trở lại điều tệp ghi",
    "history": "các phiên bản của một văn bản, mới nhất trước",
    "export": "ghi cả kho (văn bản, danh mục, lịch sử, chỗ sửa tay) ra một tệp zip",
    "import": "lấy kho từ một tệp zip đã xuất, rồi lập chỉ mục",
    "replace": "thay kho đang có; kho cũ được giữ ở thư mục bên cạnh",
    "list": "danh sách văn bản trong kho",
    "kind": "chỉ văn bản loại này, ví dụ “Chỉ thị”",
    "a_kind": "LOẠI",
    "year": "chỉ văn bản ban hành năm này",
    "standing": "chỉ văn bản có tình trạng này, ví dụ “đã được thay thế”",
    "a_status": "HIỆU_LỰC",
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
    "tasks": "ai phải làm gì, trước ngày nào: nhiệm vụ rút ra từ các văn bản",
    "serve": "mở trang hỏi đáp trên máy này",
    "auth": "phải đăng nhập; lần đầu in mật khẩu dùng một lần của quản trị viên",
    "no_questions": "nhật ký không ghi nội dung câu hỏi",
    "max_upload": "dung lượng lớn nhất của một lần tải lên (MB)",
    "max_requests": "số yêu cầu nhiều nhất của một người trong một phút",
    "mcp": "máy chủ MCP qua đường vào ra chuẩn, cho các trợ lý nói giao thức này",
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
    "edited": "đã sửa",
    "reread": "đã đọc lại",
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
    counted = "; ".join(f"{name} {count}" for name, count in status["by_status"].items())
    standings = f"Hiệu lực: {counted}\n" if counted else ""
    return (
        f"Thư mục: {status['home']}\n"
        f"Văn bản trong kho: {status['documents']}; trong chỉ mục: {status['indexed']}, "
        f"{status['passages']} đoạn\n"
        f"{standings}"
        f"Mô hình: {status['model']} ({status['dimension']} chiều)"
    )


def no_index_here(home: str, files: int) -> str:
    """A home in which nothing can be asked yet; how many files lie in its corpus."""
    if files:
        return f"{home}: kho có {files} tệp nhưng chưa lập chỉ mục; hãy chạy “tracuu sync”."
    return (
        f"{home}: chưa có văn bản nào ở đây; hãy thêm bằng “tracuu add TỆP”, "
        "hoặc chỉ đúng thư mục bằng --home."
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


def read_by_older(count: int) -> str:
    """Documents of the index that an older release has read."""
    return f'{count} văn bản do bản cũ của phần mềm đọc; hãy chạy "tracuu sync" để đọc lại.'


def reading_anew(count: int) -> str:
    """Before they are read again."""
    return (
        f"Cách đọc văn bản đã được cải tiến: đọc lại {count} văn bản, giữ nguyên những gì đã sửa "
        "tay. Có thể dừng giữa chừng, lần sau đọc tiếp."
    )


def citation_place(citation: Mapping[str, Any]) -> str:
    """Where a quote of the JSON stands, in one line."""
    date = dt.date.fromisoformat(citation["date"]) if citation["date"] else None
    name = citation["number"] or citation["key"]
    place = citation_place_words(name, date, citation["section"], citation["page"])
    standing = standing_words(citation["status"], citation["superseded_by"])
    return f"{place} ({standing})" if standing else place


def outcome_lines(outcome: Mapping[str, Any], today: dt.date) -> str:
    """An answer or a refusal on the terminal; what is overdue is so `today`."""
    lines = []
    if outcome["understood"] != outcome["question"]:
        lines.append(f"(hiểu là: {outcome['understood']})")
    if outcome["refused"]:
        lines.append(f"Không tìm thấy. {outcome['answer']}")
        for hit in outcome["hits"][:1]:
            section = f", mục {hit['section']}" if hit["section"] else ""
            lines.append(f"Đoạn gần nhất ({hit['key']}{section}): {hit['text'][:300]}")
        return "\n".join(lines)
    if outcome.get("tasks"):
        return "\n".join([*lines, *answer_task_lines(outcome["tasks"], today)])
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


COMMAND_LINE = "dòng lệnh"
ASKING = "Chấm câu hỏi"


def not_a_port(text: str) -> str:
    """A port that there is not."""
    return f"{text}: cổng phải là số từ 1 đến 65535."
