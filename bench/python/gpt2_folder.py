"""Writes a folder as Hugging Face lays GPT-2 out, with random weights: for trying out how large a model is measured.

    python3 gpt2_folder.py FOLDER [--layers 48 --width 1600 --heads 25 --vocabulary 50257 --positions 1024] [--shards N] [--blocks K]

The defaults are GPT-2 XL's: 6.2 GB. With --blocks the matrices of each MLP have K modules: weights between modules are a tenth as large.
One tensor at a time is in memory.
"""
import argparse
import json
import os
import struct

import numpy as np


def tensors(a):
    d, v = a.width, a.vocabulary
    yield "wte.weight", (v, d)
    yield "wpe.weight", (a.positions, d)
    for i in range(a.layers):
        h = f"h.{i}."
        for norm in ("ln_1", "ln_2"):
            yield h + norm + ".weight", (d,)
            yield h + norm + ".bias", (d,)
        for name, rows, columns in (("attn.c_attn", d, 3 * d), ("attn.c_proj", d, d), ("mlp.c_fc", d, 4 * d), ("mlp.c_proj", 4 * d, d)):
            yield h + name + ".weight", (rows, columns)
            yield h + name + ".bias", (columns,)
    yield "ln_f.weight", (d,)
    yield "ln_f.bias", (d,)


def values(name, shape, a, random):
    if len(shape) == 1:
        return np.full(shape, 1.0 if name.endswith("weight") else 0.0, np.float32)
    x = random.standard_normal(shape, dtype=np.float32) * np.float32(0.02)
    if a.blocks and ".mlp." in name:
        rows = np.arange(shape[0]) * a.blocks // shape[0]
        columns = np.arange(shape[1]) * a.blocks // shape[1]
        x[rows[:, None] != columns[None, :]] *= np.float32(0.1)
    return x


def write(path, part, a, random):
    header, at = {}, 0
    for name, shape in part:
        size = 4 * int(np.prod(shape))
        header["transformer." + name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text)
        for name, shape in part:
            values(name, shape, a, random).tofile(f)
    return at


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder")
    for key, default in (("layers", 48), ("width", 1600), ("heads", 25), ("vocabulary", 50257), ("positions", 1024), ("shards", 1), ("blocks", 0), ("seed", 0)):
        p.add_argument("--" + key, type=int, default=default)
    a = p.parse_args()
    os.makedirs(a.folder, exist_ok=True)
    random = np.random.default_rng(a.seed)
    names = list(tensors(a))
    if a.shards == 1:
        write(os.path.join(a.folder, "model.safetensors"), names, a, random)
    else:
        index, total = {}, 0
        for s in range(a.shards):
            part = names[s * len(names) // a.shards:(s + 1) * len(names) // a.shards]
            file = f"model-{s + 1:05d}-of-{a.shards:05d}.safetensors"
            total += write(os.path.join(a.folder, file), part, a, random)
            index.update({"transformer." + name: file for name, _ in part})
        with open(os.path.join(a.folder, "model.safetensors.index.json"), "w") as f:
            json.dump({"metadata": {"total_size": total}, "weight_map": index}, f)
    config = {
        "model_type": "gpt2", "architectures": ["GPT2LMHeadModel"], "n_layer": a.layers, "n_head": a.heads, "n_embd": a.width, "n_positions": a.positions,
        "n_ctx": a.positions, "vocab_size": a.vocabulary, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-5,
        "tie_word_embeddings": True}
    with open(os.path.join(a.folder, "config.json"), "w") as f:
        json.dump(config, f)


if __name__ == "__main__":
    main()
