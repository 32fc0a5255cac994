"""The normaliser of a SentencePiece tokenizer, as the bytes that `tokenizers` reads.

A "precompiled charsmap" is a double-array trie from UTF-8 bytes to offsets into a block of
replacements, each ended by a zero byte. A unit of the array is 32 bits: the label (the byte that
leads here) in bits 0-7, "has a leaf" in bit 8, the XOR distance to the children from bit 10 on; a
leaf has bit 31 and the offset. Format: Yata's darts-clone, as written by SentencePiece's
`builder.cc` and read by Hugging Face's `spm_precompiled`.
"""

import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_LEAF = 1 << 31
_HAS_LEAF = 1 << 8
_BLOCK = 256  # a child stands at base ^ byte, so always in its base's block


@dataclass(slots=True)
class _Node:
    children: dict[int, "_Node"] = field(default_factory=dict)
    value: int | None = None


def build_charsmap(replacements: Mapping[str, str]) -> bytes:
    r"""Return the charsmap which replaces each key by its value.

    >>> from tokenizers.normalizers import Precompiled
    >>> Precompiled(build_charsmap({"½": "1⁄2", "\u200b": ""})).normalize_str("1½\u200b m")
    '11⁄2 m'
    """
    root, block, offsets = _Node(), bytearray(), dict[str, int]()
    for source, target in replacements.items():
        if target not in offsets:
            offsets[target] = len(block)
            block += target.encode() + b"\0"
        node = root
        for byte in source.encode():
            node = node.children.setdefault(byte, _Node())
        node.value = offsets[target]
    units = _place(root)
    trie = struct.pack(f"<{len(units)}I", *units)
    return struct.pack("<I", len(trie)) + trie + bytes(block)


def _place(root: _Node) -> list[int]:
    """Lay the trie out as an array, each node in the first place where its children fit."""
    units, taken, bases = [0] * _BLOCK, {0}, set[int]()
    waiting = [(0, root)]
    while waiting:
        position, node = waiting.pop()
        labels = sorted(node.children)
        places = [*labels, 0] if node.value is not None else labels
        base = next(
            base
            for base in itertools.count(max(1, len(taken) - _BLOCK))  # before that it is full
            if base not in bases and not any(base ^ label in taken for label in places)
        )
        bases.add(base)
        taken.update(base ^ label for label in places)
        units += [0] * (max(base // _BLOCK + 1, len(units) // _BLOCK) * _BLOCK - len(units))
        units[position] |= (position ^ base) << 10
        if node.value is not None:
            units[position] |= _HAS_LEAF
            units[base] = _LEAF | node.value
        for label in labels:
            units[base ^ label] |= label
            waiting.append((base ^ label, node.children[label]))
    return units
