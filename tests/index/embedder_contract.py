"""What holds for every embedder: a class of tests, inherited once for each of them."""

import numpy as np
import pytest

from index.embedding import Embedder
from index.vectors import Vectors

AGENCY = "Bộ Kế hoạch và Đầu tư chủ trì, phối hợp với Bộ Tài chính trình Chính phủ."
ROAD = "Tuyến đường cao tốc Đồng Đăng - Trà Lĩnh phải khởi công trong quý IV năm 2021."
ODD = ["", "   \n", "🇻🇳 👨‍👩‍👧", "hoà hòa HOÀ", "½ km², 4.270 tỷ đồng", "</s> <mask>"]


def same(left: Vectors, right: Vectors) -> bool:
    """Whether the rows point the same way, but for the rounding of bfloat16."""
    return bool((np.sum(left * right, axis=-1) > 0.9995).all())


def letters(text: str) -> str:
    """Leave out punctuation and spaces."""
    return "".join(letter for letter in text if letter.isalnum())


class EmbedderContract:
    """Inherit it and give it a fixture `embedder`."""

    @pytest.fixture
    def embedder(self) -> Embedder:
        raise NotImplementedError

    def test_each_vector_is_a_row_of_length_one(self, embedder: Embedder) -> None:
        texts = [AGENCY, ROAD, *ODD]
        for vectors in (embedder.query(texts), embedder.passage(texts)):
            assert vectors.shape == (len(texts), embedder.dimension)
            assert vectors.dtype == np.float32
            assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)

    def test_no_text_gives_no_row(self, embedder: Embedder) -> None:
        assert embedder.query([]).shape == (0, embedder.dimension)
        assert embedder.passage_spans([], [])[1] == []
        assert embedder.tokens([], "query") == []

    def test_a_text_has_one_vector_whatever_stands_beside_it(self, embedder: Embedder) -> None:
        together = embedder.passage([ROAD, "ngắn", AGENCY, AGENCY * 9])
        assert same(together[2], embedder.passage([AGENCY])[0])
        assert same(together[1], embedder.passage(["ngắn"])[0])

    def test_a_question_is_nearest_to_the_passage_that_answers_it(self, embedder: Embedder) -> None:
        passages = embedder.passage([AGENCY, ROAD])
        questions = ["Tuyến cao tốc Trà Lĩnh khởi công quý nào?", "Bộ nào trình Chính phủ?"]
        nearest = (embedder.query(questions) @ passages.T).argmax(axis=1)
        assert nearest.tolist() == [1, 0]

    def test_one_pass_gives_the_text_and_its_spans(self, embedder: Embedder) -> None:
        spans = [[(0, 22), (23, len(AGENCY))], [], [(0, len(ROAD))]]
        whole, parts = embedder.passage_spans([AGENCY, AGENCY, ROAD], spans)
        assert same(whole, embedder.passage([AGENCY, AGENCY, ROAD]))
        assert [part.shape for part in parts] == [
            (2, embedder.dimension),
            (0, embedder.dimension),
            (1, embedder.dimension),
        ]
        assert np.linalg.norm(np.concatenate(parts), axis=1) == pytest.approx(1, abs=1e-5)

    def test_the_vector_of_a_span_is_about_what_stands_in_it(self, embedder: Embedder) -> None:
        text = f"{AGENCY} {ROAD}"
        _, [parts] = embedder.passage_spans([text], [[(0, len(AGENCY)), (len(AGENCY), len(text))]])
        nearest = (parts @ embedder.passage([AGENCY, ROAD]).T).argmax(axis=0)
        assert nearest.tolist() == [0, 1]

    def test_a_span_without_a_token_gets_the_vector_of_its_text(self, embedder: Embedder) -> None:
        text = f"{AGENCY}   "
        spans = [(len(AGENCY) + 1, len(AGENCY) + 2), (5000, 6000), (3, 3)]
        whole, [parts] = embedder.passage_spans([text], [spans])
        assert same(parts, np.repeat(whole, 3, axis=0))

    def test_progress_counts_each_text_once(self, embedder: Embedder) -> None:
        told: list[int] = []
        texts = [AGENCY, ROAD * 20, *ODD]
        embedder.passage_spans(texts, [()] * len(texts), told.append)
        assert sum(told) == len(texts)

    def test_tokens_stand_in_the_text_in_order(self, embedder: Embedder) -> None:
        for verb in ("query", "passage"):
            [found] = embedder.tokens([ROAD], verb)
            words = [ROAD[start:end] for start, end in found.offsets]
            assert {"cao", "Đồng", "2021"} <= set(words)
            assert letters("".join(words)) == letters(ROAD)
            assert all(word == word.strip() != "" for word in words)
            assert (np.diff(found.offsets[:, 0]) >= 0).all()
            assert found.offsets.dtype == np.int32
            assert found.vectors.shape == (len(words), embedder.dimension)
            assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(1, abs=1e-5)

    def test_a_text_without_a_word_has_no_visible_token(self, embedder: Embedder) -> None:
        [found] = embedder.tokens(["  \n "], "passage")
        assert found.offsets.shape == (0, 2)
        assert found.vectors.shape == (0, embedder.dimension)

    def test_the_name_is_one_line(self, embedder: Embedder) -> None:
        assert embedder.name == embedder.name.strip()
        assert embedder.name.isprintable()
