"""What each word of a question counts around a sentence."""

from chat.everyday import other_words
from chat.question import Question
from chat.scopes import Scopes, look_up
from ingest.normalise import same_tone

SYNONYM = 0.8  # of what the word itself would count
_OTHER_DIACRITICS = 0.4
_LONGEST_PHRASE = 6  # words that an abbreviation or an everyday phrase may stand for


def found_values(question: Question, scopes: Scopes) -> list[float]:
    """What each word counts; the words of an everyday phrase count as the official one does."""
    terms = question.terms
    found = [found_value(term.text, scopes, question) for term in terms]
    for length in range(min(_LONGEST_PHRASE, len(terms)), 1, -1):
        for start in range(len(terms) - length + 1):
            phrase = " ".join(term.text for term in terms[start : start + length])
            if terms[start].chunk != terms[start + length - 1].chunk or not other_words(
                same_tone(phrase)
            ):
                continue
            value = found_value(phrase, scopes, question)
            for place in range(start, start + length):
                found[place] = max(found[place], value)
    return found


def found_value(phrase: str, scopes: Scopes, question: Question) -> float:
    """What a word or pair counts: by the nearest place where it, or another word for it, stands."""
    accented, folded = look_up(phrase).accented, look_up(phrase).folded
    others = other_words(same_tone(phrase))
    best = 0.0
    loose = question.bare or question.foreign
    for weight, text in scopes.levels:
        if accented in text.accented or (loose and folded in text.folded):
            best = max(best, weight)
        elif folded in text.folded:
            best = max(best, weight * _OTHER_DIACRITICS)
        elif any(f" {other} " in text.accented for other in others):
            best = max(best, weight * SYNONYM)
    return best
