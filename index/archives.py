"""A zip archive dropped into the corpus folder: its documents go in, the archive is put aside.

The folder holds documents, not archives of them. Each document is filed as `add` files it, and
only then is the archive moved to the history folder: a kill in between leaves it where it lay, and
the next sync finds what is in already.
"""

from collections.abc import Iterator
from pathlib import Path

from index.filling import Report, Waiting
from index.intake import Intake
from ingest import wording
from ingest.catalogue import now
from ingest.corpus import hash_of_file
from ingest.errors import TracuuError
from ingest.readers.archive import members
from ingest.safe_files import safe_name


def from_archive(intake: Intake, path: Path) -> Iterator[Report | Waiting]:
    """Take the documents of an archive that lies in the corpus folder.

    One that cannot be opened, or of which nothing can be taken, stays and is refused each time.
    """
    file = intake.corpus.relative(path)
    taken = refused = 0
    try:
        for member in members(path, file):
            try:
                yield intake.take(member.read(), member.name)
                taken += 1
            except TracuuError as error:
                yield Report(file=member.name, status="rejected", reason=str(error))
                refused += 1
        if not taken:
            yield Report(file=file, status="rejected", reason=wording.nothing_in_archive(file))
            return
        yield _put_aside(intake, path, taken, refused)
    except TracuuError as error:
        yield Report(file=file, status="rejected", reason=str(error))


def _put_aside(intake: Intake, path: Path, taken: int, refused: int) -> Report:
    file = intake.corpus.relative(path)
    plain = now().replace("-", "").replace(":", "")[:15]
    name = f"{plain} {hash_of_file(path)[:8]} {safe_name(path.name)}"
    intake.corpus.archive(file, name)
    reason = wording.archive_put_aside(file, name, taken, refused)
    return Report(file=file, status="removed", reason=reason)
