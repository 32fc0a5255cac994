"""The key phrase of a quote: the words that a person would underline."""
