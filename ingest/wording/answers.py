"""Words of questions, answers and refusals."""

from collections.abc import Sequence

from ingest.wording.documents import FIELD_NAMES


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


def careful_unknown(value: str, levels: Sequence[str]) -> str:
    """A value of the setting for how careful the program is that means nothing."""
    names = ", ".join(levels)
    return f"mức cẩn trọng “{value}” (--careful, TRACUU_CAREFUL) không có; hãy chọn {names}, hoặc một số từ 0 đến 1."


_NOW, _BEFORE = "nay là", "trước là"
OTHER_NAME_BEGINS = f"{_NOW}|{_BEFORE}"  # as a pattern: what `other_name` may begin with


def other_name(name: str, newer: bool) -> str:
    """Another name of an agency or province, newer or older than the one typed."""
    return f"{_NOW} {name}" if newer else f"{_BEFORE} {name}"


def unknown_document(key: str) -> str:
    """No document answers to a key."""
    return f'{key}: kho không có văn bản này; hãy xem danh sách bằng "tracuu list".'


def ambiguous_document(key: str, keys: Sequence[str]) -> str:
    """More than one document answers to a key."""
    return f"{key}: có {len(keys)} văn bản ({'; '.join(keys)}); hãy ghi đủ số và năm."
