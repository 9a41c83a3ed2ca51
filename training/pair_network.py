"""The pair model's network, which its teacher has too, and the batches that both read."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoConfig, AutoModel

LONGEST = 192  # word pieces of both texts together
STANCES = 3
SORTED_BATCHES = 40  # batches whose texts are sorted by length together, so that little is padding

Batch = dict[str, torch.Tensor]


class PairNetwork(nn.Module):
    """An encoder with two heads on the first position beside the mean of all positions.

    With ``words`` the word vectors are these and are not trained.
    """

    def __init__(self, base: str | Path, words: torch.Tensor | None = None) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        if words is not None:
            table = self.encoder.embeddings.word_embeddings
            table.weight.data.copy_(words)
            table.weight.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.same = nn.Linear(2 * width, 1)
        self.stance = nn.Linear(2 * width, STANCES)

    def states(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """The first position's state and the mean of all, each of shape (texts, width)."""
        states = self.encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1).to(states.dtype)
        return states[:, 0], (states * mask).sum(1) / mask.sum(1)

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits: of one question, of shape (pairs,), and of the stances, (pairs, 3)."""
        joined = self.drop(torch.cat(self.states(batch), -1))
        return self.same(joined).squeeze(-1).float(), self.stance(joined).float()

    def embed(self, batch: Batch) -> torch.Tensor:
        """Unit vectors of single texts, of shape (texts, width)."""
        return functional.normalize(self.states(batch)[1].float(), dim=-1)


class Pieces:
    """Texts or pairs, cut into the word pieces of the encoder in the folder ``base``, on a device."""

    def __init__(self, base: str | Path, texts: Sequence[str] | Sequence[tuple[str, str]], device: str) -> None:
        tokenizer = Tokenizer.from_file(str(Path(base) / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST, strategy="longest_first")
        config = AutoConfig.from_pretrained(base)
        found = tokenizer.encode_batch(list(texts))
        self.has_kinds = getattr(config, "type_vocab_size", 1) > 1
        self.sizes = [len(e.ids) for e in found]
        ids = torch.full((len(found), LONGEST), config.pad_token_id, dtype=torch.int16)
        for row, e in enumerate(found):
            ids[row, : len(e.ids)] = torch.tensor(e.ids, dtype=torch.int16)
        self._ids = ids.to(device)
        self._lengths = torch.tensor(self.sizes, device=device)
        # Where the second text begins; in a single text, its end.
        self._seconds = torch.tensor([e.type_ids.index(1) if 1 in e.type_ids else len(e.ids) for e in found]).to(device)
        self._places = torch.arange(LONGEST, device=device)

    def __len__(self) -> int:
        return len(self.sizes)

    def batch(self, chosen: Sequence[int]) -> Batch:
        """The encoder's input for some of them, padded to the longest."""
        longest = min(LONGEST, -(-max(self.sizes[n] for n in chosen) // 8) * 8)
        rows = torch.tensor(chosen, device=self._ids.device)
        places = self._places[None, :longest]
        mask = places < self._lengths[rows, None]
        found = {"input_ids": self._ids[rows, :longest].long(), "attention_mask": mask.long()}
        if self.has_kinds:
            found["token_type_ids"] = (mask & (places >= self._seconds[rows, None])).long()
        return found

    def groups(self, size: int, rng: random.Random, among: Sequence[int] | None = None) -> Iterator[list[int]]:
        """All, or those of ``among``, in batches of ``size`` of about one length, in a random order."""
        order = list(range(len(self)) if among is None else among)
        rng.shuffle(order)
        step = size * SORTED_BATCHES
        for at in range(0, len(order), step):
            block = sorted(order[at : at + step], key=lambda n: self.sizes[n])
            found = [block[k : k + size] for k in range(0, len(block), size)]
            rng.shuffle(found)
            yield from found


def in_bf16(device: str) -> torch.autocast:
    """bf16 on a graphics card, and on a processor that multiplies it faster than fp32."""
    kind = device.split(":", maxsplit=1)[0]
    return torch.autocast(kind, dtype=torch.bfloat16, enabled=kind != "cpu" or torch.cpu._is_avx512_bf16_supported())


@torch.no_grad()
def judge(net: PairNetwork, pieces: Pieces, device: str, size: int = 512) -> tuple[torch.Tensor, torch.Tensor]:
    """Probabilities of one question, of shape (pairs,), and of the stances, (pairs, 3)."""
    net.eval()
    same, stance = torch.zeros(len(pieces)), torch.zeros(len(pieces), STANCES)
    for chosen in pieces.groups(size, random.Random(0)):
        with in_bf16(device):
            one, other = net(pieces.batch(chosen))
        same[chosen], stance[chosen] = one.sigmoid().cpu(), other.softmax(-1).cpu()
    return same, stance


@torch.no_grad()
def embed(net: PairNetwork, pieces: Pieces, device: str, size: int = 512) -> torch.Tensor:
    """Unit vectors of texts, of shape (texts, width)."""
    net.eval()
    found = torch.zeros(len(pieces), net.encoder.config.hidden_size)
    for chosen in pieces.groups(size, random.Random(0)):
        with in_bf16(device):
            found[chosen] = net.embed(pieces.batch(chosen)).cpu()
    return found
