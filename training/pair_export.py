"""Turn trained pair networks into the int8 ONNX files that the package ships.

    python -m training.pair_export --pairs FILE --vectors FILE --reader DIR --out DIR [--vectors-share X --base DIR]

One network judges pairs, one makes vectors. The graphs are written and quantised as the reader's is
(`training.export`). They hold no word vectors: both networks were trained on those in the reader's file, and
``pair.json`` tells where they lie in it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel

from training.export import EPSILON, MICROSOFT, OPSET, GraphWriter, encode_layer
from training.pair_network import LONGEST

HEAD_SIZE = 32


def build_graph(weights: dict[str, np.ndarray], *, vectors: bool) -> onnx.ModelProto:
    """Write the network of `training.pair_network.PairNetwork` as an ONNX model.

    Inputs ``words[1, n, width]`` (fp32 vectors of the word pieces) and ``second[1, n]`` (int32, 1 in the second text).
    With ``vectors`` the output is ``vector[1, width]``, else ``same[1]`` and ``stance[1, 3]``.
    """
    g = GraphWriter(weights)
    hidden = _embed(g)
    layer = 0
    while f"encoder.encoder.layer.{layer}.attention.self.query.weight" in weights:
        hidden = encode_layer(g, hidden, layer, HEAD_SIZE)
        layer += 1
    mean = g.node("ReduceMean", [hidden], axes=[1], keepdims=0)
    width = len(weights["encoder.embeddings.LayerNorm.bias"])
    shapes: dict[str, list[int]] = {"vector": [1, width]} if vectors else {"same": [1], "stance": [1, 3]}
    if vectors:
        g.nodes.append(helper.make_node("LpNormalization", [mean], ["vector"], axis=-1, p=2))
    else:
        one = g.constant("one_axis", np.array([1], np.int64))
        first = g.node("Gather", [hidden, g.constant("first", np.array([0], np.int64))], axis=1)
        joined = g.node("Concat", [g.node("Squeeze", [first, one]), mean], axis=1)
        g.nodes += [
            helper.make_node("Squeeze", [g.node("Sigmoid", [_linear(g, joined, "same")]), one], ["same"]),
            helper.make_node("Softmax", [_linear(g, joined, "stance")], ["stance"], axis=-1),
        ]
    graph = helper.make_graph(
        g.nodes,
        "vectors" if vectors else "pairs",
        [
            helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "length", width]),
            helper.make_tensor_value_info("second", TensorProto.INT32, [1, "length"]),
        ],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()],
        g.initializers,
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)], ir_version=8
    )
    model.producer_name = "walkback"
    return model


def _embed(g: GraphWriter) -> str:
    prefix = "encoder.embeddings."
    second = g.node(
        "Gather", [g.constant("second_table", g.weights[prefix + "token_type_embeddings.weight"]), "second"]
    )
    length = g.node("Shape", ["second"], start=1, end=2)
    zero, one, axis = (g.constant(n, np.array([v], np.int64)) for n, v in (("zero", 0), ("one", 1), ("axis", 0)))
    places = g.constant("places", g.weights[prefix + "position_embeddings.weight"][:LONGEST])
    place = g.node("Slice", [places, zero, length, axis, one])
    return g.node(
        "LayerNormalization",
        [
            g.node("Add", [g.node("Add", ["words", second]), place]),
            g.constant("embed_g", g.weights[prefix + "LayerNorm.weight"]),
            g.constant("embed_b", g.weights[prefix + "LayerNorm.bias"]),
        ],
        epsilon=EPSILON,
    )


def _linear(g: GraphWriter, hidden: str, name: str) -> str:
    return g.node(
        "Add",
        [
            g.node("MatMul", [hidden, g.matrix(name, f"{name}_w")]),
            g.constant(f"{name}_b", g.weights[f"{name}.bias"]),
        ],
    )


def find_words(reader: Path) -> dict[str, int]:
    """Where the word vectors and their scales lie in the reader's file, and their shape."""
    tensors = {t.name: t for t in onnx.load(reader / "reader.onnx").graph.initializer}
    data = (reader / "reader.onnx").read_bytes()
    count, width = tensors["words"].dims
    at = {}
    for key, name in (("vectors", "words"), ("scales", "word_scales")):
        raw = tensors[name].raw_data
        if data.count(raw) != 1:
            raise ValueError(f"{reader}: {name} does not lie in one piece in reader.onnx")
        at[key] = data.index(raw)
    return {**at, "count": count, "width": width}


