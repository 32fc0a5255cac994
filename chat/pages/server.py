"""The whole server: one FastAPI application, our routes first, the Gradio pages behind them.

Nothing is fetched from or sent to another host: fonts are the system's; analytics, sharing,
monitoring and Gradio's own record of runs are off; a content security policy says so to the
browser too.
"""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp, Lifespan

from chat.access.gate import Gate
from chat.access.limits import Limits
from chat.access.pace import Pace
from chat.access.size import Sized
from chat.pages import failure
from chat.pages.admin_page import LOOK, admin_routes
from chat.pages.closed import Closed
from chat.pages.conversation_routes import conversation_routes, exchange_routes
from chat.pages.corpus_page import corpus_routes
from chat.pages.correcting import correction_routes
from chat.pages.edge import Edge
from chat.pages.eval_page import eval_routes
from chat.pages.frame import speaking
from chat.pages.office import Office, open_office
from chat.pages.parts import Parts
from chat.pages.site import build_site
from chat.pages.tasks_page import tasks_routes
from chat.pages.uploading import upload_routes
from chat.pages.viewer import viewer_routes
from ingest import wording
from ingest.errors import TracuuError

STATIC = Path(__file__).with_name("static")
_ASSETS = Path(gr.__file__).parent / "templates" / "frontend" / "assets"
_FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")

_ROUTES = (
    conversation_routes,
    exchange_routes,
    viewer_routes,
    corpus_routes,
    correction_routes,
    upload_routes,
    tasks_routes,
    eval_routes,
    admin_routes,
)


def build_server(
    parts: Parts,
    *,
    routers: Sequence[APIRouter] = (),
    programs: Mapping[str, ASGIApp] | None = None,
    limits: Limits | None = None,
    lifespan: Lifespan[FastAPI] | None = None,
) -> FastAPI:
    """Return the application: `routers` (health, log-in ...) and `programs` win over the pages.

    `programs` are applications by the path that they are mounted at; `lifespan` is what runs
    beside the server.
    """
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    server.add_exception_handler(TracuuError, failure.refused)
    server.add_exception_handler(Exception, failure.broken)
    limits = limits or Limits()
    office = open_office(parts, largest_file=limits.upload)
    ours = [make(office) for make in _ROUTES]
    for router in (*routers, *ours):
        server.include_router(router)
    for path, program in (programs or {}).items():
        server.mount(path, program)
    server.mount("/giao-dien", StaticFiles(directory=STATIC))
    with warnings.catch_warnings():  # it says that what is not asked for is not done
        warnings.filterwarnings("ignore", message="SSR mode is not supported")
        _mount(server, office)
    server.add_middleware(Closed)
    server.add_middleware(Sized, limit=limits.upload, told={LOOK: wording.backup_too_large})
    server.add_middleware(Gate, pace=Pace(limits.requests), hosts=limits.hosts)
    server.add_middleware(Edge, identify=parts.identify, script=speaking(_ASSETS))
    return server


def _mount(server: FastAPI, office: Office) -> None:
    gr.mount_gradio_app(
        server,
        build_site(office),
        path="/",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        pwa=False,
        ssr_mode=False,
        i18n=_words(),
        theme=gr.themes.Base(
            primary_hue="blue", neutral_hue="slate", font=_FONTS, font_mono=_FONTS
        ),
    )


def _words() -> gr.I18n:
    words = gr.I18n()
    tables: dict[str, Any] = words.translations  # said to be flat; gradio's own are not
    tables["vi"] = wording.GRADIO_WORDS
    return words
