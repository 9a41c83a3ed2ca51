"""Train the pair model: a teacher on labelled pairs, then a small network on its labels, then a smaller one.

    python -m training.pair_model teach --data DATA --base MPNET --out DIR/teacher
    python -m training.pair_model learn --data DATA --base MINILM --reader DIR --lessons DIR/teacher/labels.pt --out DIR

``teach`` fine-tunes a large encoder and keeps what it judges of every pair, and what the encoder as it was makes of
every text. ``learn`` teaches the small network: pairs by labels and by the teacher's judgements (Hinton et al. 2015),
texts by how near the large encoder puts them to one another, and texts of one question to lie together (supervised
contrast, Khosla et al. 2020). ``full.pt`` is the whole network; ``cut.pt`` has a third of its inner units, those that
matter most, trained on.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from training.affair_pairs import AGREE
from training.network import resize_layer
from training.pair_lessons import SHARES, Circle, Lessons, make_lessons
from training.pair_network import PairNetwork, Pieces, embed, in_bf16, judge
from training.pair_rows import Row, read_objects
from training.shrink import Importance, share

NEARNESS = 0.05  # temperature of likeness between texts, also of the teacher's
SOFT = 0.7  # share of the loss that the teacher's judgements have where there are labels too
HEAD_RATE = 5e-4
MEASURED_BATCHES = 60  # for the importance of units
UNIT_STEP = 64
# How many pairs of each part polishing reads, if nothing else is said.
POLISH = {
    "answers": 30_000,
    "affairs": 11_000,
    "templates": 6000,
    "vitaminc": 6000,
    "breaking_nli": 800,
    "negation_nli": 2000,
    "med": 800,
    "fnc1": 1500,
    "unlabelled": 2000,
}
OTHERS = ("vitaminc", "breaking_nli", "negation_nli", "med", "fnc1", "perspectrum", "pages", "unlabelled")


class Sheet:
    """Pairs as word pieces with their labels, and with a teacher's judgements if there are any."""

    def __init__(self, base: str | Path, rows: Sequence[Row], device: str) -> None:
        self.rows = rows
        self.pieces = Pieces(base, [(r.first, r.second) for r in rows], device)
        self.same = torch.tensor([-1.0 if r.same is None else float(r.same) for r in rows], device=device)
        self.stance = torch.tensor([-1 if r.stance is None else r.stance for r in rows], device=device)
        self.not_agree = torch.tensor([r.not_agree for r in rows], device=device)
        self.judged: tuple[torch.Tensor, torch.Tensor] | None = None

    def loss(self, net: PairNetwork, chosen: list[int], device: str) -> torch.Tensor:
        """Cross entropy of both heads with what labels and teacher tell of some pairs."""
        with in_bf16(device):
            same, stance = net(self.pieces.batch(chosen))
        at = torch.tensor(chosen, device=same.device)
        hard = _labelled(same, stance, self.same[at], self.stance[at], self.not_agree[at])
        if self.judged is None:
            return hard
        wanted_same, wanted_stance = (part[at] for part in self.judged)
        soft = functional.binary_cross_entropy_with_logits(same, wanted_same)
        soft = soft + functional.cross_entropy(stance, wanted_stance)
        return SOFT * soft + (1 - SOFT) * hard


def _labelled(
    same: torch.Tensor, stance: torch.Tensor, is_same: torch.Tensor, label: torch.Tensor, not_agree: torch.Tensor
) -> torch.Tensor:
    loss = torch.zeros((), device=same.device)
    if (told := is_same >= 0).any():
        loss = (
            loss + functional.binary_cross_entropy_with_logits(same[told], is_same[told]) * told.float().mean().sqrt()
        )
    if (label >= 0).any():
        loss = loss + functional.cross_entropy(stance, label, ignore_index=-1)
    if not_agree.any():
        agree = stance[not_agree].softmax(-1)[:, AGREE].clamp(max=1 - 1e-6)
        loss = loss - torch.log1p(-agree).mean() * not_agree.float().mean()
    return loss


