"""Questions understood, answers composed, refusals given: on the real notice and the real model."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.answer import Answer, Refusal
from chat.everyday import other_words
from chat.kinds import Kind, Meta
from chat.question import read_question
from chat.rarity import corpus_rarity
from chat.understand import Understanding
from chat.vocabulary import own_words
from index.acronyms import learn_acronyms
from index.meanings import expand_by_context
from index.restore import count_neighbours, is_bare, learn_restorer, load_asked
from index.search import fuse
from index.spelling import Speller
from ingest.agencies import load_abbreviations
from ingest.errors import QuestionError
from ingest.normalise import fold, nfc, same_tone
from tracuu import Workspace

TEXTS = ["Ủy ban nhân dân tỉnh Lạng Sơn chủ trì việc chuyển mục đích sử dụng đất lúa"] * 3


def test_words_shortened_in_haste_are_read_in_full() -> None:
    restorer = learn_restorer(TEXTS)
    understanding = Understanding(
        restorer=restorer, abbreviations=load_abbreviations(), acronyms=learn_acronyms(TEXTS)
    )
    read = understanding.read("Đất lúa ở Lạng Sơn có đc chuyển mục đích ko?")
    assert read.text == "Đất lúa ở Lạng Sơn có được chuyển mục đích không?"
    assert read.kind is Kind.YES_NO
    assert understanding.read("Chuyển đất lúa hết bn tiền?").kind is Kind.HOW_MUCH


def test_documents_are_named_in_any_form() -> None:
    [full] = read_question("", "Theo Thông báo 320/TB-VPCP năm 2021 thì sao?").references
    assert (full.number, full.year) == ("320/TB-VPCP", 2021)
    [short] = read_question("", "TB 118 nói gì?").references
    assert short.number == "118"


def test_the_data_of_a_document_is_asked_for() -> None:
    assert read_question("", "Ai ký thông báo này?").meta is Meta.SIGNER
    assert read_question("", "Thông báo này ban hành ngày nào?").meta is Meta.DATE


@given(st.lists(st.sampled_from("ủy ban tỉnh lạng sơn đất lúa việc xyz 4b".split()), max_size=8))  # noqa: SIM905
def test_restoring_diacritics_changes_nothing_else(words: list[str]) -> None:
    typed = fold(" ".join(words))
    assert fold(learn_restorer(TEXTS).restore(typed)) == typed


def test_diacritics_mistakes_and_initials_are_mended_by_the_corpus() -> None:
    restorer = learn_restorer(TEXTS)
    typed = "chuyen muc dich su dung dat lua o lang son"
    assert restorer.restore(typed) == "chuyển mục đích sử dụng đất lúa ở Lạng Sơn"
    assert Speller(counts=restorer).mend("chủ chì việc") == "chủ trì việc"
    assert Speller(counts=restorer).mend("tỉnh Hà Giang") == "tỉnh Hà Giang"
    assert learn_acronyms(TEXTS).expand("đất lúa của LS") == "đất lúa của Lạng Sơn"


def test_office_words_that_a_small_corpus_does_not_hold_get_their_diacritics() -> None:
    restorer = learn_restorer([*TEXTS, *own_words()])
    assert restorer.restore("bi thu tinh uy lo viec gi") == "bí thư tỉnh ủy lo việc gì"
    assert restorer.restore("cong chuc nghi phep may ngay") == "công chức nghỉ phép mấy ngày"
    assert restorer.restore("vu viec xu ly the nao") == "vụ việc xử lý thế nào"


@pytest.mark.parametrize(
    "question",
    [
        "lễ rơi vào thứ mấy?",
        "nghỉ từ thứ mấy?",
        "quý mấy phải báo cáo?",
        "ngày mấy thì nộp?",
        "có đến mấy xã?",
    ],
)
def test_questions_are_restored_as_people_ask_however_a_corpus_speaks(question: str) -> None:
    texts = ["nguồn thu, lễ ký, quy định về máy móc, rồi chạy máy mỗi ngày, đến hạn nộp"] * 50
    assert learn_restorer([*TEXTS, *texts]).restore(fold(question)) == question


def test_the_nearest_passages_say_what_bare_words_mean() -> None:
    restorer = learn_restorer(["không đúng quy định, không đúng hạn"] * 20 + ["thu phí không dừng"])
    assert restorer.restore("thu phi khong dung") != "thu phí không dừng"
    near = count_neighbours(["trạm thu phí không dừng. Làn thu phí không dừng"] * 5)
    assert restorer.beside(near).restore("thu phi khong dung") == "thu phí không dừng"


def test_words_that_only_the_nearest_passages_hold_are_restored_and_stay() -> None:
    near = count_neighbours(["thôn Khuổi Nhẳng ở xa. Thôn Khuổi Nhẳng"] * 5)
    restorer = learn_restorer(["quy định chung"] * 50).beside(near)
    restored = restorer.restore("thon khuoi nhang o xa")
    assert restored == "thôn khuổi nhẳng ở xa"
    assert Speller(counts=restorer).mend(restored) == restored


def test_mistakes_of_questions_that_were_counted_are_mended_all_the_same() -> None:
    counts, asked = learn_restorer(TEXTS), load_asked()
    often = replace(asked, pairs={**asked.pairs, ("chủ", "chì"): 9, ("kế", "hoach"): 9})
    speller = Speller(counts=replace(counts, asked=often))
    assert (
        speller.mend("bộ nào chủ chì, triển khai kế hoach") == "bộ nào chủ trì, triển khai kế hoạch"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Biên chế của Sở Nội vụ giảm bao nhiêu người?",
        "Nguyên nhân nào làm giải phóng mặt bằng bị chậm?",
        "Trường chuẩn quốc gia do ai công nhận?",
        "Sáp nhập xã, phường thực hiện khi nào?",
        "Rừng phòng hộ bị chặt phá ở đâu?",
        "Nghĩa vụ quân sự hoãn gọi trong trường hợp nào?",
        "Tàu cá vi phạm vùng biển nước ngoài bị phạt bao nhiêu?",
        "Đơn vị sự nghiệp công lập tự chủ từ năm nào?",
    ],
)
def test_a_word_that_is_well_spelt_gives_no_way_to_one_that_the_corpus_has(question: str) -> None:
    texts = ["công nhân làm giám đốc bao năm; phương án trong trưởng họp, tư chủ trì", *TEXTS] * 3
    assert Speller(counts=learn_restorer([*texts, *own_words()])).mend(question) == question


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Ý kiến của đại biểu QH?", "Ý kiến của đại biểu Quốc hội?"),
        ("Điều chỉnh QH sử dụng đất", "Điều chỉnh quy hoạch sử dụng đất"),
        ("Bộ XD làm gì?", "Bộ Xây dựng làm gì?"),
        ("HS tiểu học", "học sinh tiểu học"),
        ("QH?", "QH?"),
        ("Nghị quyết 43/2022/QH15, QH", "Nghị quyết 43/2022/QH15, QH"),
        ("XX làm gì", "XX làm gì"),
    ],
)
def test_initials_of_several_meanings_are_read_by_their_neighbours(
    typed: str, understood: str
) -> None:
    counts = learn_restorer([*TEXTS, *own_words()])
    assert expand_by_context(typed, counts, {"QH": "quy hoạch"}) == understood


def test_initials_that_stay_as_typed_mean_any_of_their_meanings() -> None:
    assert {same_tone("quốc hội"), same_tone("quy hoạch")} == set(other_words("qh"))


def test_a_word_that_might_as_well_be_one_as_another_stays_as_it_was_typed() -> None:
    restorer = learn_restorer(["khoản là thu, ông là thủ. Khoản là thu, ông là thủ."])
    assert Speller(counts=restorer).mend("hôm nay là thứ mấy") == "hôm nay là thứ mấy"


def test_what_was_typed_with_half_its_diacritics_keeps_those_it_has() -> None:
    restorer = learn_restorer(TEXTS)
    assert restorer.restore("chuyển dat lua ở lang sơn") == "chuyển đất lúa ở Lạng Sơn"
    assert is_bare("viec chuyển dat lua o lang sơn")
    assert not is_bare("Doanh thu bao nhiêu thì hộ kinh doanh phải nộp thuế?")


def test_fusion_is_the_weighted_sum_of_z_scores() -> None:
    fused = dict(fuse([(1.0, [(1, 3.0), (2, 1.0)]), (0.5, [(2, 10.0), (3, 6.0)])]))
    assert fused == pytest.approx({1: 1.0 - 0.5, 2: -1.0 + 0.5, 3: -1.0 - 0.5})


def test_everyday_words_weigh_less_than_names_even_where_both_are_absent() -> None:
    rarity = corpus_rarity(lambda _: 0, 20)
    assert rarity("ho_so") < rarity("chi_ma")


def _ask(home: Workspace, question: str, *history: str) -> Answer | Refusal:
    outcome = home.assistant.ask(question, history)
    if isinstance(outcome, Answer):
        text = home.store.notice(home.corpus.entries()[0].sha256).text
        for citation in outcome.citations:
            assert citation.quote.span.of(text) == citation.quote.text
            assert citation.quote.text in outcome.text
    return outcome


def test_the_same_question_with_without_and_in_other_unicode_gives_one_answer(
    home: Workspace,
) -> None:
    question = "Lạng Sơn còn mấy xã vùng vàng?"
    import unicodedata

    answers = [
        _ask(home, form)
        for form in (question, fold(question), unicodedata.normalize("NFD", question))
    ]
    assert all(isinstance(answer, Answer) and "01 xã" in answer.text for answer in answers)


def test_an_answer_is_short_unless_a_list_was_asked_for(home: Workspace) -> None:
    for question in ("Quốc lộ 4B đầu tư thế nào?", "ai chịu trách nhiệm giải phóng mặt bằng?"):
        outcome = _ask(home, question)
        assert not isinstance(outcome, Answer) or len(outcome.text) <= 700


def test_recipients_answer_only_who_asks_for_them(home: Workspace) -> None:
    asked = _ask(home, "Nơi nhận thông báo gồm những ai?")
    assert isinstance(asked, Answer)
    assert "Tỉnh ủy, HĐND, UBND tỉnh Cao Bằng" in asked.text
    other = _ask(home, "Tỉnh ủy Cao Bằng làm gì?")
    assert not isinstance(other, Answer) or "Nơi nhận" not in other.text


def test_what_the_letterhead_does_not_say_is_refused(home: Workspace) -> None:
    refusal = _ask(home, "Ai ký Thông báo 320/TB-VPCP?")
    assert isinstance(refusal, Refusal)
    assert "người ký" in refusal.reason


def test_a_document_that_is_not_there_is_named(home: Workspace) -> None:
    refusal = _ask(home, "Thông báo 321/TB-VPCP giao bộ nào chủ trì về đất lúa?")
    assert isinstance(refusal, Refusal)
    assert "321/TB-VPCP" in refusal.reason


def test_a_follow_up_takes_the_earlier_question_along(home: Workspace) -> None:
    history = "Bộ nào chủ trì thẩm định hồ sơ chuyển đất lúa của Lạng Sơn?"
    answer = _ask(home, "Thế Bộ đó phối hợp với bộ nào?", history)
    assert "đất lúa" in answer.understood


def test_an_empty_corpus_refuses(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = Workspace(tmp_path_factory.mktemp("empty"))
    refusal = empty.assistant.ask("Ai chủ trì?")
    assert isinstance(refusal, Refusal)
    assert empty.assistant.search("Ai chủ trì?") == []


@given(st.text(alphabet=" \n?!.,;…-", max_size=20))
def test_what_holds_no_word_is_no_question(text: str) -> None:
    from chat.understand import Understanding
    from ingest.agencies import load_abbreviations

    understanding = Understanding(
        restorer=learn_restorer(TEXTS),
        abbreviations=load_abbreviations(),
        acronyms=learn_acronyms(TEXTS),
    )
    with pytest.raises(QuestionError):
        understanding.read(nfc(text))


@pytest.mark.parametrize(("word", "figure"), [("ba", "3"), ("hai", "2"), ("mười", "10")])
def test_a_number_in_words_is_the_one_in_figures(word: str, figure: str) -> None:
    assert figure in other_words(same_tone(word))
    assert same_tone(word) in other_words(figure)
