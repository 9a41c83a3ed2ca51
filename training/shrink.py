"""Make the reader smaller: keep the inner units of each layer that its answers depend on most.

    python -m training.shrink --run DIR --base DIR --train FILE --keep 768 --out DIR

The importance of a unit is the first-order change of the loss when it is set to zero, the sum over
word pieces of |activation x gradient| (Molchanov et al., ICLR 2017). What is left has to be trained
on: `training.reader --init`.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import torch
from torch import nn

from training.labels import make_examples, read_articles
from training.network import ReaderNet, load_net, loss_of
from training.reader import batches, collate, load_tokenizer

MEASURED_BATCHES = 60


def measure_units(net: ReaderNet, groups: list[dict[str, torch.Tensor]]) -> list[torch.Tensor]:
    """Importance of every inner unit, a vector for each layer."""
    sums = [torch.zeros(layer.intermediate.dense.out_features) for layer in net.encoder.encoder.layer]
    hooks = []
    for number, layer in enumerate(net.encoder.encoder.layer):

        def watch(module: nn.Module, inputs: object, output: torch.Tensor, total: torch.Tensor = sums[number]) -> None:
            def add(grad: torch.Tensor) -> None:
                total.add_((output * grad).detach().abs().sum((0, 1)))

            output.register_hook(add)

        hooks.append(layer.intermediate.register_forward_hook(watch))
    net.eval()
    for group in groups:
        loss_of(net, group).backward()
        net.zero_grad(set_to_none=True)
    for hook in hooks:
        hook.remove()
    return sums


def shrink(net: ReaderNet, importance: list[torch.Tensor], keep: int) -> None:
    """Drop all but the ``keep`` most important inner units of each layer, in place."""
    for layer, scores in zip(net.encoder.encoder.layer, importance, strict=True):
        kept = scores.topk(keep).indices.sort().values
        up, down = layer.intermediate.dense, layer.output.dense
        new_up, new_down = nn.Linear(up.in_features, keep), nn.Linear(keep, down.out_features)
        with torch.no_grad():
            new_up.weight.copy_(up.weight[kept])
            new_up.bias.copy_(up.bias[kept])
            new_down.weight.copy_(down.weight[:, kept])
            new_down.bias.copy_(down.bias)
        layer.intermediate.dense, layer.output.dense = new_up, new_down
        print(
            f"kept {keep} of {len(scores)} units with {float(scores[kept].sum() / scores.sum()):.3f} of the importance"
        )


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--run", type=Path, required=True, help="folder that training.reader wrote")
    parser.add_argument("--base", required=True)
    parser.add_argument("--train", required=True)
    parser.add_argument("--keep", type=int, required=True, help="inner units that each layer keeps")
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
    shrink(net, measure_units(net, groups), args.keep)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"net": net.state_dict(), "args": saved["args"], "epoch": -1}, args.out / "checkpoint.pt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
