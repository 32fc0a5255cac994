"""What a language model is told: the rules, and the quotes as data.

The quotes go in as one JSON value, so that no text of a document can end the data and begin an
instruction; what is obeyed all the same is caught by `chat.language_model.grounding`.
"""

import json
from collections.abc import Sequence

from chat.answer import Citation
from ingest import wording

Messages = list[dict[str, str]]


def messages(question: str, citations: Sequence[Citation]) -> Messages:
    """Return the two messages of a request: the rules, then question and quotes as JSON."""
    quotes = [
        {"marker": citation.marker, "document": citation.key, "quote": citation.quote.text}
        for citation in citations
    ]
    data = json.dumps({"question": question, "quotes": quotes}, ensure_ascii=False)
    return [
        {"role": "system", "content": wording.LANGUAGE_MODEL_RULES},
        {"role": "user", "content": data},
    ]
