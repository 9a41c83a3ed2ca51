"""Turn a trained reader into the int8 ONNX file that the package ships.

    python -m training.export --run DIR --base DIR --out DIR [--fp32 FILE]

The graph is written out operator by operator with ONNX Runtime's fused operators (Attention,
BiasGelu), so that it depends on no tracer and no model library. Matrices are
quantised to signed 8 bits per output column, activations at run time. Weights use seven of the eight
bits: processors with AVX2 but no VNNI add two products in 16 bits, which full-range weights overflow.
Word embeddings are quantised row by row.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from walkback.statement.decode import TAGS
from walkback.statement.network import OUTPUTS

MICROSOFT = "com.microsoft"
EPSILON = 1e-12  # of the layer norms, as in BERT
OPSET = 17


class GraphWriter:
    """Collects nodes and initializers; every method returns the name of what it adds."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.count = 0

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add an initializer."""
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], domain: str = "", outputs: int = 1, **attributes: object) -> str:
        """Add a node; the name of its first output."""
        self.count += 1
        names = [f"{kind}_{self.count}"] + [""] * 0 + [f"{kind}_{self.count}_{k}" for k in range(1, outputs)]
        self.nodes.append(
            helper.make_node(kind, inputs, names, name=f"n{self.count}_{kind}", domain=domain, **attributes)
        )
        return names[0]

    def matrix(self, source: str, name: str) -> str:
        """Add a linear layer's matrix as ``[in, out]``."""
        return self.constant(name, self.weights[source + ".weight"].T)


def build_graph(weights: dict[str, np.ndarray], head_size: int) -> onnx.ModelProto:
    """Write the network of `training.network.ReaderNet` as an ONNX model.

    Inputs ``ids[b, n]`` and ``settings[b, n]`` (int32 word pieces and how they are set, all of one length);
    outputs `OUTPUTS`, each ``[b, n, ...]`` in fp32.
    """
    g = GraphWriter(weights)
    hidden = _embed(g)
    layer = 0
    while f"encoder.encoder.layer.{layer}.attention.self.query.weight" in weights:
        hidden = encode_layer(g, hidden, layer, head_size)
        layer += 1
    tags = g.node("MatMul", [hidden, g.matrix("tags", "tags_w")])
    tags = g.node("Add", [tags, g.constant("tags_b", weights["tags.bias"])])
    tag_outputs = [name for name in OUTPUTS if name.startswith("tags")]
    tag_sizes = g.constant("tag_sizes", np.array([len(TAGS)] * len(tag_outputs), np.int64))
    g.nodes.append(helper.make_node("Split", [tags, tag_sizes], tag_outputs, axis=2))
    pointer_outputs = [name for name in OUTPUTS if not name.startswith("tags")]
    pointer_size = len(weights["pointers.bias"]) // len(pointer_outputs)
    scale = np.ones((len(pointer_outputs), pointer_size), np.float32)
    scale[::2] = pointer_size**-0.5  # the queries
    scale = scale.reshape(-1)
    pointers = g.node("MatMul", [hidden, g.constant("pointers_w", weights["pointers.weight"].T * scale)])
    pointers = g.node("Add", [pointers, g.constant("pointers_b", weights["pointers.bias"] * scale)])
    sizes = g.constant("pointer_sizes", np.array([pointer_size] * len(pointer_outputs), np.int64))
    g.nodes.append(helper.make_node("Split", [pointers, sizes], pointer_outputs, axis=2))
    graph = helper.make_graph(
        g.nodes,
        "reader",
        [helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "length"]) for name in ("ids", "settings")],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "length", None]) for name in OUTPUTS],
        g.initializers,
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)], ir_version=8
    )
    model.producer_name = "walkback"
    return model


