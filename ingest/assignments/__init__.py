"""Who must do what by when, read out of a notice: see `read_assignments`."""

from ingest.assignments.reader import read_assignments

__all__ = ["read_assignments"]
