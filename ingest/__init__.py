"""A file becomes a `Notice`: bytes -> text -> header, outline -> passages.

Reading order: `notice` (the values), `encoding` (bytes to text), `markup` (marks of Markdown),
`header`, `outline`, `passages`, `parse` (the whole way) and `corpus` (the folder of documents).
"""
