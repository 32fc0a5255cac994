"""Put the diacritics back: the most likely accented reading of words typed without them.

A bigram Viterbi search over the corpus's own text, as in the literature on Vietnamese diacritics
restoration: for "dat lua" it weighs "đất lúa" against "đạt lụa" by what the corpus says. A small
corpus does not say much: counts of office documents stand behind it, with less weight. And none
says how people ask: counts of questions stand beside it (`eval.asked` makes them), with more. The
passages that hold most of the words typed say most about them ("thu phí không dừng").
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from ingest.neighbours import NOTHING, Neighbours, load_neighbours, read_neighbours
from ingest.normalise import fold, nfc

_TOKEN = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[.,;:!?()\n“”\"/]+")
_INTERPOLATION = 0.8
_PHRASES_WEIGHT = 10
_OFFICE_WEIGHT = 0.1  # at most, of a count in office documents beside one in the corpus
_ASKED_WEIGHT = 2  # the same, at most, of a count in questions
_NEAR_WEIGHT = 10  # of a count in the passages nearest to what is typed, which count once anyway
_TYPED_WITH = 0.5  # of all words that carry diacritics; in questions typed with them, .55 to 1

ASKED = Path(__file__).with_name("asked.tsv")
# The language of questions, which notices do not speak, as far as the counts of questions lack it.
_PHRASES = """
ai là ai ở đâu ở tỉnh ai ký ai chủ trì ai chịu trách nhiệm ai phải làm ai được giao cơ quan nào đơn vị nào
bộ nào tỉnh nào xã nào huyện nào thành phố nào nơi nào chỗ nào ở đâu tại đâu đi đâu
khi nào bao giờ lúc nào hôm nào ngày nào tháng nào năm nào quý nào mấy giờ chậm nhất khi nào
muộn nhất khi nào trước ngày nào hạn chót thời hạn đến bao giờ trong bao lâu mất bao lâu
bao nhiêu là bao nhiêu được bao nhiêu mấy phần trăm bao nhiêu phần trăm bao nhiêu tiền mấy xã
mấy dự án có mấy gồm mấy số mấy nghị quyết số mấy dài bao nhiêu rộng bao nhiêu tỷ lệ
cái gì những gì là gì làm gì phải làm gì làm thế nào như thế nào thế nào ra sao làm sao
vì sao tại sao do đâu lý do gì nguyên nhân gì nhằm mục đích gì để làm gì
có phải không có được không có không đã có chưa xong chưa hay chưa có bị không có cần không
phối hợp với ai cùng với ai làm việc với ai với bộ nào với tỉnh nào những bộ nào những tỉnh nào
kể tên liệt kê gồm những gì bao gồm những gì cho biết cho hỏi xin hỏi nói về về việc gì
tên là gì họ tên tên gì thông báo nào văn bản nào thông báo số mấy hình thức nào hình thức gì
theo quy định nào theo luật nào theo nghị quyết nào căn cứ vào đâu nguồn vốn nào nguồn nào
giai đoạn nào thời kỳ nào lĩnh vực nào nội dung gì nhiệm vụ gì giải pháp gì hạn chế gì
ai dự họp dự họp là ai tham dự cuộc họp ai chủ trì cuộc họp cuộc họp nào họp ngày nào họp ở đâu họp bàn về
thì sao còn gì nữa việc gì việc này ai lo do ai phụ trách ai dự những ai tham dự
nơi nhận mục nơi nhận gửi cho ai gửi cho tỉnh nào đã gửi được gửi lưu ở đâu lưu ở bộ phận nào
ngoài ra ngoài tỉnh muốn thì phải thế thì bộ đó vậy thì nó dài bao nhiêu là công ty nào công ty gì
đánh giá thế nào nhận xét thế nào như thế nào so với năm trước bị nhận xét bị chê thế nào
mấy nơi mấy tỉnh mấy bộ mấy nhà mấy loại mấy nước mấy cơ quan mấy đơn vị mấy doanh nghiệp mấy bệnh viện mấy trường
mấy triệu mấy tỷ mấy đồng mấy vụ mấy ca mấy chuyến mấy tấn mấy mặt mấy tiết mấy phút mấy tuần mấy bước mấy cấp mấy lớp
có mấy là mấy cần mấy được mấy bị mấy phạt mấy từ mấy đến mấy trước mấy sau mấy trong mấy tối đa mấy thêm mấy còn mấy
thì ai thì bộ thì sở thì cơ quan thì có được thì làm thì gửi thì nộp thì báo thì xử lý thì bị thì được thì cần thì gọi
muốn thì cần thì nếu thì khi thì xong thì gặp vướng thì chậm thì ai lo ai lo việc lo việc gì bộ nào lo lo vốn lo tiền
vì sao bị vì sao phải vì sao chưa vì sao chậm vì sao tăng vì cái gì bị phê bình vì dùng để làm dùng cái gì được dùng
dùng phần mềm dùng tiền nghỉ từ hôm được nghỉ nghỉ mấy ngày bán ở đâu ai bán bán cho ai chở đi đâu xe chở hàng đang có
đang thiếu đang nợ đang ở đâu nằm ở đâu nằm ở tỉnh mở ở đâu mỗi người mỗi năm mỗi tháng mỗi tỉnh mỗi hộ họp tổng kết
họp bàn họp cuối năm cùng ai đi cùng hỏi ai hỏi về chuyện gì chuyện này bao nhiêu ca ca mắc ca bệnh thuốc chữa thuốc gì
lương bao nhiêu lương công nhân trả lương nợ lương tăng lương đổi sang đổi giấy bỏ quy định bỏ thủ tục hãng bay các hãng
là thứ mấy vào thứ mấy từ thứ mấy đến thứ mấy rơi vào thứ mấy đứng thứ mấy lần thứ mấy tuần thứ mấy kỳ thứ mấy
thứ hai thứ ba thứ tư thứ năm thứ sáu thứ bảy chủ nhật có làm nghỉ lễ nghỉ tết nghỉ bù làm bù nghỉ từ mùng mấy mùng một
ngày mấy tháng mấy quý mấy kỳ mấy học kỳ mấy tuần mấy đợt mấy khóa mấy vòng mấy hạng mấy loại mấy lớp mấy thi lớp mấy
điều mấy khoản mấy mục mấy chương mấy phần mấy trang mấy phụ lục mấy mẫu số mấy ngày mấy thì
tháng mấy thì quý mấy thì đợt mấy thì. thời tiết hôm nay ngày mai cuối tuần bóng đá đội tuyển nấu ăn giá vàng chứng khoán phim nhạc
"""


@cache
def load_asked() -> Neighbours:
    """Read the counts of questions."""
    return read_neighbours(ASKED)


@dataclass(frozen=True, kw_only=True)
class Restorer:
    """Counts of syllables and of pairs of neighbours, in lower case.

    `office` are those behind them, `asked` those of questions beside them, `near` those of the
    passages nearest to what is typed.
    """

    unigrams: Counter[str]
    bigrams: Counter[tuple[str, str]]
    readings: dict[str, tuple[str, ...]]
    names: frozenset[tuple[str, str]] = frozenset()
    office: Neighbours = field(default_factory=load_neighbours)
    asked: Neighbours = field(default_factory=load_asked)
    near: Neighbours = NOTHING

    def beside(self, near: Neighbours) -> "Restorer":
        """Return the same for words that may stand, with their diacritics, in what was counted."""
        return replace(self, near=near)

    @cached_property
    def _total(self) -> float:
        return (
            self.unigrams.total()
            + self._office_weight * self.office.total
            + _NEAR_WEIGHT * self.near.total
        ) or 1.0

    @cached_property
    def _office_weight(self) -> float:
        """What a count in office documents weighs: all of them no more than the corpus."""
        return min(_OFFICE_WEIGHT, self.unigrams.total() / (self.office.total or 1))

    @cached_property
    def _asked_weight(self) -> float:
        """What a count in questions weighs: all of them no more than the corpus."""
        return min(_ASKED_WEIGHT, self.unigrams.total() / (self.asked.total or 1))

    def met(self, first: str, second: str) -> int:
        """Return how often two syllables, in lower case, were neighbours here or in offices."""
        pair = (first, second)
        return self.bigrams[pair] + self.office.pairs.get(pair, 0) + self.near.pairs.get(pair, 0)

    def readings_like(self, bare: str) -> tuple[str, ...]:
        """Return the syllables with this bare form, those of the corpus first."""
        own, near = self.readings.get(bare, ()), self._near_readings.get(bare, ())
        return tuple(dict.fromkeys((*own, *near, *_office_readings().get(bare, ()))))

    @cached_property
    def _near_readings(self) -> Mapping[str, tuple[str, ...]]:
        return readings_of(Counter(self.near.alone))

    def restore(self, text: str) -> str:
        """Return `text` with diacritics on its bare words; words that carry some stay.

        Names get their capitals too. Only here do the counts of questions count: people mistype,
        so they are no witnesses of what is well spelt.

        >>> restorer = learn_restorer(["tỉnh Lạng Sơn chuyển đất lúa"])
        >>> restorer.restore("Chuyen dat lua o lang son")
        'Chuyển đất lúa ở Lạng Sơn'
        """
        found = list(_TOKEN.finditer(nfc(text)))
        chosen = self._named(self._best([match.group().lower() for match in found]))
        pieces, end = [], 0
        for match, word in zip(found, chosen, strict=True):
            pieces += [text[end : match.start()], _cased(word, match.group())]
            end = match.end()
        return "".join([*pieces, text[end:]])

    def _best(self, words: list[str]) -> list[str]:
        """Viterbi: `best[word] = (log probability, path)` of the readings of the last word."""
        best: dict[str, tuple[float, tuple[str, ...]]] = {"": (0.0, ())}
        for word in words:
            step = {}
            for reading in self._readings(word):
                step[reading] = max(
                    (
                        (score + self._log(before, reading, self._asked_weight), (*path, reading))
                        for before, (score, path) in best.items()
                    ),
                    key=lambda found: found[0],
                )
            best = step
        return list(max(best.values(), key=lambda found: found[0])[1])

    def _named(self, words: list[str]) -> list[str]:
        """Put capitals on neighbours that the corpus nearly always writes so."""
        cased = list(words)
        for place, pair in enumerate(pairwise(words)):
            if pair in self.names:
                cased[place : place + 2] = [word.capitalize() for word in pair]
        return cased

    def _readings(self, word: str) -> tuple[str, ...]:
        if not word.isascii():
            return (word,)
        return self.readings_like(word) or (word,)

    def log_probability(self, before: str, word: str) -> float:
        """Return the interpolated bigram probability (Jelinek and Mercer, 1980), as its logarithm.

        Both in lower case; `before` is empty for the first word.
        """
        return self._log(before, word, 0.0)

    def _log(self, before: str, word: str, asked: float) -> float:
        """The same with counts of questions, `asked` each."""
        total = self._total + asked * self.asked.total
        unigram = (self._alone(word, asked) + 0.1) / (total + 1)
        context = self._alone(before, asked)
        pair = (before, word)
        together = (
            self.bigrams[pair]
            + self._office_weight * self.office.pairs.get(pair, 0)
            + _NEAR_WEIGHT * self.near.pairs.get(pair, 0)
            + asked * self.asked.pairs.get(pair, 0)
        )
        bigram = together / context if context else 0.0
        return math.log(_INTERPOLATION * bigram + (1 - _INTERPOLATION) * unigram)

    def _alone(self, word: str, asked: float) -> float:
        return (
            self.unigrams[word]
            + self._office_weight * self.office.alone.get(word, 0)
            + _NEAR_WEIGHT * self.near.alone.get(word, 0)
            + asked * self.asked.alone.get(word, 0)
        )


def count_neighbours(texts: Iterable[str]) -> Neighbours:
    """Count the syllables of texts and their neighbours."""
    alone, pairs = Counter[str](), Counter[tuple[str, str]]()
    for text in texts:
        for clause in clauses(text):
            words = [word.lower() for word in clause]
            alone.update(words)
            pairs.update(pairwise(words))
    return Neighbours(alone=alone, pairs=pairs)


def clauses(text: str) -> Iterator[list[str]]:
    """Yield the syllables of each clause of a text, as they are written."""
    return (_TOKEN.findall(clause) for clause in _CLAUSE.split(nfc(text)))


def learn_restorer(texts: Iterable[str]) -> Restorer:
    """Count the syllables of `texts`, and the language of questions beside them."""
    unigrams: Counter[str] = Counter()
    bigrams: Counter[tuple[str, str]] = Counter()
    capitals: Counter[tuple[str, str]] = Counter()
    for text, weight in [*((text, 1) for text in texts), (_PHRASES, _PHRASES_WEIGHT)]:
        for written in clauses(text):
            words = [word.lower() for word in written]
            unigrams.update({word: weight * count for word, count in Counter(words).items()})
            for pair, both in zip(pairwise(words), pairwise(written), strict=True):
                bigrams[pair] += weight
                capitals[pair] += weight * all(
                    word[0].isupper() and not word.isupper() for word in both
                )
    return Restorer(
        unigrams=unigrams,
        bigrams=bigrams,
        readings=readings_of(unigrams),
        names=frozenset(pair for pair, count in capitals.items() if count >= 0.8 * bigrams[pair]),
    )


def readings_of(unigrams: Counter[str]) -> dict[str, tuple[str, ...]]:
    """Return the syllables by their bare form, the most frequent first.

    >>> readings_of(Counter({"đạt": 1, "đất": 5}))
    {'dat': ('đất', 'đạt')}
    """
    readings: dict[str, list[str]] = defaultdict(list)
    for word, _ in unigrams.most_common():
        readings[fold(word)].append(word)
    return {bare: tuple(found[:12]) for bare, found in readings.items()}


@cache
def _office_readings() -> Mapping[str, tuple[str, ...]]:
    return readings_of(Counter(load_neighbours().alone))


def is_bare(text: str) -> bool:
    """Whether a text was typed without diacritics, or with less than it needs.

    >>> is_bare("ai xu ly viec nay"), is_bare("ai xử lý việc này"), is_bare("GRDP?")
    (True, False, False)
    >>> is_bare("ai xử ly viec nay")
    True
    """
    words = _TOKEN.findall(nfc(text))
    small = [word for word in words if not word.isupper()]
    accented = sum(1 for word in words if not word.isascii())
    return bool(small) and accented < _TYPED_WITH * len(words)


def _cased(word: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return word.upper() if word.lower() != typed.lower() else typed
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
