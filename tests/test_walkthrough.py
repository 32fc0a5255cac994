"""Read this first: the real notice is added, asked, and its citation read."""

from chat.answer import Answer, Refusal
from tracuu import Workspace


def test_the_notice_is_listed_under_its_number_and_year(home: Workspace) -> None:
    [entry] = home.corpus.entries()
    assert (entry.key, entry.issuer) == ("320/TB-VPCP (2021)", "Văn phòng Chính phủ")


def test_a_question_is_answered_in_the_notices_own_words(home: Workspace) -> None:
    answer = home.assistant.ask("ai xử lý việc chuyển mục đích sử dụng đất lúa?")
    assert isinstance(answer, Answer)
    assert "Bộ Tài nguyên và Môi trường" in answer.key_phrases
    citation = answer.citations[-1]
    assert (citation.number, citation.section) == ("320/TB-VPCP", "III.4")
    text = home.store.notice(home.library.find("320").sha256).text
    for citation in answer.citations:
        assert citation.quote.span.of(text) == citation.quote.text


def test_what_the_notice_does_not_say_is_refused(home: Workspace) -> None:
    refusal = home.assistant.ask("Tỷ lệ hộ nghèo của Lạng Sơn năm 2021 còn bao nhiêu?")
    assert isinstance(refusal, Refusal)
    assert refusal.missing == ("Tỷ lệ hộ nghèo",)
    assert refusal.hits
