"""What a user is told when something goes wrong: what they can mend, else a word and a number."""

import logging
import secrets

from starlette.requests import Request
from starlette.responses import JSONResponse

from ingest import wording

_log = logging.getLogger(__name__)


def told(log: logging.Logger) -> str:
    """Log the exception being handled under a number; return the words that name it."""
    number = secrets.token_hex(3)
    log.exception("error %s", number)  # noqa: LOG004 - called by handlers
    return wording.page_failed(number)


async def refused(_request: Request, error: Exception) -> JSONResponse:
    """Answer what a user can mend: 422, with the words of a TracuuError."""
    return JSONResponse({"detail": str(error)}, status_code=422)


async def broken(_request: Request, _error: Exception) -> JSONResponse:
    """Answer what nobody has foreseen: 500, with a number that is in the log."""
    return JSONResponse({"detail": told(_log)}, status_code=500)
