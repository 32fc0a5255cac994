"""What people leave behind: conversations, opinions, candidates for the gold set.

It is derived from nothing, so it lies in `records/` of the home, beside `corpus/`, not in `var/`.
"""
