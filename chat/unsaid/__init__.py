"""The words of a question that the nearest passage does not say, named as a person would."""
