"""The reader's network, and what it is taught with."""

from __future__ import annotations

import random
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from training.labels import IGNORED
from walkback.statement.decode import ROLES, TAGS

POINTER_SIZE = 128
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
    """Encoder, tag head, and query and key projections of the two pointers."""

    def __init__(self, base: str, pointer_size: int = POINTER_SIZE) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        size = self.encoder.config.hidden_size
        pool = (torch.rand(1 << 24) >= DROPOUT).float() / (1 - DROPOUT)
        for module in list(self.encoder.modules()):
            for name, child in module.named_children():
                if isinstance(child, nn.Dropout) and child.p:
                    setattr(module, name, PooledDropout(DROPOUT, pool))
        self.dropout = PooledDropout(DROPOUT, pool)
        self.tags = nn.Linear(size, len(TAGS))
        self.pointers = nn.Linear(size, 4 * pointer_size)
        self.pointer_size = pointer_size

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Tag logits, then query and key of the cue pointer and of the source pointer, each ``[b, n, ...]``."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        query_cue, key_cue, query_source, key_source = self.pointers(hidden).split(self.pointer_size, -1)
        scale = self.pointer_size**-0.5
        return self.tags(hidden), query_cue * scale, key_cue, query_source * scale, key_source


def mixed_precision() -> torch.autocast:
    """bf16 where the processor multiplies it faster than fp32 (AMX), else fp32."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported())


def load_net(base: str, run: str | Path) -> ReaderNet:
    """The network of a finished run, whatever the inner size of its layers."""
    state = torch.load(Path(run) / "checkpoint.pt", map_location="cpu", weights_only=True)["net"]
    net = ReaderNet(base)
    for number, layer in enumerate(net.encoder.encoder.layer):
        inner = len(state[f"encoder.encoder.layer.{number}.intermediate.dense.bias"])
        layer.intermediate.dense = nn.Linear(layer.intermediate.dense.in_features, inner)
        layer.output.dense = nn.Linear(inner, layer.output.dense.out_features)
    net.load_state_dict(state)
    return net


def pointer_logits(query: torch.Tensor, key: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """``[b, i, j]``: row i points to row j; padding is out of reach."""
    return (query @ key.transpose(1, 2)).float().masked_fill(mask[:, None, :] == 0, -1e4)


def loss_of(net: ReaderNet, batch: dict[str, torch.Tensor], teacher: ReaderNet | None = None) -> torch.Tensor:
    """Cross-entropy of tags plus half that of each pointer; with a teacher, the mean of its and the labels'."""
    tags, query_cue, key_cue, query_source, key_source = net(batch["ids"], batch["mask"])
    pairs = (("cue", query_cue, key_cue), ("source", query_source, key_source))
    logits = {"tags": tags.float(), **{n: pointer_logits(q, k, batch["mask"]) for n, q, k in pairs}}
    weights = {"tags": 1.0, "cue": 0.5, "source": 0.5}
    loss = tags.new_zeros((), dtype=torch.float32)
    for name, scores in logits.items():
        if (batch[name] != IGNORED).any():
            cross = nn.functional.cross_entropy(scores.flatten(0, 1), batch[name].flatten(), ignore_index=IGNORED)
            loss = loss + weights[name] * cross
    if teacher is None:
        return loss
    with torch.no_grad():
        tags, query_cue, key_cue, query_source, key_source = teacher(batch["ids"], batch["mask"])
        pairs = (("cue", query_cue, key_cue), ("source", query_source, key_source))
        wanted = {"tags": tags.float(), **{n: pointer_logits(q, k, batch["mask"]) for n, q, k in pairs}}
        real = batch["mask"] == 1
        content = real & (tags.argmax(-1) >= 2 * len(ROLES) - 1)
    soft = tags.new_zeros((), dtype=torch.float32)
    for name, scores in logits.items():
        rows = real if name == "tags" else content
        if rows.any():
            cross = nn.functional.cross_entropy(scores[rows], wanted[name][rows].softmax(-1))
            soft = soft + weights[name] * cross
    return 0.5 * (loss + soft) if (batch["tags"] != IGNORED).any() else soft
