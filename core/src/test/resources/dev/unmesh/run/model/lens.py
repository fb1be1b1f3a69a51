"""Writes the golden files of LensTransformerTest: a random transformer in the layout of Nanda's grokking code, and its logits.

    python3 lens.py     writes lens/ and lens-logits.safetensors beside itself (made with PyTorch 1.13)

The forward pass is written from the layout's description, head by head: W_Q, W_K, W_V are heads x head width x width, W_O is
width x (heads * head width), W_E and W_U are width x tokens.
"""
import json
import math
import os
import struct

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
LAYERS, WIDTH, HEADS, HEAD, MLP, VOCABULARY, LENGTH, ANSWERS = 2, 10, 3, 4, 14, 8, 3, 7


def forward(w, tokens):
    x = torch.stack([w["embed.W_E"][:, t] for t in tokens.flatten()]).view(*tokens.shape, WIDTH) + w["pos_embed.W_pos"]
    for i in range(LAYERS):
        key = lambda part: w[f"blocks.{i}.{part}"]
        added = []
        for h in range(HEADS):
            q, k, v = (x @ key(f"attn.W_{part}")[h].T for part in "QKV")
            scores = q @ k.transpose(1, 2) / math.sqrt(HEAD)
            scores = scores.masked_fill(key("attn.mask") == 0, -math.inf)
            added.append(scores.softmax(-1) @ v)
        x = x + torch.cat(added, -1) @ key("attn.W_O").T
        x = x + torch.relu(x @ key("mlp.W_in").T + key("mlp.b_in")) @ key("mlp.W_out").T + key("mlp.b_out")
    return (x @ w["unembed.W_U"])[:, -1, :ANSWERS]


def save(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        kind = "F32" if tensor.dtype == torch.float32 else "I64"
        raw = tensor.contiguous().numpy().tobytes()
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + data)


if __name__ == "__main__":
    torch.manual_seed(5)
    w = {"embed.W_E": torch.randn(WIDTH, VOCABULARY), "pos_embed.W_pos": torch.randn(LENGTH, WIDTH)}
    for i in range(LAYERS):
        for part in "QKV":
            w[f"blocks.{i}.attn.W_{part}"] = torch.randn(HEADS, HEAD, WIDTH) / math.sqrt(WIDTH)
        w[f"blocks.{i}.attn.W_O"] = torch.randn(WIDTH, HEADS * HEAD) / math.sqrt(WIDTH)
        w[f"blocks.{i}.attn.mask"] = torch.ones(LENGTH, LENGTH).tril()
        w[f"blocks.{i}.mlp.W_in"] = torch.randn(MLP, WIDTH) / math.sqrt(WIDTH)
        w[f"blocks.{i}.mlp.b_in"] = torch.randn(MLP)
        w[f"blocks.{i}.mlp.W_out"] = torch.randn(WIDTH, MLP) / math.sqrt(MLP)
        w[f"blocks.{i}.mlp.b_out"] = torch.randn(WIDTH)
    w["unembed.W_U"] = torch.randn(WIDTH, VOCABULARY) / WIDTH
    tokens = torch.randint(VOCABULARY, (20, LENGTH))
    os.makedirs(os.path.join(HERE, "lens"), exist_ok=True)
    save(os.path.join(HERE, "lens", "random.safetensors"), w)
    with open(os.path.join(HERE, "lens", "config_random.json"), "w") as f:
        json.dump({"act_fn": "ReLU", "attn_coeff": 1, "n_heads": HEADS, "C": ANSWERS}, f)
    save(os.path.join(HERE, "lens-logits.safetensors"), {"tokens": tokens, "logits": forward(w, tokens)})
