"""Train the reader: an encoder with a head for tags and heads that point to cue and source.

    python -m training.reader --base DIR --train FILE [FILE ...] --dev FILE --out DIR
        [--init DIR] [--teacher DIR [--unlabelled FILE]]

Recipe: BIO tags for source, cue and content on every word piece; from every piece of a content, a
pointer to the first piece of its cue and one to the first piece of its source (row 0: none). Windows
of whole paragraphs (`walkback.statement.window`), cut anew each epoch. AdamW, linear warm-up and
decay, bf16 on a processor that has AMX. Everything random comes from ``--seed``.

With ``--teacher`` the labels are blended with what a trained reader says about the same pieces, and
unlabelled texts are taught by it alone (Hinton et al. 2015).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from bench import attribution_score
from training.labels import IGNORED, LAYERS, Example, make_examples, make_unlabelled, read_articles
from training.network import ReaderNet, load_net, loss_of, mixed_precision
from walkback.statement.decode import Scored, Scores, decode
from walkback.statement.window import WINDOW_SIZE, cut_pieces, cut_windows
from walkback.text.span import paragraphs_of
from walkback.text.wordpiece import WordPieces

WARM_SHARE = 0.06  # of all steps, while the rates rise


def load_tokenizer(base: str) -> WordPieces:
    """The base encoder's word pieces."""
    return WordPieces.load(Path(base) / "tokenizer.json")


