"""What every route of ours checks before it changes anything."""

from fastapi import HTTPException, Request

from chat.access.user import User, user_of_request
from ingest import wording


def from_our_page(request: Request) -> User:
    """Return the user of a request that changes something; our own script sent it.

    Another site can neither read our cookie nor set a header of its own on a request to us.

    Raises:
        HTTPException: 403, the header is missing.
    """
    if request.headers.get("x-tracuu") != "1":
        raise HTTPException(403, wording.NOT_FROM_PAGE)
    return user_of_request(request)


def editor(request: Request) -> User:
    """Return the user of a request that changes the corpus.

    Raises:
        HTTPException: 403, they may not, or the header is missing.
    """
    user = from_our_page(request)
    if not user.may_edit:
        raise HTTPException(403, wording.MAY_NOT_EDIT)
    return user


def evaluator(request: Request) -> User:
    """Return the user of a request that runs or changes gold sets.

    Raises:
        HTTPException: 403, they may not, or the header is missing.
    """
    from_our_page(request)
    return may_evaluate(request)


def may_evaluate(request: Request) -> User:
    """Return a user who may evaluate.

    Raises:
        HTTPException: 403, they may not.
    """
    user = user_of_request(request)
    if not user.may_evaluate:
        raise HTTPException(403, wording.MAY_NOT_EVALUATE)
    return user
