"""Passages become hits: embed, store, search.

Reading order: `embedding` (the seam), `embedder` (text to vectors), `analysis` and `terms` (BM25),
`nearest` (FAISS), `database` (SQLite), `passage_store` (the seam) and `store` (the three
together), `search` (fusion), `library` (corpus and index in step); `restore`, `spelling` and
`acronyms` learn from the corpus how questions are meant.
"""