class Neighbours:
    """Single texts: by document with the vectors of a large encoder, and in circles of questions."""

    def __init__(
        self, base: str | Path, documents: list[list[str]], vectors: torch.Tensor, circles: list[Circle], device: str
    ) -> None:
        self._pieces = Pieces(base, [text for texts in documents for text in texts], device)
        self._vectors = vectors.to(device).float()
        self._spans = _spans([len(texts) for texts in documents])
        self._circles = Pieces(base, [text for circle in circles for text in circle.texts], device)
        self._circle_spans = _spans([len(circle.texts) for circle in circles])
        names = [f"{n}:{q}" for n, circle in enumerate(circles) for q in sorted(set().union(*circle.questions))]
        number = {name: n for n, name in enumerate(names)}
        self._answers = torch.zeros(len(self._circles), len(names), dtype=torch.bfloat16, device=device)
        at = 0
        for n, circle in enumerate(circles):
            for questions in circle.questions:
                for question in questions:
                    self._answers[at, number[f"{n}:{question}"]] = 1
                at += 1
        self._device = device

    def loss(
        self, net: PairNetwork, rng: random.Random, *, documents: int = 24, each: int = 6, circles: int = 5
    ) -> torch.Tensor:
        """How far likenesses are from the large encoder's, and texts of one question from each other."""
        chosen: list[int] = []
        for start, end in rng.sample(self._spans, min(documents, len(self._spans))):
            chosen += rng.sample(range(start, end), min(each, end - start))
        with in_bf16(self._device):
            mine = net.embed(self._pieces.batch(chosen))
        theirs = self._vectors[torch.tensor(chosen, device=self._device)]
        diagonal = torch.eye(len(chosen), dtype=torch.bool, device=self._device)
        wanted = (theirs @ theirs.T / NEARNESS).masked_fill(diagonal, -1e4).softmax(-1)
        found = (mine @ mine.T / NEARNESS).masked_fill(diagonal, -1e4)
        near = functional.cross_entropy(found, wanted) + (wanted * (wanted + 1e-9).log()).sum(-1).mean()
        return near + 0.3 * self._contrast(net, rng.sample(range(len(self._circle_spans)), circles))

    def _contrast(self, net: PairNetwork, circles: list[int]) -> torch.Tensor:
        chosen = [n for c in circles for n in range(*self._circle_spans[c])]
        with in_bf16(self._device):
            vectors = net.embed(self._circles.batch(chosen))
        answers = self._answers[torch.tensor(chosen, device=self._device)]
        diagonal = torch.eye(len(chosen), dtype=torch.bool, device=self._device)
        shares = (answers @ answers.T > 0) & ~diagonal
        logs = (vectors @ vectors.T / NEARNESS).masked_fill(diagonal, -1e4).log_softmax(-1)
        told = shares.any(-1)
        return -((logs * shares).sum(-1)[told] / shares.sum(-1)[told]).mean()


