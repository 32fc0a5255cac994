"""A question becomes an answer: understand, search, read, cite or refuse."""