def _embed(g: GraphWriter) -> str:
    words = g.weights["encoder.embeddings.word_embeddings.weight"]
    scale = np.abs(words).max(axis=1, keepdims=True) / 127
    table = np.round(words / np.maximum(scale, 1e-12)).astype(np.int8)
    rows = g.node("Cast", [g.node("Gather", [g.constant("words", table), "ids"])], to=TensorProto.FLOAT)
    scales = g.node("Gather", [g.constant("word_scales", scale.astype(np.float32)), "ids"])
    word = g.node("Mul", [rows, scales])
    setting = g.node("Gather", [g.constant("settings_table", g.weights["settings.weight"]), "settings"])
    word = g.node("Add", [word, setting])
    place = g.weights["encoder.embeddings.position_embeddings.weight"]
    place = place + g.weights["encoder.embeddings.token_type_embeddings.weight"][0]
    length = g.node("Shape", ["ids"], start=1, end=2)
    zero, one, axis = (g.constant(n, np.array([v], np.int64)) for n, v in (("zero", 0), ("one", 1), ("axis", 0)))
    first = g.node("Slice", [g.constant("places", place.astype(np.float32)), zero, length, axis, one])
    return g.node(
        "LayerNormalization",
        [
            g.node("Add", [word, first]),
            g.constant("embed_g", g.weights["encoder.embeddings.LayerNorm.weight"]),
            g.constant("embed_b", g.weights["encoder.embeddings.LayerNorm.bias"]),
        ],
        epsilon=EPSILON,
    )


def encode_layer(g: GraphWriter, hidden: str, number: int, head_size: int) -> str:
    """Add an encoder layer; the name of its output."""
    prefix = f"encoder.encoder.layer.{number}."
    w = g.weights
    parts = [f"{prefix}attention.self.{part}" for part in ("query", "key", "value")]
    qkv = g.constant(f"l{number}_qkv_w", np.concatenate([w[p + ".weight"].T for p in parts], axis=1))
    qkv_b = g.constant(f"l{number}_qkv_b", np.concatenate([w[p + ".bias"] for p in parts]))
    heads = len(w[parts[0] + ".bias"]) // head_size
    seen = g.node("Attention", [hidden, qkv, qkv_b], MICROSOFT, num_heads=heads)
    mixed = g.node("MatMul", [seen, g.matrix(prefix + "attention.output.dense", f"l{number}_out_w")])
    hidden = _add_norm(g, hidden, mixed, prefix + "attention.output", f"l{number}_a")
    up = g.node("MatMul", [hidden, g.matrix(prefix + "intermediate.dense", f"l{number}_up_w")])
    up = g.node("BiasGelu", [up, g.constant(f"l{number}_up_b", w[prefix + "intermediate.dense.bias"])], MICROSOFT)
    down = g.node("MatMul", [up, g.matrix(prefix + "output.dense", f"l{number}_down_w")])
    return _add_norm(g, hidden, down, prefix + "output", f"l{number}_f")


def _add_norm(g: GraphWriter, before: str, added: str, prefix: str, name: str) -> str:
    w = g.weights
    added = g.node("Add", [added, g.constant(name + "_b", w[prefix + ".dense.bias"])])
    return g.node(
        "LayerNormalization",
        [
            g.node("Add", [added, before]),
            g.constant(name + "_g", w[prefix + ".LayerNorm.weight"]),
            g.constant(name + "_n", w[prefix + ".LayerNorm.bias"]),
        ],
        epsilon=EPSILON,
    )


def export(run: Path, base: Path, out: Path, fp32: Path | None) -> None:
    """Write ``reader.onnx``, ``tokenizer.json`` and ``reader.json`` into ``out``."""
    saved = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)
    weights = {name: value.float().numpy() for name, value in saved["net"].items()}
    config = json.loads((base / "config.json").read_text())
    model = build_graph(weights, config["hidden_size"] // config["num_attention_heads"])
    out.mkdir(parents=True, exist_ok=True)
    plain = fp32 or out / "reader.fp32.onnx"
    onnx.save(model, plain)
    quantize_dynamic(
        plain,
        out / "reader.onnx",
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention"],
        nodes_to_exclude=[n.name for n in model.graph.node if "tags_w" in n.input],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    if fp32 is None:
        plain.unlink()
    shutil.copyfile(base / "tokenizer.json", out / "tokenizer.json")
    digest = hashlib.sha256((out / "reader.onnx").read_bytes()).hexdigest()
    (out / "reader.json").write_text(
        json.dumps({"name": "reader", "sha256": digest, "window_size": saved["args"]["size"]}, indent=1) + "\n"
    )
    print(f"{out / 'reader.onnx'}: {(out / 'reader.onnx').stat().st_size / 1e6:.1f} MB, sha256 {digest[:12]}")


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--run", type=Path, required=True, help="folder that training.reader wrote")
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", type=Path, help="keep the unquantised model in this file")
    args = parser.parse_args()
    export(args.run, args.base, args.out, args.fp32)
    return 0


if __name__ == "__main__":
    sys.exit(main())