def _spans(counts: list[int]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for count in counts:
        spans.append((at, at + count))
        at += count
    return spans


def fit(
    net: PairNetwork,
    sheets: dict[str, Sheet],
    neighbours: Neighbours | None,
    *,
    epochs: float,
    rate: float,
    size: int,
    device: str,
    seed: int,
    deadline: float = math.inf,
    shares: Mapping[str, float] = SHARES,
) -> None:
    """Train; the rate rises over a twentieth of the steps and then falls in a line.

    What an epoch reads of each part is in ``shares``. With a ``deadline`` (a moment of `time.monotonic`) the rate falls
    so that it is nothing by then.
    """
    rng = random.Random(seed)
    heads = [*net.same.parameters(), *net.stance.parameters()]
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    rates = (rate, HEAD_RATE)
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    per_epoch = sum(math.ceil(shares[name] * len(sheet.rows) / size) for name, sheet in sheets.items())
    steps = max(1, round(epochs * per_epoch))
    step, started, mean = 0, time.monotonic(), [0.0, 0.0]
    while step < steps and time.monotonic() < deadline:
        todo = [
            (sheet, group)
            for name, sheet in sheets.items()
            for group in sheet.pieces.groups(
                size, rng, rng.sample(range(len(sheet.rows)), round(shares[name] * len(sheet.rows)))
            )
        ]
        rng.shuffle(todo)
        for sheet, group in todo[: steps - step]:
            net.train()
            done = max(step / steps, (time.monotonic() - started) / (deadline - started))
            scale = min(1.0, 20 * (step + 1) / steps, 1.05 * max(0.0, 1 - done))
            for target, top in zip(optimiser.param_groups, rates, strict=True):
                target["lr"] = top * scale
            loss = sheet.loss(net, group, device)
            if step % 20 == 0:
                mean[0] += (float(loss.detach()) - mean[0]) * max(0.1, 1 / (step // 20 + 1))
            if neighbours is not None and step % 2 == 0:
                near = neighbours.loss(net, rng)
                if step % 20 == 0:
                    mean[1] += (float(near.detach()) - mean[1]) * max(0.1, 1 / (step // 20 + 1))
                loss = loss + near
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimiser.step()
            step += 1
            if time.monotonic() > deadline:
                break
        print(
            f"step {step}/{steps} loss {mean[0]:.3f} near {mean[1]:.3f} {time.monotonic() - started:.0f} s", flush=True
        )


def accuracy(net: PairNetwork, base: str | Path, rows: Sequence[Row], device: str, *, two_way: bool = False) -> float:
    """Share of rows whose likeliest stance is right; "not entailed" is right where agreeing is not the likeliest."""
    told = [r for r in rows if r.stance is not None or r.not_agree]
    _, stance = judge(net, Pieces(base, [(r.first, r.second) for r in told], device), device)
    best = (stance[:, :2] if two_way else stance).argmax(-1).tolist()
    right = (b == r.stance if r.stance is not None else b != AGREE for b, r in zip(best, told, strict=True))
    return sum(right) / max(1, len(told))


def measure(
    net: PairNetwork, base: str | Path, lessons: Lessons, data: Path, device: str, *, with_vectors: bool
) -> dict[str, float]:
    """Accuracies on what is kept, FEVER-symmetric between two stances; Emergent's headlines to their claims (R@1)."""
    found = {
        name: round(accuracy(net, base, rows, device, two_way=name == "fever_symmetric"), 4)
        for name, rows in lessons.held.items()
    }
    if with_vectors:
        rows = list(read_objects(data / "emergent" / "train.jsonl.gz"))
        claims = {row["claim_id"]: row["claim"] for row in rows}
        ids = list(claims)
        left = embed(net, Pieces(base, [row["headline"] for row in rows], device), device)
        right = embed(net, Pieces(base, list(claims.values()), device), device)
        best = (left @ right.T).argmax(-1).tolist()
        found["emergent"] = round(
            sum(ids[b] == row["claim_id"] for b, row in zip(best, rows, strict=True)) / len(rows), 4
        )
    return found


def cut_units(
    net: PairNetwork, sheets: dict[str, Sheet], neighbours: Neighbours | None, units: int, device: str, seed: int
) -> None:
    """Keep, in place, the inner units that the loss depends on most, ``units`` in a layer on average.

    Importance is that of `training.shrink`: the sum of |activation x gradient|.
    """
    layers = net.encoder.encoder.layer
    totals = [torch.zeros(layer.intermediate.dense.out_features, device=device) for layer in layers]
    hooks = []
    for number, layer in enumerate(layers):

        def watch(
            module: nn.Module, inputs: object, output: torch.Tensor, total: torch.Tensor = totals[number]
        ) -> None:
            def add(grad: torch.Tensor) -> None:
                total.add_((output * grad).detach().float().abs().sum((0, 1)))

            output.register_hook(add)

        hooks.append(layer.intermediate.register_forward_hook(watch))
    rng = random.Random(seed)
    net.eval()
    todo = [
        (sheet, g) for sheet in sheets.values() for g in list(sheet.pieces.groups(64, rng))[: MEASURED_BATCHES // 6]
    ]
    for sheet, group in todo:
        loss = sheet.loss(net, group, device)
        (loss if neighbours is None else loss + neighbours.loss(net, rng)).backward()
        net.zero_grad(set_to_none=True)
    for hook in hooks:
        hook.remove()
    importance = Importance(totals, [])
    counts = share(importance.units, units * len(layers), UNIT_STEP, 2 * UNIT_STEP)
    for layer, total, count in zip(layers, importance.units, counts, strict=True):
        kept = total.topk(count).indices.sort().values
        up, down = layer.intermediate.dense, layer.output.dense
        resize_layer(layer, inner=count, heads=layer.attention.self.num_attention_heads)
        with torch.no_grad():
            layer.intermediate.dense.weight.copy_(up.weight[kept])
            layer.intermediate.dense.bias.copy_(up.bias[kept])
            layer.output.dense.weight.copy_(down.weight[:, kept])
            layer.output.dense.bias.copy_(down.bias)
        layer.to(device)
    print("inner units kept:", counts, flush=True)


def save(net: PairNetwork, path: Path) -> None:
    """Write what was trained, in half precision, without the word vectors."""
    kept = {
        n: v.half().cpu() for n, v in net.state_dict().items() if v.is_floating_point() and "word_embeddings" not in n
    }
    torch.save(kept, path)


def teach(args: argparse.Namespace) -> None:
    """Train the teacher and keep its judgements with all that the small network reads."""
    lessons = make_lessons(args.data, seed=args.seed, limit=args.limit)
    torch.manual_seed(args.seed)
    net = PairNetwork(args.base).to(args.device)
    texts = [text for texts in lessons.documents for text in texts]
    vectors = embed(net, Pieces(args.base, texts, args.device), args.device)
    sheets = {name: Sheet(args.base, rows, args.device) for name, rows in lessons.parts.items() if name != "unlabelled"}
    print({name: len(rows) for name, rows in lessons.parts.items()}, len(texts), len(lessons.circles), flush=True)
    fit(net, sheets, None, epochs=args.epochs, rate=args.rate, size=args.size, device=args.device, seed=args.seed,
        deadline=args.started + args.seconds)  # fmt: skip
    print(
        "teacher:", json.dumps(measure(net, args.base, lessons, args.data, args.device, with_vectors=False)), flush=True
    )
    judged = {}
    for name, rows in lessons.parts.items():
        pieces = sheets[name].pieces if name in sheets else Sheet(args.base, rows, args.device).pieces
        judged[name] = [part.half() for part in judge(net, pieces, args.device)]
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(
        {"vectors": vectors.half(), "judged": judged, "seed": args.seed, "limit": args.limit}, args.out / "labels.pt"
    )
    if args.keep:
        torch.save(net.state_dict(), args.out / "teacher.pt")


def learn(args: argparse.Namespace) -> None:
    """Train the small network on labels and on the teacher's judgements."""
    from training.pair_export import read_words

    taught = torch.load(args.lessons, weights_only=True)
    lessons = make_lessons(args.data, seed=taught["seed"], limit=taught["limit"])
    torch.manual_seed(args.seed)
    net = PairNetwork(args.base, torch.tensor(read_words(args.reader))).to(args.device)
    sheets = {}
    for name, rows in lessons.parts.items():
        sheets[name] = Sheet(args.base, rows, args.device)
        same, stance = taught["judged"][name]
        sheets[name].judged = same.float().to(args.device), stance.float().to(args.device)
    neighbours = None
    if not args.pairs_only:
        neighbours = Neighbours(args.base, lessons.documents, taught["vectors"], lessons.circles, args.device)
    args.out.mkdir(parents=True, exist_ok=True)
    common = {"size": args.size, "device": args.device}
    deadline = args.started + args.seconds
    fit(
        net,
        sheets,
        neighbours,
        epochs=args.epochs,
        rate=args.rate,
        seed=args.seed,
        deadline=args.started + 0.6 * args.seconds,
        **common,
    )
    print("full:", json.dumps(measure(net, args.base, lessons, args.data, args.device, with_vectors=True)), flush=True)
    save(net, args.out / "full.pt")
    if args.units:
        cut_units(net, sheets, neighbours, args.units, args.device, args.seed)
        fit(
            net,
            sheets,
            neighbours,
            epochs=args.cut_epochs,
            rate=args.rate,
            seed=args.seed + 1,
            deadline=deadline,
            **common,
        )
        print(
            "cut:", json.dumps(measure(net, args.base, lessons, args.data, args.device, with_vectors=True)), flush=True
        )
        save(net, args.out / "cut.pt")


def polish(args: argparse.Namespace) -> None:
    """Train a small network on, each part by its labels; those of `OTHERS` also by what it judged of them so far."""
    from training.pair_export import read_words

    lessons = make_lessons(args.data, seed=args.seed)
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    net = load_network(args.base, torch.tensor(read_words(args.reader)), args.init).to(args.device)
    sheets = {}
    for name, count in args.parts.items():
        rows = rng.sample(lessons.parts[name], min(len(lessons.parts[name]), round(count * args.epochs)))
        sheets[name] = Sheet(args.base, rows, args.device)
        if not args.labels_only and name in OTHERS:
            same, stance = judge(net, sheets[name].pieces, args.device, size=64)
            sheets[name].judged = same.to(args.device), stance.to(args.device)
    print({name: len(sheet.rows) for name, sheet in sheets.items()}, flush=True)
    args.out.mkdir(parents=True, exist_ok=True)
    fit(net, sheets, None, epochs=1.0, rate=args.rate, size=args.size, device=args.device, seed=args.seed,
        deadline=args.started + args.seconds, shares=dict.fromkeys(sheets, 1.0))  # fmt: skip
    save(net, args.out / "polished.pt")
    print("polished:", json.dumps(measure(net, args.base, lessons, args.data, args.device, with_vectors=False)))


def _parts(text: str) -> dict[str, int]:
    """ "affairs:11000,templates:500" as counts by part."""
    return {name: int(count) for name, count in (part.split(":") for part in text.split(","))}


def load_network(base: Path, words: torch.Tensor, path: Path) -> PairNetwork:
    """A network that `save` wrote, whatever the inner size of its layers."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    net = PairNetwork(base, words)
    for number, layer in enumerate(net.encoder.encoder.layer):
        inner = len(state[f"encoder.encoder.layer.{number}.intermediate.dense.bias"])
        resize_layer(layer, inner=inner, heads=layer.attention.self.num_attention_heads)
    missing, unexpected = net.load_state_dict({n: v.float() for n, v in state.items()}, strict=False)
    if unexpected or any("word_embeddings" not in name for name in missing):
        raise ValueError(f"{path}: no such network: {missing} {unexpected}")
    return net


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    steps = parser.add_subparsers(required=True)
    for run, rate, epochs in ((teach, 4e-5, 3.0), (learn, 2e-4, 5.0), (polish, 6e-5, 1.0)):
        step = steps.add_parser(run.__name__)
        step.add_argument("--data", type=Path, required=True)
        step.add_argument(
            "--base", type=Path, required=True, help="folder of the pretrained encoder and tokenizer.json"
        )
        step.add_argument("--out", type=Path, required=True)
        step.add_argument("--device", default="cpu")
        step.add_argument("--seed", type=int, default=1)
        step.add_argument("--epochs", type=float, default=epochs)
        step.add_argument("--rate", type=float, default=rate)
        step.add_argument("--size", type=int, default=128, help="pairs in a batch")
        step.add_argument("--seconds", type=float, default=math.inf, help="stop training after so long")
        step.set_defaults(run=run, started=time.monotonic())
        if run is teach:
            step.add_argument("--limit", type=int, help="rows of a part, to try things out")
            step.add_argument("--keep", action="store_true", help="keep the teacher's weights")
        else:
            step.add_argument("--reader", type=Path, required=True, help="folder of the reader's weights")
        if run is polish:
            step.add_argument("--init", type=Path, required=True, help="cut.pt or full.pt that learn wrote")
            step.add_argument("--parts", type=_parts, default=POLISH, help="pairs of each part: affairs:11000,...")
            step.add_argument("--labels-only", action="store_true", help="hold on to nothing that it judged so far")
        if run is learn:
            step.add_argument("--lessons", type=Path, required=True, help="labels.pt that teach wrote")
            step.add_argument(
                "--units", type=int, default=512, help="inner units that a layer keeps on average; 0: all"
            )
            step.add_argument("--cut-epochs", type=float, default=3.0)
            step.add_argument("--pairs-only", action="store_true", help="do not teach vectors, for comparison")
    args = parser.parse_args(argv)
    args.run(args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
