"""The line with the number and the one with the date are read again, since one digit matters.

What is printed reads the same however it is cut and scaled; handwriting does not. Where readings
differ the confidence falls, and whoever looks for a number leaves it blank.
"""

import re
from difflib import SequenceMatcher

from ingest.normalise import fold
from ingest.readers.content import Box
from ingest.readers.ocr_words import Peak

UPPER = 0.45  # of the page
NUMBER = re.compile(r"\W*so\s*[:.;]|\d\s*/\s*(\d{4}\s*/)?\s*[a-z]+\s*[-–]")
DATE = re.compile(r"\bngay\b.*(\bthang|\bnam\b)|\bthang\b.*\bnam\b")


def doubtful(peaks: list[Peak], box: Box, height: int) -> bool:
    """Tell whether a line may hold the document's own number or date."""
    text = fold("".join(peak.char for peak in peaks))
    if len(text) > 60 or box[1] > UPPER * height:
        return False
    return bool(NUMBER.match(text) or DATE.search(text))


def agreed(peaks: list[Peak], others: list[list[Peak]]) -> list[Peak]:
    """Lower the confidence of characters by the share of other readings that differ there.

    >>> line = [Peak("1", 0, 0.9), Peak("2", 1, 0.9)]
    >>> [round(peak.confidence, 2) for peak in agreed(line, [line, [Peak("7", 0, 1), line[1]]])]
    [0.45, 0.9]
    """
    text = "".join(peak.char for peak in peaks)
    same = [0] * len(peaks)
    for other in others:
        reading = "".join(peak.char for peak in other)
        for block in SequenceMatcher(None, text, reading, autojunk=False).get_matching_blocks():
            for i in range(block.a, block.a + block.size):
                same[i] += 1
    share = 1 / max(1, len(others))
    return [
        peak._replace(confidence=peak.confidence * count * share)
        for peak, count in zip(peaks, same, strict=True)
    ]
