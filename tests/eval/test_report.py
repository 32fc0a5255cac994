import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from chat.answer import Answer, Refusal
from chat.steps import step
from eval.gold import GoldQuestion
from eval.intervals import wilson
from eval.page import report_page
from eval.report import Report, make_report
from eval.run import Result, evaluate, judge, strip_diacritics, without_diacritics
from eval.tables import report_markdown, report_text
from ingest.normalise import fold
from tests.eval.builders import CHAIR, DEADLINE, LEAD, answer, gold, hit, refusal, text_of

ATTACK = "<script>alert('x')</script>\"&<img src=x onerror=alert(1)>"

# Right and well cited; right but cited elsewhere; wrong; refused though answerable; refused
# rightly; answered though unanswerable.
RUN: list[tuple[GoldQuestion, Answer | Refusal]] = [
    (
        gold(["Bộ Tài nguyên"], evidence=[LEAD], name="well"),
        answer(LEAD, confidence=0.9, hits=[hit(LEAD), hit(CHAIR)]),
    ),
    (
        gold(["chủ trì"], evidence=[LEAD], name="elsewhere"),
        answer(CHAIR, confidence=0.8, hits=[hit(CHAIR), hit(LEAD)]),
    ),
    (
        gold(["Bộ Y tế"], evidence=[DEADLINE], name="wrong", kind="when"),
        answer(LEAD, DEADLINE, confidence=0.7),
    ),
    (gold(["30 tháng 11"], name="silent", kind="when"), refusal(confidence=0.3)),
    (gold(name="refused"), refusal(confidence=0.1)),
    (gold(name="made-up"), answer(CHAIR, confidence=0.75)),
]


def results_of(run: list[tuple[GoldQuestion, Answer | Refusal]]) -> list[Result]:
    return [
        judge(question, outcome, text_of, seconds=0.010 * place)
        for place, (question, outcome) in enumerate(run, start=1)
    ]


@pytest.fixture
def report() -> Report:
    return make_report(results_of(RUN))


def test_each_rate_is_taken_over_the_questions_that_it_is_about(report: Report) -> None:
    assert report.n == 6
    assert report.answered_right == wilson([True, True, False, False])
    assert report.refused_right == wilson([True, False])
    assert report.citation_right == wilson([True, False, True])
    assert report.verbatim == wilson([True] * 5)


def test_kinds_are_counted_apart(report: Report) -> None:
    assert report.by_kind == {
        "who": wilson([True, True]),
        "when": wilson([False, False]),
        "unanswerable": wilson([True, False]),
    }


def test_the_gold_set_decides_the_mean_of_retrieval(report: Report) -> None:
    # Of three questions with evidence one finds it first, one second, one has no hits at all.
    assert {name: rate.rate for name, rate in report.retrieval.items()} == {
        "R@1": pytest.approx(1 / 3),
        "R@5": pytest.approx(2 / 3),
        "nDCG@10": pytest.approx((1 + 0.63093) / 3, abs=1e-5),
        "RR@10": pytest.approx(0.5),
    }
    assert report.retrieval["R@1"].n == 3


def test_latency_is_in_milliseconds(report: Report) -> None:
    assert report.latency_ms == {"p50": pytest.approx(35.0), "p95": pytest.approx(57.5)}


def test_each_step_is_timed_where_it_was_taken() -> None:
    def ask(question: str, _history: Sequence[str]) -> Refusal:
        with step("understand"):
            pass
        if question == "a":
            with step("read"):
                pass
        return Refusal(
            question=question, understood="", reason="", missing=(), hits=(), confidence=0.0
        )

    asked = [
        GoldQuestion(id=name, kind="who", question=name, answerable=False) for name in ("a", "b")
    ]
    results = list(evaluate(asked, ask, lambda _: None))
    assert [set(result.steps) for result in results] == [{"understand", "read"}, {"understand"}]
    report = make_report(results)
    assert list(report.steps_ms) == ["understand", "read"]
    assert "hiểu câu hỏi" in report_text(report)


def test_failures_say_what_was_expected_and_what_was_given(report: Report) -> None:
    assert [failure.id for failure in report.failures] == ["wrong", "silent", "made-up"]
    assert [failure.id for failure in report.wrong_citations] == ["elsewhere"]
    silent = report.failures[1]
    assert silent.expected == (("30 tháng 11",),)
    assert silent.refused
    assert silent.given == "Không tìm thấy."


