"""The reader's network, and what it is taught with."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from training.labels import IGNORED, LAYERS
from walkback.statement.decode import ROLES, TAGS
from walkback.statement.window import SETTINGS

POINTER_SIZE = 64
DROPOUT = 0.1


class PooledDropout(nn.Module):
    """Dropout whose masks are slices of one random pool: drawing them anew costs more than a layer on a CPU."""

    def __init__(self, p: float, pool: torch.Tensor) -> None:
        super().__init__()
        self.p, self.pool = p, pool

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Drop, when training."""
        if not self.training:
            return x
        start = random.randrange(len(self.pool) - x.numel())
        return x * self.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class ReaderNet(nn.Module):
    """Encoder, and for each layer of speech a tag head and query and key projections of the two pointers.

    Layer 0 is the reported speech of the text, layer 1 the reported speech inside that.
    """

    def __init__(self, base: str, *, pointer_size: int = POINTER_SIZE, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        size = self.encoder.config.hidden_size
        pool = (torch.rand(1 << 24) >= DROPOUT).float() / (1 - DROPOUT)
        for module in list(self.encoder.modules()):
            for name, child in module.named_children():
                if isinstance(child, nn.Dropout) and child.p:
                    setattr(module, name, PooledDropout(DROPOUT, pool))
        self.dropout = PooledDropout(DROPOUT, pool)
        self.settings = nn.Embedding(SETTINGS, size)
        nn.init.zeros_(self.settings.weight)
        self.tags = nn.Linear(size, layers * len(TAGS))
        self.pointers = nn.Linear(size, layers * 4 * pointer_size)
        self.pointer_size = pointer_size
        self.layers = layers

    def forward(self, ids: torch.Tensor, settings: torch.Tensor, mask: torch.Tensor) -> list[tuple[torch.Tensor, ...]]:
        """For each layer: tag logits, then query and key of the cue and of the source pointer, each ``[b, n, ...]``."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.settings(settings)
        hidden = self.dropout(self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)
        tags = self.tags(hidden).split(len(TAGS), -1)
        pointers = self.pointers(hidden).split(self.pointer_size, -1)
        scale = self.pointer_size**-0.5
        out = []
        for layer in range(self.layers):
            query_cue, key_cue, query_source, key_source = pointers[4 * layer : 4 * layer + 4]
            out.append((tags[layer], query_cue * scale, key_cue, query_source * scale, key_source))
        return out


def mixed_precision() -> torch.autocast:
    """bf16 where the processor multiplies it faster than fp32 (AMX), else fp32."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported())


def load_net(base: str, run: str | Path, *, layers: int | None = None) -> ReaderNet:
    """The network of a finished run, whatever the inner size and the number of heads of its layers.

    With ``layers``, heads that the run lacks or has in another size start anew.
    """
    state = torch.load(Path(run) / "checkpoint.pt", map_location="cpu", weights_only=True)["net"]
    had = len(state["tags.weight"]) // len(TAGS)
    layers = layers or had
    pointer_size = POINTER_SIZE if layers != had else len(state["pointers.weight"]) // (4 * had)
    net = ReaderNet(base, pointer_size=pointer_size, layers=layers)
    for number, layer in enumerate(net.encoder.encoder.layer):
        prefix = f"encoder.encoder.layer.{number}."
        resize_layer(
            layer,
            inner=len(state[prefix + "intermediate.dense.bias"]),
            heads=len(state[prefix + "attention.self.query.bias"]) // layer.attention.self.attention_head_size,
        )
    own = net.state_dict()
    state.setdefault("settings.weight", own["settings.weight"])
    if layers != had:
        for name in ("tags.weight", "tags.bias"):
            state[name] = torch.cat([state[name], own[name][had * len(TAGS) :]])
        state |= {name: own[name] for name in ("pointers.weight", "pointers.bias")}
    net.load_state_dict(state)
    return net


def resize_layer(layer: nn.Module, *, inner: int, heads: int) -> None:
    """Give an encoder layer new matrices for so many inner units and attention heads."""
    attention = layer.attention.self
    size, width = attention.query.in_features, heads * attention.attention_head_size
    if inner != layer.intermediate.dense.out_features:
        layer.intermediate.dense = nn.Linear(size, inner)
        layer.output.dense = nn.Linear(inner, size)
    if heads != attention.num_attention_heads:
        attention.num_attention_heads, attention.all_head_size = heads, width
        for name in ("query", "key", "value"):
            setattr(attention, name, nn.Linear(size, width))
        layer.attention.output.dense = nn.Linear(width, size)


def pointer_logits(query: torch.Tensor, key: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """``[b, i, j]``: row i points to row j; padding is out of reach."""
    return (query @ key.transpose(1, 2)).float().masked_fill(mask[:, None, :] == 0, -1e4)


WEIGHTS = {"tags": 1.0, "cue": 0.5, "source": 0.5}
LAYER_WEIGHTS = (1.0, 0.3)  # speech inside speech is rarer, and its labels are a reader's


def loss_of(net: ReaderNet, batch: dict[str, torch.Tensor], teachers: Sequence[ReaderNet] = ()) -> torch.Tensor:
    """Cross-entropy of tags plus half that of each pointer; with teachers, the mean of theirs and the labels'."""
    mask = batch["mask"]
    logits = [_logits(outputs, mask) for outputs in net(batch["ids"], batch["settings"], mask)]
    hard = logits[0]["tags"].new_zeros(())
    soft = logits[0]["tags"].new_zeros(())
    for layer, weight in zip(range(net.layers), LAYER_WEIGHTS, strict=False):
        for name, scores in logits[layer].items():
            labels = batch[f"{name}{layer}"]
            if (labels != IGNORED).any():
                cross = nn.functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
                hard = hard + weight * WEIGHTS[name] * cross
    if not teachers:
        return hard
    with torch.no_grad():
        answers = [[_logits(o, mask) for o in t(batch["ids"], batch["settings"], mask)] for t in teachers]
    for layer, weight in zip(range(net.layers), LAYER_WEIGHTS, strict=False):
        known = [answer[layer] for answer in answers if len(answer) > layer]
        if not known:
            continue
        tags = torch.stack([k["tags"].softmax(-1) for k in known]).mean(0)
        real = mask == 1
        content = real & (tags.argmax(-1) >= 2 * len(ROLES) - 1)
        for name, scores in logits[layer].items():
            rows = real if name == "tags" else content
            if rows.any():
                wanted = torch.stack([k[name][rows].softmax(-1) for k in known]).mean(0)
                soft = soft + weight * WEIGHTS[name] * nn.functional.cross_entropy(scores[rows], wanted)
    return 0.5 * (hard + soft) if (batch["tags0"] != IGNORED).any() else soft


def _logits(outputs: tuple[torch.Tensor, ...], mask: torch.Tensor) -> dict[str, torch.Tensor]:
    tags, query_cue, key_cue, query_source, key_source = outputs
    pairs = (("cue", query_cue, key_cue), ("source", query_source, key_source))
    return {"tags": tags.float(), **{n: pointer_logits(q, k, mask) for n, q, k in pairs}}
