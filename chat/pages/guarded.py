"""One office's whole server: pages, API, MCP, log-ins, limits, put together."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from fastapi import APIRouter, FastAPI

from chat.access.accounts import Accounts
from chat.access.identify import user_of, with_accounts
from chat.access.limits import Limits
from chat.access.login import Login
from chat.access.pace import Delays
from chat.pages.parts import Parts
from chat.pages.server import build_server
from chat.programs.api import Api
from chat.programs.health import health, health_router
from chat.programs.mcp_server import build_mcp, http_app, running, user_of_request
from chat.programs.services import Services
from chat.records.names import ACCOUNTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a server is run: with log-ins or for whoever reaches it, within which limits.

    `on_first_administrator` gets name and one-time password of the account that the first start
    with log-ins makes.
    """

    auth: bool = False
    limits: Limits
    on_first_administrator: Callable[[str, str], None]


def build_guarded(parts: Parts, services: Services, rules: Rules) -> FastAPI:
    """Return the server of one office."""
    routers = [_health(parts)]
    if rules.auth:
        accounts = Accounts(parts.records / ACCOUNTS)
        if (first := accounts.first_administrator()) is not None:
            rules.on_first_administrator(*first)
        documents = _collections(parts)
        parts = replace(parts, identify=with_accounts(accounts, documents), accounts=accounts)
        login = Login(
            accounts,
            services.audit,
            Delays(),
            lambda account: services.prepare(user_of(account, documents)),
        )
        routers.append(login.router())
    server = build_mcp(services, user_of_request)

    @asynccontextmanager
    async def beside(_: FastAPI) -> AsyncIterator[None]:
        async with running(server):
            yield

    return build_server(
        parts,
        routers=routers,
        programs={"/api": Api(services).app(), "/mcp": http_app(server)},
        limits=rules.limits,
        lifespan=beside,
    )


def _health(parts: Parts) -> APIRouter:
    started = time.monotonic()
    home = parts.library.corpus.folder
    return health_router(lambda: health(parts.store, home, started))


def _collections(parts: Parts) -> Callable[[str], str | None]:
    """Return what tells a document's collection, read anew when the corpus has changed.

    What the index does not have yet, after a restore for example, the catalogue tells.
    """
    known: dict[int, dict[str, str]] = {}

    def collection_of(key: str) -> str | None:
        generation = parts.store.generation
        if generation not in known:
            held = {document.key: document.collection for document in parts.store.documents()}
            known.clear()
            known[generation] = held
        held = known.get(generation, {})
        return held[key] if key in held else _waiting(parts, key)

    return collection_of


def _waiting(parts: Parts, key: str) -> str | None:
    entry = parts.library.corpus.catalogue.with_key(key)
    return entry.corrections.get("collection") if entry else None
