"""The structure as a test: which package may import which, and where heavy libraries live."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
ORDER = ("ingest", "index", "chat", "eval", "tracuu")
HOMES = {  # a module, or a folder that is one library's home
    "sentence_transformers": ("index/embedder.py", "index/reranker.py"),
    "torch": (
        "index/embedder.py",
        "index/cross_encoder.py",
        "index/packed_encoder.py",
        "eval/fit_cross_encoder.py",
        "eval/fit_phrases.py",
        "eval/fit_ranking.py",
        "eval/throughput.py",
    ),
    "safetensors": ("index/", "eval/fit_cross_encoder.py"),
    "faiss": "index/nearest.py",
    "tantivy": "index/terms.py",
    "gradio": "chat/pages/",
    "viparse": "ingest/encoding.py",
    "sklearn": ("eval/fit.py", "eval/fit_joint.py"),
    "selenium": "eval/chromium.py",
    "pypdf": "ingest/readers/",
    "pypdfium2": "ingest/readers/",
    "trueocr": "ingest/readers/",
    "docx": "chat/exports/word.py",
    "openpyxl": "chat/task_table.py",
    "striprtf": "ingest/readers/rtf.py",
    "cv2": "ingest/readers/",
    "PIL": ("ingest/readers/", "eval/pictures.py"),
    "argon2": "chat/access/passwords.py",
    "uvicorn": "chat/pages/serve.py",
    "fastapi": "chat/",
    "pydantic": "chat/programs/",
    "httpx": ("chat/language_model/client.py", "eval/load.py", "eval/own_server.py"),
    "transformers": ("index/embedder.py", "index/cross_encoder.py"),
    "tokenizers": "index/",
    "mcp": "chat/programs/",
    "pymilvus": None,
    "watchfiles": "ingest/watching.py",
}


@cache
def _trees() -> dict[Path, ast.Module]:
    """Every module of the program, parsed once."""
    paths = [path for package in ORDER[:-1] for path in sorted((ROOT / package).rglob("*.py"))]
    return {
        path: ast.parse(path.read_text(encoding="utf-8")) for path in [*paths, ROOT / "tracuu.py"]
    }


@cache
def _modules() -> dict[Path, frozenset[str]]:
    """Every module of the program and what it imports."""
    return {path: frozenset(_imports(tree)) for path, tree in _trees().items()}


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_imports_point_one_way() -> None:
    for path, imported in _modules().items():
        own = path.relative_to(ROOT).parts[0].removesuffix(".py")
        above = set(ORDER[ORDER.index(own) + 1 :])
        assert not above & imported, path


def test_no_module_takes_what_is_another_s_own() -> None:
    taken = {
        (path, alias.name)
        for path, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name.startswith("_")
    }
    assert not taken


def test_each_heavy_library_has_one_home_and_lives_there() -> None:
    for library, home in HOMES.items():
        users = {
            path.relative_to(ROOT).as_posix()
            for path, imported in _modules().items()
            if library in imported
        }
        homes = (home,) if isinstance(home, str) else home or ()
        assert all(user.startswith(homes) for user in users), library
        assert all(any(user.startswith(one) for user in users) for one in homes), library


def test_the_command_line_starts_without_heavy_libraries() -> None:
    code = (
        "import sys, tracuu\n"
        "try: tracuu.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({[*HOMES, 'numpy', 'tqdm', 'lxml']}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
