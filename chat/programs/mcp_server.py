"""The MCP server: the same questions and the same JSON, for assistants that speak this protocol.

`tracuu mcp` speaks it over stdin and stdout, for the person who started it; the web server speaks
it at /mcp, for whoever holds a token. The only module that imports mcp.
"""

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any, cast

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import Field
from starlette.applications import Starlette

from chat.access.identify import STRANGER
from chat.access.user import User
from chat.programs.services import Json, Services
from chat.task_query import TaskQuery
from chat.understand import MAX_LENGTH
from ingest import wording
from ingest.errors import TracuuError

UserOf = Callable[[Context[Any]], User]
Question = Annotated[str, Field(max_length=MAX_LENGTH, description=wording.API_QUESTION)]
Key = Annotated[str, Field(max_length=300, description=wording.API_KEY)]
Words = Annotated[str | None, Field(max_length=300)]
Count = Annotated[int, Field(ge=1, le=100)]


def build_mcp(services: Services, user_of: UserOf) -> MCPServer[Any]:
    """Return a server with the tools ask, search, get_document and list_tasks."""
    server: MCPServer[Any] = MCPServer(
        "tracuu", title=wording.PAGE_TITLE, instructions=wording.MCP_INSTRUCTIONS, log_level="ERROR"
    )

    def ask(question: Question, context: Context[Any]) -> Json:
        return _told(lambda: services.answer(user_of(context), question))

    def search(question: Question, context: Context[Any], k: Count = 10) -> Json:
        return _told(lambda: {"hits": services.hits(user_of(context), question, k)})

    def get_document(key: Key, context: Context[Any]) -> Json:
        return _told(lambda: services.document(user_of(context), key))

    def list_tasks(
        context: Context[Any],
        agency: Words = None,
        due_before: dt.date | None = None,
        due_after: dt.date | None = None,
        document: Words = None,
    ) -> Json:
        query = TaskQuery(
            agency=agency, due_before=due_before, due_after=due_after, document=document
        )
        return _told(lambda: {"tasks": services.tasks(user_of(context), query)})

    for tool in (ask, search, get_document, list_tasks):
        server.add_tool(tool, description=wording.MCP_TOOLS[tool.__name__])
    return server


def http_app(server: MCPServer[Any]) -> Starlette:
    """Return the application for /mcp: each request by itself, since a token says who asks.

    Its session manager must run beside the web server: see `running`. Hosts and origins are
    looked at by `chat.access.gate`, for all routes alike.
    """
    return server.streamable_http_app(
        streamable_http_path="/",
        json_response=True,
        stateless_http=True,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )


@asynccontextmanager
async def running(server: MCPServer[Any]) -> AsyncIterator[None]:
    """Run what `http_app` needs for as long as the web server runs."""
    async with server.session_manager.run():
        yield


def user_of_request(context: Context[Any]) -> User:
    """Return the user that the web server found for the request behind a call."""
    request = context.request_context.request
    return STRANGER if request is None else cast("User", request.state.user)


def _told(run: Callable[[], Json]) -> Json:
    """An error that people can do something about is told as the tool's answer."""
    try:
        return run()
    except TracuuError as error:
        return {"error": str(error)}
