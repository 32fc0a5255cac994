"""The gold set and the system under test become figures.

Reading order: `gold` (the questions), `judge` (one outcome: right or not), `run` (all of them),
`metrics` and `intervals` (pure formulas), `report` (the figures as data), `tables` and `page`
(the figures as text, Markdown and HTML), `baseline` (what was won and lost), `readme` (tables in
the README). Public collections: `collections` (BEIR folders, SQuAD files), `retrieval` (measuring
them) and `phrases` (exact match and F1 of short answers).

Nothing here imports a model or an index: what is measured comes in as a callable.
"""