def read_words(reader: Path) -> np.ndarray:
    """The word vectors of the reader, in fp32."""
    tensors = {t.name: t for t in onnx.load(reader / "reader.onnx").graph.initializer}
    return numpy_helper.to_array(tensors["words"]).astype(np.float32) * numpy_helper.to_array(tensors["word_scales"])


def round_matrices(weights: dict[str, np.ndarray], bits: int) -> dict[str, np.ndarray]:
    """The encoder's matrices with so few values in each output column that they pack into about ``bits`` bits each."""
    top = 2 ** (bits - 1) - 1

    def rounded(name: str, value: np.ndarray) -> np.ndarray:
        if value.ndim != 2 or not name.startswith("encoder.encoder."):
            return value
        step = np.maximum(np.abs(value).max(axis=1, keepdims=True) / top, 1e-12)
        return np.round(value / step) * step

    return {name: rounded(name, value) for name, value in weights.items()}


def mix(trained: dict[str, np.ndarray], base: Path, share: float) -> dict[str, np.ndarray]:
    """Weights between those of the pretrained encoder and those trained from it (Wortsman et al., CVPR 2022)."""
    start = AutoModel.from_pretrained(base, add_pooling_layer=False).state_dict()
    return {
        name: share * value + (1 - share) * start[name.removeprefix("encoder.")].numpy()
        for name, value in trained.items()
        if name.startswith("encoder.")
    }


def write_network(model: onnx.ModelProto, path: Path) -> str:
    """Quantise a model and write it gzipped; its digest, unpacked."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        onnx.save(model, plain)
        quantize_dynamic(
            plain,
            small,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Attention"],
            nodes_to_exclude=[n.name for n in model.graph.node if {"same_w", "stance_w"} & set(n.input)],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        data = small.read_bytes()
    path.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    return hashlib.sha256(data).hexdigest()


def export(judges: dict[str, np.ndarray], vectors: dict[str, np.ndarray], reader: Path, out: Path) -> None:
    """Write ``pairs.onnx.gz``, ``vectors.onnx.gz`` and ``pair.json`` into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    digests = {
        "pairs": write_network(build_graph(judges, vectors=False), out / "pairs.onnx.gz"),
        "vectors": write_network(build_graph(vectors, vectors=True), out / "vectors.onnx.gz"),
    }
    read_with = json.loads((reader / "reader.json").read_text(encoding="utf-8"))["sha256"]
    both = hashlib.sha256("".join(digests.values()).encode()).hexdigest()
    card = {
        "name": "pair",
        "sha256": both,
        "networks": digests,
        "longest": LONGEST,
        "words": {"sha256": read_with, "at": find_words(reader)},
    }
    (out / "pair.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """The weights of a file that `training.pair_model` wrote, in fp32."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    return {name: value.float().numpy() for name, value in saved.items()}


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--pairs", type=Path, required=True, help="weights of the network that judges pairs")
    parser.add_argument("--vectors", type=Path, required=True, help="weights of the network that makes vectors")
    parser.add_argument("--vectors-share", type=float, default=1.0, help="of those weights; the rest is --base's")
    parser.add_argument("--base", type=Path, help="folder of the pretrained encoder")
    parser.add_argument("--pairs-bits", type=int, default=7)
    parser.add_argument("--vectors-bits", type=int, default=7)
    parser.add_argument("--reader", type=Path, required=True, help="folder of the reader's weights")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    vectors = read_weights(args.vectors)
    if args.vectors_share < 1:
        vectors = mix(vectors, args.base, args.vectors_share)
    export(
        round_matrices(read_weights(args.pairs), args.pairs_bits),
        round_matrices(vectors, args.vectors_bits),
        args.reader,
        args.out,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
