"""What Gradio's server offers beside the pages and ours do not use is not there.

It takes files from anybody who may open a page and serves them again, keeps states as files,
records runs, edits its own program: none of that is asked for by our pages.
"""

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ingest import wording

_BESIDE = "/gradio_api/"
_USED = (
    "queue/",
    "run/",
    "cancel",
    "reset",
    "heartbeat/",
    "startup-events",
    "info",
    "app_id",
    "theme.css",
)
_LOGINS = ("/login", "/logout", "/monitoring", "/token", "/user", "/dev/")  # Gradio's, not ours


class Closed:
    """ASGI middleware: answers 404 for what our pages do not use of Gradio."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say that there is nothing."""
        if scope["type"] == "http" and _is_closed(scope["path"]):
            answer = JSONResponse({"detail": wording.NO_SUCH_PAGE}, status_code=404)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_closed(path: str) -> bool:
    """Tell whether nothing stands behind a path.

    >>> _is_closed("/gradio_api/upload"), _is_closed("/gradio_api/queue/join"), _is_closed("/van-ban")
    (True, False, False)
    """
    if path.startswith(_BESIDE):
        return not path.removeprefix(_BESIDE).startswith(_USED)
    return path.startswith(_LOGINS)
