"""Is the server well? One line of JSON for whatever watches it, without a log-in."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from chat.access.gate import HEALTH
from index.passage_store import PassageStore
from ingest.errors import TracuuError

_SCARCE = 500 * 2**20  # bytes: less free space than this is told before it is too late


def health(store: PassageStore, home: Path, started: float) -> dict[str, Any]:
    """Return the state: "ok" is false when the index cannot be read or the disk is nearly full."""
    free = shutil.disk_usage(home).free
    try:
        passages: int | None = store.passage_count
    except TracuuError:
        passages = None
    return {
        "ok": passages is not None and free > _SCARCE,
        "passages": passages,
        "disk_free_bytes": free,
        "seconds_up": round(time.monotonic() - started),
    }


def health_router(state: Callable[[], dict[str, Any]]) -> APIRouter:
    """Return the route; 503 when something is wrong. It names no document."""
    router = APIRouter(include_in_schema=False)

    def show() -> JSONResponse:
        found = state()
        return JSONResponse(found, status_code=200 if found["ok"] else 503)

    router.add_api_route(HEALTH, show, methods=["GET"], response_model=None)
    return router
