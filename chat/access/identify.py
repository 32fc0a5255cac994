"""From a request to the `User` behind it: a session's cookie, or a program's token."""

from collections.abc import Callable

from starlette.requests import HTTPConnection

from chat.access.accounts import Account, Accounts
from chat.access.roles import Role
from chat.access.user import Identify, User
from index.visible import Sees, everything

SESSION = "tracuu_phien"  # the cookie of a browser that has logged in
_BEARER = "bearer "
CollectionOf = Callable[[str], str | None]
"""The collection of a document, by its key."""


def nothing(_key: str) -> bool:
    """No document may be seen."""
    return False


STRANGER = User(
    id="", may_edit=False, may_evaluate=False, may_manage=False, sees=nothing, known=False
)


def with_accounts(accounts: Accounts, collection_of: CollectionOf) -> Identify:
    """Return what finds the user of a request among `accounts`; a stranger otherwise."""

    def identify(connection: HTTPConnection) -> User:
        secret = bearer(connection)
        if secret is not None:
            token = accounts.with_token(secret)
            return user_of(token, collection_of) if token else STRANGER
        session = connection.cookies.get(SESSION)
        account = accounts.in_session(session) if session else None
        return user_of(account, collection_of) if account else STRANGER

    return identify


def bearer(connection: HTTPConnection) -> str | None:
    """Return the token that a program sent, None without one."""
    header = connection.headers.get("authorization", "")
    return header[len(_BEARER) :].strip() if header.lower().startswith(_BEARER) else None


def user_of(account: Account, collection_of: CollectionOf) -> User:
    """Return the user that an account makes: what they may do and see."""
    return User(
        id=account.id,
        name=account.name,
        may_edit=account.role.includes(Role.EDITOR),
        may_evaluate=account.role.includes(Role.EDITOR) and account.collections is None,
        may_manage=account.role.includes(Role.ADMIN),
        sees=_seeing(account.collections, collection_of),
        collections=account.collections,
        must_change=account.must_change,
    )


def _seeing(collections: tuple[str, ...] | None, collection_of: CollectionOf) -> Sees:
    if collections is None:
        return everything
    allowed = frozenset(collections)
    return lambda key: (collection_of(key) or "") in allowed
