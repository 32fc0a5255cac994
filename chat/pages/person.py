"""The person behind a Gradio event."""

from typing import cast

import gradio as gr

from chat.access.user import User


def user_of(request: gr.Request) -> User:
    """Return the user that `chat.pages.edge` found for this request.

    Raises:
        TypeError: the event did not come over the network.
    """
    if request.request is None:
        message = "an event without a request has no user"
        raise TypeError(message)
    return cast("User", request.request.state.user)
