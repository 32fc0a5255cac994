"""What was answered before, to one who may not see all of its documents any more."""

from dataclasses import replace

from chat.records.conversations import Exchange
from index.visible import Sees
from ingest import wording


def still_seen(one: Exchange, sees: Sees) -> Exchange:
    """Return an exchange without what `sees` does not admit.

    Hits of such documents go; an answer that quotes one gives way to a line that says so.
    """
    if one.outcome is None:
        return one
    if not all(sees(citation["key"]) for citation in one.outcome["citations"]):
        return replace(one, outcome=None, problem=wording.NO_LONGER_YOURS)
    hits = [hit for hit in one.outcome["hits"] if sees(hit["key"])]
    return replace(one, outcome={**one.outcome, "hits": hits})
