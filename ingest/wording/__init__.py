"""All words that users read, a file for each part of the program; `wording.NAME` reaches each."""

# ruff: noqa: F403 - the files are one vocabulary

from ingest.wording.access import *
from ingest.wording.answers import *
from ingest.wording.archives import *
from ingest.wording.bundle import *
from ingest.wording.catalogue import *
from ingest.wording.command_line import *
from ingest.wording.conversation import *
from ingest.wording.corpus_page import *
from ingest.wording.documents import *
from ingest.wording.evaluation_page import *
from ingest.wording.files import *
from ingest.wording.gradio import *
from ingest.wording.headers import *
from ingest.wording.language_model import *
from ingest.wording.library import *
from ingest.wording.managing import *
from ingest.wording.measuring import *
from ingest.wording.pages import *
from ingest.wording.programs import *
from ingest.wording.repairs import *
from ingest.wording.scans import *
from ingest.wording.standing import *
from ingest.wording.tasks import *
from ingest.wording.tasks_page import *
from ingest.wording.usage import *
from ingest.wording.viewer import *
