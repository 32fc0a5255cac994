"""Đánh giá: gold sets run, compared, reviewed and edited on a page."""

from typing import Annotated, Any

import gradio as gr
from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from chat.access.user import User
from chat.evaluation import Evaluation
from chat.pages.guard import evaluator, may_evaluate
from chat.pages.office import Office
from chat.pages.person import user_of
from chat.pages.place import place
from chat.pages.running import Running
from chat.views import evaluation as view
from chat.views.question_form import question_form, read_form
from ingest import wording

Reader = Annotated[User, Depends(may_evaluate)]
Evaluator = Annotated[User, Depends(evaluator)]
Name = Annotated[str, Query(alias="bo", max_length=200)]
Run = Annotated[str, Query(alias="lan", max_length=40)]


def build_eval_page(site: gr.Blocks, office: Office) -> None:
    """Put the page of evaluation on the Gradio page being built."""
    body = place("danh-gia")

    def shown(request: gr.Request) -> str:
        evaluation = office.parts.evaluation
        if evaluation is None:
            return f'<div class="page" id="noi-dung" tabindex="-1"><p>{wording.NO_EVALUATION}</p></div>'
        if not user_of(request).may_evaluate:
            return f'<div class="page" id="noi-dung" tabindex="-1"><p>{wording.MAY_NOT_EVALUATE}</p></div>'
        return view.evaluation_page(evaluation.sets())

    site.load(shown, None, body, queue=False, show_progress="hidden", api_visibility="private")


def eval_routes(office: Office) -> APIRouter:
    """Return the routes of evaluation; none where the server has nothing to evaluate with."""
    router = APIRouter(include_in_schema=False)
    if office.parts.evaluation is not None:
        _add_runs(router, office.parts.evaluation)
        _add_sets(router, office, office.parts.evaluation)
    return router


def _add_runs(router: APIRouter, evaluation: Evaluation) -> None:
    running = Running(evaluation)

    @router.get("/manh/tien-do", response_class=HTMLResponse)
    def progress(_: Reader) -> HTMLResponse:
        return HTMLResponse(view.progress(running.state()))

    @router.post("/danh-gia/chay")
    def begin(_: Evaluator, name: Annotated[str, Form(alias="bo", max_length=200)]) -> Response:
        running.begin(name)
        return Response("")

    @router.post("/danh-gia/dung")
    def stop(_: Evaluator) -> Response:
        running.stop()
        return Response("")

    @router.get("/manh/lan-chay", response_class=HTMLResponse)
    def runs(_: Reader) -> HTMLResponse:
        return HTMLResponse(view.runs_table(evaluation.runs()))

    @router.get("/manh/ket-qua", response_class=HTMLResponse)
    def details(_: Reader, run: Run) -> HTMLResponse:
        return HTMLResponse(view.run_details(evaluation.result(run)))

    @router.get("/manh/so-sanh", response_class=HTMLResponse)
    def compared(
        _: Reader, run: Run, new: Annotated[str, Query(alias="voi", max_length=40)]
    ) -> HTMLResponse:
        return HTMLResponse(view.comparison(evaluation.compare(run, new)))


def _add_sets(router: APIRouter, office: Office, evaluation: Evaluation) -> None:
    @router.get("/manh/ung-vien", response_class=HTMLResponse)
    def candidates(_: Reader) -> HTMLResponse:
        return HTMLResponse(view.candidates(office.candidates.waiting()))

    @router.post("/danh-gia/bo-ung-vien")
    def drop(_: Evaluator, name: Annotated[str, Form(alias="id", max_length=80)]) -> Response:
        office.candidates.settle(name, "dropped")
        return Response(wording.SAVED)

    @router.get("/manh/bo-cau-hoi", response_class=HTMLResponse)
    def questions(_: Reader, name: Name) -> HTMLResponse:
        gold = next((one for one in evaluation.sets() if one.name == name), None)
        if gold is None:
            raise HTTPException(404, wording.no_gold_set(name))
        lines = evaluation.questions(name) if gold.questions else []
        return HTMLResponse(view.questions(gold, lines, evaluation.problems(name)))

    @router.get("/manh/cau-hoi", response_class=HTMLResponse)
    def form(
        _: Reader,
        name: Name = "",
        question: Annotated[str, Query(alias="id", max_length=80)] = "",
        candidate: Annotated[str, Query(alias="ung-vien", max_length=80)] = "",
    ) -> HTMLResponse:
        lines = office.candidates.waiting() if candidate else evaluation.questions(name)
        wanted = candidate or question
        line = next((one for one in lines if wanted and one.get("id") == wanted), {})
        html = question_form(line, evaluation.sets(), into=name, candidate=bool(candidate))
        return HTMLResponse(html)

    @router.post("/danh-gia/cau-hoi")
    async def save(_: Evaluator, request: Request) -> Response:
        values = {name: str(value) for name, value in (await request.form()).items()}
        await run_in_threadpool(_save, office, evaluation, values)
        return Response(wording.SAVED)


def _save(office: Office, evaluation: Evaluation, values: dict[str, str]) -> None:
    """Put a filled form into its set, or take its question out of it."""
    replaced = values.get("thay") or None
    gone = values.get("xoa") == "1"
    line: dict[str, Any] | None = None if gone else read_form(values)
    evaluation.save(values.get("bo", ""), replaced, line)
    if values.get("ung-vien"):
        office.candidates.settle(values["ung-vien"], "taken")
