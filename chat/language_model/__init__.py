"""A language model that the office runs itself: it words an answer, the quotes keep it honest."""
