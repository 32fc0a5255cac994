"""A conversation as a file to take along: Markdown, Word."""
