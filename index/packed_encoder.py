"""The forward pass of a BERT encoder with its weights laid out once, as the CPU multiplies them.

For each call, oneDNN lays every bfloat16 weight of torch's `Linear` out anew (42 MB for e5-small),
and the modules around it are called one by one: for a question of 20 tokens that is half of the
time. Here each weight is laid out when the model is loaded, queries, keys and values are one
product, and a text that is alone needs no mask. The computation is that of `BertModel` (Devlin and
others, NAACL 2019); tests hold both side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

_EXPECTED_TOKENS = 64  # for which the layout is chosen; any number may come


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A linear layer: its weight as `pack` laid it out, its bias (out,)."""

    weight: "torch.Tensor"
    bias: "torch.Tensor"

    def __call__(self, rows: "torch.Tensor", activation: str = "none") -> "torch.Tensor":
        """Return (…, out) for rows (…, in), sent through "gelu" if asked for."""
        import torch

        algorithm = "none" if activation == "gelu" else ""
        found: torch.Tensor = torch.ops.mkldnn._linear_pointwise(  # noqa: SLF001
            rows, self.weight, self.bias, activation, [], algorithm
        )
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of the encoder; the norms are the library's own modules."""

    attended: Product
    joined: Product
    wide: Product
    narrow: Product
    first_norm: Any
    second_norm: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedEncoder:
    """Ids and mask, both (n, t), to the vectors of tokens, (n, t, hidden); 1 in the mask is text."""

    embeddings: Any
    heads: int
    layers: tuple[Layer, ...]

    def __call__(self, ids: "torch.Tensor", mask: "torch.Tensor") -> "torch.Tensor":
        """Return the last hidden states; those of padding mean nothing."""
        shown = None if bool(mask.all()) else mask.bool()[:, None, None, :]
        rows: torch.Tensor = self.embeddings(input_ids=ids)
        for layer in self.layers:
            rows = layer.first_norm(layer.joined(self._attend(layer, rows, shown)) + rows)
            rows = layer.second_norm(layer.narrow(layer.wide(rows, "gelu")) + rows)
        return rows

    def _attend(
        self, layer: Layer, rows: "torch.Tensor", shown: "torch.Tensor | None"
    ) -> "torch.Tensor":
        from torch.nn.functional import scaled_dot_product_attention

        texts, tokens, hidden = rows.shape
        parts = layer.attended(rows).view(texts, tokens, 3, self.heads, hidden // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        found = scaled_dot_product_attention(query, key, value, attn_mask=shown)
        return found.transpose(1, 2).reshape(texts, tokens, hidden)


def packed_encoder(body: Any, ready: Sequence[Layer] = ()) -> PackedEncoder | None:
    """Return the packed form of a `BertModel`; None where the library's own pass must do.

    `ready` are its first layers, packed before. Only an encoder in bfloat16 as e5 has it can be
    packed, and only by a torch that has oneDNN.
    """
    import torch

    settings = getattr(body, "config", None)
    fits = (
        getattr(settings, "model_type", "") == "bert"
        and getattr(settings, "hidden_act", "") == "gelu"
        and body.dtype is torch.bfloat16
    )
    if not fits or not hasattr(torch.ops.mkldnn, "_linear_pointwise"):
        return None
    own = list(body.encoder.layer)
    try:
        with torch.no_grad():
            layers = (*ready, *(_packed_layer(layer) for layer in own[len(ready) :]))
    except RuntimeError:  # this build of torch has the name of the operation only
        return None
    return PackedEncoder(
        embeddings=body.embeddings, heads=body.config.num_attention_heads, layers=layers
    )


def _packed_layer(layer: Any) -> Layer:
    attention, output = layer.attention.self, layer.attention.output
    return Layer(
        attended=_pack(attention.query, attention.key, attention.value),
        joined=_pack(output.dense),
        wide=_pack(layer.intermediate.dense),
        narrow=_pack(layer.output.dense),
        first_norm=output.LayerNorm,
        second_norm=layer.output.LayerNorm,
    )


def _pack(*linear: Any) -> Product:
    """Lay out linear layers of the same rows as one."""
    import torch

    weight = torch.cat([one.weight for one in linear]).contiguous()
    return Product(
        weight=torch.ops.mkldnn._reorder_linear_weight(weight, _EXPECTED_TOKENS),  # noqa: SLF001
        bias=torch.cat([one.bias for one in linear]),
    )
