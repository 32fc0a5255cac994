"""Words of the page of evaluation."""

import datetime as dt

EVALUATION_TITLE = "Đánh giá chất lượng trả lời"
GOLD_SET = "Bộ câu hỏi chuẩn"
RUN = "Chạy"
RUN_DONE = "Đã chạy xong; kết quả ở dòng đầu của bảng."
RUN_STOPPED = "Đã dừng; lần chạy này không được giữ."
RUN_GOES_ON = "Đang có một lần chạy; hãy chờ xong hoặc dừng nó."
RUNS_TITLE = "Các lần chạy"
NO_RUNS = "Chưa có lần chạy nào. Chọn một bộ câu hỏi rồi bấm “Chạy”."
RUN_HEADS = (
    "So sánh",
    "Lúc",
    "Bộ",
    "Số câu",
    "Trả lời đúng",
    "Từ chối đúng",
    "Trích dẫn đúng chỗ",
    "Thời gian (p50)",
)
COMPARE = "So sánh hai lần đã chọn"
COMPARED = "So sánh hai lần chạy"
CHOOSE_TWO = "Hãy chọn đúng hai lần chạy."
LOST = "Trước đúng, nay sai"
WON = "Trước sai, nay đúng"
RISK_TITLE = "Sai bao nhiêu khi chỉ trả lời những câu chắc nhất"
COVERAGE = "Phần được trả lời (%)"
RISK = "Phần sai (%)"
HISTORY_OF_RUNS = "Kết quả qua các lần chạy cùng bộ câu hỏi"
PASSAGES_FOUND = "Các đoạn tìm được"
CANDIDATES_TITLE = "Câu hỏi chờ duyệt"
NO_CANDIDATES = "Không có câu nào chờ duyệt. Bấm ngôi sao dưới một câu trả lời để đề nghị."
REVIEW = "Duyệt"
DROP = "Bỏ"
EDIT_SET_TITLE = "Các câu trong bộ"
SET_IS_FINE = "Bộ câu hỏi hợp lệ: mọi trích dẫn đều có nguyên văn trong kho."
SET_SHIPPED = "Bộ đi kèm chương trình: chỉ để chạy, không sửa ở đây."
NEW_QUESTION = "Thêm câu hỏi"
QUESTION_HEADS = ("Mã", "Loại", "Câu hỏi")
GOLD_QUESTION = "Câu hỏi chuẩn"
INTO_SET = "Bộ"
QUESTION_ID = "Mã"
QUESTION_KIND = "Loại"
EARLIER_QUESTIONS = "Các câu hỏi trước đó trong cuộc hỏi (mỗi dòng một câu)"
ANSWERABLE = "Trong kho có câu trả lời"
MUST_CONTAIN = "Câu trả lời phải có (mỗi dòng một ý; các cách viết cách nhau bằng |)"
EVIDENCE = "Chứng cứ (mỗi dòng: tên văn bản | nguyên văn)"
REMOVE_QUESTION = "Xóa câu này khỏi bộ"
NO_EVALUATION = "Máy chủ này không chạy đánh giá."


def set_line(name: str, questions: int) -> str:
    """A gold set in the list."""
    return f"{name} ({questions} câu)"


def run_progress(name: str, done: int, count: int) -> str:
    """How far a run is."""
    return f"{name}: {done}/{count} câu"


def moment(time: dt.datetime) -> str:
    """When a run was, by the clock on the wall."""
    return time.astimezone().strftime("%d/%m/%Y %H:%M:%S")


def choose_run(name: str) -> str:
    """What chooses a run to be compared."""
    return f"Chọn lần chạy {name} để so sánh"


def run_title(name: str, time: dt.datetime) -> str:
    """Above one run."""
    return f"Kết quả của bộ {name}, chạy lúc {moment(time)}"


def risk_summary(coverage: float, risk: float) -> str:
    """Where the curve ends."""
    share, wrong = f"{100 * coverage:.1f}".replace(".", ","), f"{100 * risk:.1f}".replace(".", ",")
    return f"Trả lời {share} % số câu thì {wrong} % trong đó sai."


def unchanged(count: int) -> str:
    """Questions judged alike in both runs."""
    return f"{count} câu không đổi."