def batches(examples: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Random batches of windows of like length."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    pools = [order[i : i + 16 * size] for i in range(0, len(order), 16 * size)]
    groups = []
    for pool in pools:
        pool.sort(key=lambda i: len(examples[i]["ids"]))
        groups += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(groups)
    for group in groups:
        yield [examples[i] for i in group]


def collate(batch: list[Example]) -> dict[str, torch.Tensor]:
    """Pad windows to one length; ``mask`` is 1 on real pieces."""
    longest = max(len(e["ids"]) for e in batch)

    def stack(name: str, pad: int) -> torch.Tensor:
        out = np.full((len(batch), longest), pad, np.int64)
        for i, example in enumerate(batch):
            out[i, : len(example[name])] = example[name]
        return torch.from_numpy(out)

    labels = [name for name in batch[0] if name not in ("ids", "settings")]
    return {
        "ids": stack("ids", 0),
        "settings": stack("settings", 0),
        **{name: stack(name, IGNORED) for name in labels},
        "mask": torch.from_numpy(np.array([[j < len(e["ids"]) for j in range(longest)] for e in batch], np.int64)),
    }


@torch.no_grad()
def predict(net: ReaderNet, article: dict[str, Any], tokenizer: WordPieces, size: int) -> list[dict[str, Any]]:
    """Read an article with the network as it stands, in the form that the scorer takes."""
    net.eval()
    text = article["text"]
    pieces = cut_pieces(text, paragraphs_of(text), tokenizer, size=size)
    windows = cut_windows(pieces, size=size)
    scores: list[list[Scores]] = []
    for i in range(0, len(windows), 8):
        group = windows[i : i + 8]
        batch = collate([{"ids": w.ids, "settings": w.settings} for w in group])
        with mixed_precision():
            outputs = net(batch["ids"], batch["settings"], batch["mask"])
        layers = [[o.float().numpy() for o in layer] for layer in outputs]
        scores += [[Scores(*(o[k, : len(w.ids)] for o in layer)) for layer in layers] for k, w in enumerate(group)]
    return [
        {
            "id": str(n),
            "source": [list(s) for s in d.source],
            "cue": [list(s) for s in d.cue],
            "content": [list(s) for s in d.content],
        }
        for n, d in enumerate(decode([Scored(text, pieces, windows, scores)])[0])
        if d.nested_in is None  # PolNeAR has no others
    ]


def evaluate(net: ReaderNet, articles: list[dict[str, Any]], tokenizer: WordPieces, size: int) -> dict[str, float]:
    """Headline figures in per cent, over all and over quoted attributions."""
    predicted = {a["id"]: {"id": a["id"], "attributions": predict(net, a, tokenizer, size)} for a in articles}
    report = attribution_score.score({a["id"]: a for a in articles}, predicted)
    out = {}
    for subset in ("all", "quoted"):
        out[f"attribution_{subset}"] = round(100 * report[subset]["attribution"]["F"], 2)
        out[f"P_{subset}"] = round(100 * report[subset]["attribution"]["P"], 1)
        out[f"R_{subset}"] = round(100 * report[subset]["attribution"]["R"], 1)
        out[f"strict_{subset}"] = round(100 * report[subset]["attribution_strict"]["F"], 2)
    out["source_given_content"] = round(100 * report["all"]["source_given_content"], 1)
    return out


def teach(
    net: ReaderNet,
    teachers: Sequence[ReaderNet],
    examples_of: Callable[[random.Random], list[Example]],
    args: argparse.Namespace,
    after_epoch: Callable[[int, float], None],
) -> None:
    """Train ``net`` in place; ``after_epoch`` is called with the epoch and its minutes."""
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": net.encoder.parameters(), "lr": args.lr}, {"params": heads, "lr": args.head_lr}], weight_decay=0.01
    )
    total = args.epochs * (len(examples_of(random.Random(0))) // args.batch + 1)
    warm = max(1, int(WARM_SHARE * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (total - s) / max(1, total - warm)))
    )
    step = 0
    for epoch in range(args.epochs):
        examples = examples_of(rng)
        net.train()
        running, seen, began = 0.0, 0, time.time()
        for group in batches(examples, args.batch, rng):
            batch = collate(group)
            with mixed_precision():
                loss = loss_of(net, batch, teachers)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running += float(loss.detach())
            seen += int(batch["mask"].sum())
            if step % 50 == 0:
                speed = seen / (time.time() - began)
                print(f"epoch {epoch} step {step}/{total} loss {running / 50:.4f} {speed:.0f} pieces/s", flush=True)
                running = 0.0
        after_epoch(epoch, (time.time() - began) / 60)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--base", required=True, help="folder of the pretrained encoder and tokenizer.json")
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--dev", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--lr", type=float, default=2e-4, help="of the encoder")
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--size", type=int, default=WINDOW_SIZE, help="word pieces in a window")
    parser.add_argument("--init", help="run to start from, instead of the base encoder")
    parser.add_argument("--teacher", nargs="*", default=[], help="runs whose answers, on average, are learned too")
    parser.add_argument("--unlabelled", help="texts that the teacher alone teaches (JSON Lines, gzipped)")
    parser.add_argument("--unlabelled-share", type=float, default=0.3, help="of these texts, in each epoch")
    args = parser.parse_args()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(args.base)
    articles = [a for path in args.train for a in read_articles(path)]
    dev = read_articles(args.dev)
    net = load_net(args.base, args.init, layers=LAYERS) if args.init else ReaderNet(args.base)
    teachers = [load_net(args.base, run).eval() for run in args.teacher]

    def examples_of(rng: random.Random) -> list[Example]:
        found = make_examples(articles, tokenizer, args.size, rng)
        if args.unlabelled:
            found += make_unlabelled(args.unlabelled, args.unlabelled_share, tokenizer, args.size, rng)
        return found

    def keep(epoch: int, minutes: float) -> None:
        torch.save({"net": net.state_dict(), "args": vars(args), "epoch": epoch}, out / "checkpoint.pt")
        row = {"epoch": epoch, "minutes": round(minutes, 1), **evaluate(net, dev, tokenizer, args.size)}
        print(json.dumps(row), flush=True)
        with (out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")

    teach(net, teachers, examples_of, args, keep)
    recipe = {**vars(args), "command": sys.argv, "torch": torch.__version__}
    (out / "recipe.json").write_text(json.dumps(recipe, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
