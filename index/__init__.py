"""Passages become hits: embed, store, search.

Reading order: `embedder` (text to vectors), `terms` (text to terms, BM25), `vectors` (FAISS),
`database` (SQLite), `store` (the three together), `sync` (corpus to store), `search` (fusion).
"""
