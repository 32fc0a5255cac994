"""What the HTTP API takes and gives, for its OpenAPI description."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from chat.understand import MAX_LENGTH
from ingest import wording

Question = Annotated[
    str, Field(min_length=1, max_length=MAX_LENGTH, description=wording.API_QUESTION)
]


class AskBody(BaseModel):
    """A question, and the earlier ones of the conversation, oldest first."""

    question: Question
    history: Annotated[list[Question], Field(max_length=20)] = []


class CitationModel(BaseModel):
    """A quote and where it stands: `quote` is the document's text at [start:end]."""

    marker: int
    key: str
    number: str | None
    date: str | None
    title: str | None
    section: str | None
    page: int | None
    quote: str
    start: int
    end: int
    file: str
    status: str | None
    superseded_by: str | None


class HitModel(BaseModel):
    """A passage found."""

    key: str
    section: str | None
    text: str
    score: float
    dense: float | None
    lexical: float | None


class TaskModel(BaseModel):
    """An assignment: `deadline` is the last day allowed; `quote` the text at [start:end]."""

    lead: str
    coordinating: list[str]
    task: str
    deadline: str | None
    deadline_text: str | None
    key: str
    section: str | None
    page: int | None
    quote: str
    start: int
    end: int
    number: str | None
    date: str | None
    title: str | None


class TaskRowModel(TaskModel):
    """A row of the table of an answer: the markers of the citations that it stands on."""

    marker: int
    lead_marker: int | None


class TaskWantedModel(BaseModel):
    """Which assignments were asked for: agencies with ";" between; both days belong to the period."""

    agency: str | None
    coordinating: str | None
    due_from: str | None
    due_to: str | None
    overdue: bool
    documents: list[str]


class TaskRowsModel(BaseModel):
    """The first rows by deadline; `found` counts all, `without` names who, of several, has none."""

    found: int
    wanted: TaskWantedModel
    without: list[str]
    rows: list[TaskRowModel]


class AnswerModel(BaseModel):
    """An answer with its citations, or a refusal with the reason in `answer`.

    `tasks` is there when assignments were asked for.
    """

    question: str
    understood: str
    refused: bool
    answer: str
    missing: list[str]
    written_by: str | None
    confidence: float
    key_phrases: list[str]
    citations: list[CitationModel]
    tasks: TaskRowsModel | None
    hits: list[HitModel]
    seconds: float


class DocumentModel(BaseModel):
    """The data of a document."""

    key: str
    number: str | None
    date: str | None
    issuer: str | None
    kind: str | None
    title: str | None
    status: str | None
    superseded_by: str | None
    collection: str
    file: str
    passages: int


class DocumentsModel(BaseModel):
    """One page of the list: `total` counts all that match."""

    total: int
    documents: list[DocumentModel]


class SectionModel(BaseModel):
    """A section of the outline: characters [start:end] of the text."""

    section: str
    heading: str
    start: int
    end: int


class WholeDocumentModel(DocumentModel):
    """A document with its outline and text; `pages` are the offsets at which pages begin."""

    signer: str | None
    recipients: list[str]
    outline: list[SectionModel]
    pages: list[int]
    warnings: list[str]
    text: str


class CorrectionsBody(BaseModel):
    """Fields set by hand; null takes a correction back, a field left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    kind: str | None = None
    title: str | None = None
    status: str | None = None
    collection: str | None = None
    replaced_by: str | None = None


class ReportModel(BaseModel):
    """What became of one file or document."""

    file: str
    status: str
    reason: str | None
    key: str | None
    number: str | None
    date: str | None
    kind: str | None
    issuer: str | None
    title: str | None
    pages: int | None
    sections: int
    passages: int
    ocr: bool
    warnings: list[str]


class ProblemModel(BaseModel):
    """What is wrong, in one line for people."""

    detail: str
