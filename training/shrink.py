"""Make the reader smaller: keep the inner units and attention heads that its answers depend on most.

    python -m training.shrink --run DIR --base DIR --train FILE --units 384 --heads 8 --out DIR

The importance of a unit or head is the first-order change of the loss when it is set to zero, the sum over
word pieces of |activation x gradient| (Molchanov et al., ICLR 2017; for heads Michel et al., NeurIPS
2019). Layers compete: one that matters more keeps more. What is left has to be trained
on: `training.reader --init`.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from training.labels import make_examples, read_articles
from training.network import ReaderNet, load_net, loss_of, resize_layer
from training.reader import batches, collate, load_tokenizer

MEASURED_BATCHES = 60
LEAST_HEADS = 3
UNIT_STEP = 64  # inner units are kept in blocks that processors multiply well


@dataclass(frozen=True, slots=True)
class Importance:
    """Of the inner units and of the attention heads, a vector for each encoder layer."""

    units: list[torch.Tensor]
    heads: list[torch.Tensor]


def measure(net: ReaderNet, groups: list[dict[str, torch.Tensor]]) -> Importance:
    """Importance of every inner unit and of every attention head."""
    layers = net.encoder.encoder.layer
    units = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]
    heads = [torch.zeros(layer.attention.self.num_attention_heads) for layer in layers]
    hooks = []
    for number, layer in enumerate(layers):

        def watch(module: nn.Module, inputs: object, output: torch.Tensor, total: torch.Tensor = units[number]) -> None:
            def add(grad: torch.Tensor) -> None:
                total.add_((output * grad).detach().abs().sum((0, 1)))

            output.register_hook(add)

        def watch_heads(module: nn.Module, inputs: tuple[torch.Tensor], total: torch.Tensor = heads[number]) -> None:
            mixed = inputs[0]

            def add(grad: torch.Tensor) -> None:
                change = (mixed * grad).detach().unflatten(-1, (len(total), -1))
                total.add_(change.sum(-1).abs().sum((0, 1)))

            mixed.register_hook(add)

        hooks.append(layer.intermediate.register_forward_hook(watch))
        hooks.append(layer.attention.output.dense.register_forward_pre_hook(watch_heads))
    net.eval()
    for group in groups:
        loss_of(net, group).backward()
        net.zero_grad(set_to_none=True)
    for hook in hooks:
        hook.remove()
    return Importance(units, heads)


def share(scores: list[torch.Tensor], count: int, step: int, least: int) -> list[int]:
    """How many of each layer to keep so that about ``count`` in all are kept, in steps, the most important first."""
    blocks = sorted(
        (
            (float(block.sum()), layer)
            for layer, s in enumerate(scores)
            for block in s.sort(descending=True)[0].split(step)
        ),
        reverse=True,
    )
    kept = [0] * len(scores)
    for _, layer in blocks[: count // step]:
        kept[layer] += step
    return [max(least, k) for k in kept]


def shrink(net: ReaderNet, importance: Importance, *, units: int, heads: int) -> None:
    """Keep, in place, the most important inner units and heads: on average so many in a layer."""
    layers = net.encoder.encoder.layer
    unit_counts = share(importance.units, units * len(layers), UNIT_STEP, 2 * UNIT_STEP)
    head_counts = share(importance.heads, heads * len(layers), 1, LEAST_HEADS)
    for number, layer in enumerate(layers):
        kept_units = importance.units[number].topk(unit_counts[number]).indices.sort().values
        kept_heads = importance.heads[number].topk(head_counts[number]).indices.sort().values
        attention, output = layer.attention.self, layer.attention.output.dense
        width = attention.attention_head_size
        columns = (kept_heads[:, None] * width + torch.arange(width)).flatten()
        old = {name: getattr(attention, name) for name in ("query", "key", "value")}
        up, down = layer.intermediate.dense, layer.output.dense
        resize_layer(layer, inner=len(kept_units), heads=len(kept_heads))
        with torch.no_grad():
            for name, matrix in old.items():
                getattr(attention, name).weight.copy_(matrix.weight[columns])
                getattr(attention, name).bias.copy_(matrix.bias[columns])
            layer.attention.output.dense.weight.copy_(output.weight[:, columns])
            layer.attention.output.dense.bias.copy_(output.bias)
            layer.intermediate.dense.weight.copy_(up.weight[kept_units])
            layer.intermediate.dense.bias.copy_(up.bias[kept_units])
            layer.output.dense.weight.copy_(down.weight[:, kept_units])
            layer.output.dense.bias.copy_(down.bias)
        print(f"layer {number}: {len(kept_units)} units, {len(kept_heads)} heads")


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--run", type=Path, required=True, help="folder that training.reader wrote")
    parser.add_argument("--base", required=True)
    parser.add_argument("--train", required=True)
    parser.add_argument("--units", type=int, required=True, help="inner units that a layer keeps on average")
    parser.add_argument("--heads", type=int, required=True, help="attention heads that a layer keeps on average")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    saved = torch.load(args.run / "checkpoint.pt", weights_only=True)
    tokenizer = load_tokenizer(args.base)
    rng = random.Random(args.seed)
    articles = read_articles(args.train)
    examples = make_examples(rng.sample(articles, 120), tokenizer, saved["args"]["size"], rng)
    groups = [collate(g) for g, _ in zip(batches(examples, 8, rng), range(MEASURED_BATCHES), strict=False)]
    net = load_net(args.base, args.run)
    shrink(net, measure(net, groups), units=args.units, heads=args.heads)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"net": net.state_dict(), "args": saved["args"], "epoch": -1}, args.out / "checkpoint.pt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