def test_confidence_is_judged_over_all_questions(report: Report) -> None:
    # Answerable .9 .8 .7 .3 against .1 .75: all pairs but .7 and .3 against .75, six of eight.
    assert report.auroc == pytest.approx(6 / 8)
    assert [(point.confidence, point.risk) for point in report.risk_coverage] == [
        (0.9, 0.0),
        (0.8, 0.0),
        (0.75, pytest.approx(1 / 3)),
        (0.7, 0.5),
    ]
    assert report.risk_coverage[-1].coverage == pytest.approx(4 / 6)


def test_answers_get_better_the_more_is_refused(report: Report) -> None:
    # Of six, four are answered, two of them right, and the surest two are these.
    text = report_text(report)
    assert "từ chối 40 % số câu: trả lời đúng 66,7 %" in text
    assert "từ chối 20 % số câu" not in text  # a third is refused already
    assert "<polyline" in report_page(report)


def test_the_json_has_the_fields_of_the_contract(report: Report) -> None:
    loaded = json.loads(json.dumps(report.as_json(), ensure_ascii=False))

    assert set(loaded) >= {
        "n",
        "answered_right",
        "refused_right",
        "citation_right",
        "verbatim",
        "by_kind",
        "retrieval",
        "latency_ms",
        "failures",
    }
    assert set(loaded["answered_right"]) == {"rate", "low", "high", "n"}
    assert set(loaded["retrieval"]) == {"R@1", "R@5", "nDCG@10", "RR@10"}
    assert set(loaded["latency_ms"]) == {"p50", "p95"}
    assert loaded["failures"][0]["question"] == "Ai chủ trì?"


def test_a_run_without_results_has_no_rates_and_can_still_be_shown() -> None:
    empty = make_report([])

    assert empty.answered_right.rate is None
    assert empty.latency_ms == {"p50": None, "p95": None}
    assert "–" in report_text(empty)
    assert json.loads(json.dumps(empty.as_json()))["n"] == 0


def test_the_terminal_table_is_vietnamese_and_lists_the_failures(report: Report) -> None:
    shown = report_text(report)

    assert "Kết quả đo trên 6 câu hỏi" in shown
    assert "Trả lời đúng" in shown
    assert "50,0 %" in shown
    assert "- silent (khi nào): Ai chủ trì?" in shown
    assert "Từ chối: Không tìm thấy." in shown


def test_the_readme_table_does_not_depend_on_the_clock() -> None:
    slow = [replace(item, seconds=9.0) for item in results_of(RUN)]

    assert report_markdown(make_report(slow)) == report_markdown(make_report(results_of(RUN)))


def test_nothing_that_a_document_or_a_question_says_becomes_markup() -> None:
    question = replace(gold([ATTACK], name=ATTACK, kind=ATTACK), question=ATTACK, history=(ATTACK,))
    outcome = refusal(reason=ATTACK)

    page = report_page(make_report(results_of([(question, outcome)])))

    assert "<script" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;") >= 6


def test_the_page_asks_no_other_host_and_runs_no_script(report: Report) -> None:
    page = report_page(report)

    assert "http://" not in page
    assert "https://" not in page
    assert "src=" not in page
    assert "default-src 'none'" in page
    assert '<html lang="vi">' in page
    assert "width: 50.0%" in page


def test_each_question_is_asked_with_its_history() -> None:
    asked: list[tuple[str, Sequence[str]]] = []

    def ask(question: str, history: Sequence[str]) -> Refusal:
        asked.append((question, history))
        return refusal()

    question = replace(
        gold(["Bộ"]), question="Thế Bộ đó phối hợp với ai?", history=("Ai chủ trì?",)
    )
    (result,) = evaluate([question], ask, text_of)

    assert asked == [("Thế Bộ đó phối hợp với ai?", ("Ai chủ trì?",))]
    assert not result.right
    assert result.seconds >= 0


def test_questions_and_histories_lose_their_diacritics_and_nothing_else() -> None:
    question = replace(
        gold(["Đồng Đăng"]), question="Đường Đồng Đăng?", history=("Bộ GTVT làm gì?",)
    )

    (typed,) = without_diacritics([question])

    assert typed.question == "Duong Dong Dang?"
    assert typed.history == ("Bo GTVT lam gi?",)
    assert typed.must_contain == question.must_contain


@pytest.mark.parametrize("text", ["Đất lúa ở Lạng Sơn, NQ 128/NQ-CP", "hoà / hòa", "u\u031b\u0323"])
def test_stripping_and_lowering_is_folding(text: str) -> None:
    assert strip_diacritics(text).lower() == fold(text)
