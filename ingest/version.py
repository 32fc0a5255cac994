"""The version of reading: what an index goes by to tell which of its documents to read anew."""

READING = 9
"""Raise it with any change after which a file would be stored otherwise than before.

That is a change to text, header, outline, tasks, relations, passages or sentences: to the readers
and OCR, `repair`, `header`, `outline`, `assignments`, `relations`, `sentences`, `passages`, `parse`.
Each document is stored with the version that read it; `tracuu sync` and the start of `tracuu serve`
read those of a lower one again. 0 is what was read before there were versions.
`tests/ingest/test_reading_version.py` notices many a change that forgets it, not all.
"""
