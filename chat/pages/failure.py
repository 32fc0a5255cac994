"""What a user is told when something of the program itself breaks: a word and a number."""

import logging
import secrets

from ingest import wording


def told(log: logging.Logger) -> str:
    """Log the exception being handled under a number; return the words that name it."""
    number = secrets.token_hex(3)
    log.exception("error %s", number)  # noqa: LOG004 - called by handlers
    return wording.page_failed(number)
