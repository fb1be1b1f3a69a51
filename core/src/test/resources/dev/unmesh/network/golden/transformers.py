"""Writes the golden files of TransformerParityTest: random small transformers in PyTorch, their logits and all their gradients.

    python3 transformers.py     writes *.safetensors beside itself (made with PyTorch 1.13)

The layers are PyTorch's own (Embedding, Linear, LayerNorm, MultiheadAttention where heads fill the width), so that nothing of the
Java code's arrangement is repeated here. The loss behind the gradients is the sum of logits times fixed random numbers.
"""
import json
import math
import os
import struct

import torch
from torch import nn

CASES = {
    # name: vocabulary (or minus the features of a token, where tokens are vectors of numbers), length, outputs, batch, width, layers, heads, head width, mlp, activation, bias, norm, positions, causal, tied, readout
    "grokking": (14, 3, 13, 40, 24, 1, 4, 6, 20, "relu", False, False, True, True, False, "last"),
    "language": (11, 6, 11, 5, 24, 2, 3, 8, 32, "silu", True, True, True, True, True, "all"),
    "bidirectional": (9, 4, 5, 7, 10, 2, 3, 4, 12, "tanh", True, False, False, False, False, "last"),
    "attention": (8, 5, 6, 6, 12, 3, 2, 6, 0, "relu", False, True, True, True, True, "last"),
    "vectors": (-2, 3, 1, 5, 12, 2, 1, 12, 8, "tanh", True, False, False, True, False, "last"),
    "placed": (-3, 4, 2, 6, 10, 2, 2, 5, 8, "relu", False, True, True, True, False, "all"),
}
ACTIVATIONS = {"relu": torch.relu, "silu": nn.functional.silu, "tanh": torch.tanh}


class Attention(nn.Module):
    def __init__(self, width, heads, head, bias, causal):
        super().__init__()
        self.heads, self.head, self.causal = heads, head, causal
        self.q = nn.Linear(width, heads * head, bias)
        self.k = nn.Linear(width, heads * head, bias)
        self.v = nn.Linear(width, heads * head, bias)
        self.o = nn.Linear(heads * head, width, bias)

    def forward(self, x):
        length = x.shape[1]
        mask = torch.ones(length, length).triu(1).bool() if self.causal else None
        if self.heads * self.head == x.shape[2] and self.q.bias is not None:
            return nn.functional.multi_head_attention_forward(
                x.transpose(0, 1), x.transpose(0, 1), x.transpose(0, 1), x.shape[2], self.heads,
                torch.cat([self.q.weight, self.k.weight, self.v.weight]), torch.cat([self.q.bias, self.k.bias, self.v.bias]),
                None, None, False, 0.0, self.o.weight, self.o.bias, need_weights=False, attn_mask=mask)[0].transpose(0, 1)
        results = []
        for h in range(self.heads):  # one head at a time
            part = slice(h * self.head, (h + 1) * self.head)
            scores = torch.einsum("bqd,bkd->bqk", self.q(x)[..., part], self.k(x)[..., part]) / math.sqrt(self.head)
            if mask is not None:
                scores = scores.masked_fill(mask, -math.inf)
            results.append(torch.einsum("bqk,bkd->bqd", scores.softmax(-1), self.v(x)[..., part]))
        return self.o(torch.cat(results, -1))


class Transformer(nn.Module):
    def __init__(self, vocabulary, length, outputs, batch, width, layers, heads, head, mlp, activation, bias, norm, positions, causal,
                 tied, readout):
        super().__init__()
        self.activation, self.readout, self.outputs = ACTIVATIONS[activation], readout, outputs
        normed = lambda: nn.LayerNorm(width) if norm else nn.Identity()
        self.embedding = nn.Embedding(vocabulary, width) if vocabulary > 0 else nn.Linear(-vocabulary, width, bias)
        self.position = nn.Embedding(length, width) if positions else None
        self.attention = nn.ModuleList([Attention(width, heads, head, bias, causal) for _ in range(layers)])
        self.attention_norm = nn.ModuleList([normed() for _ in range(layers)])
        self.into = nn.ModuleList([nn.Linear(width, mlp, bias) for _ in range(layers if mlp else 0)])
        self.out = nn.ModuleList([nn.Linear(mlp, width, bias) for _ in range(layers if mlp else 0)])
        self.mlp_norm = nn.ModuleList([normed() for _ in range(layers if mlp else 0)])
        self.norm = normed()
        self.unembedding = None if tied else nn.Linear(width, outputs, False)

    def forward(self, tokens):
        x = self.embedding(tokens)
        if self.position is not None:
            x = x + self.position(torch.arange(tokens.shape[1]))
        for i, attention in enumerate(self.attention):
            x = x + attention(self.attention_norm[i](x))
            if len(self.into):
                x = x + self.out[i](self.activation(self.into[i](self.mlp_norm[i](x))))
        table = self.unembedding.weight if self.unembedding is not None else self.embedding.weight[: self.outputs]
        y = self.norm(x) @ table.T
        return y if self.readout == "all" else y[:, -1]


def ours(name):
    """The name Unmesh gives a parameter."""
    parts = name.split(".")
    if parts[0] == "attention":
        return "W_%s%d.%s" % (parts[2].upper(), int(parts[1]) + 1, parts[3])
    if parts[0] in ("into", "out"):
        return "W_%s%d.%s" % ("in" if parts[0] == "into" else "out", int(parts[1]) + 1, parts[2])
    if parts[0] in ("attention_norm", "mlp_norm"):
        return "%s%d.norm.%s" % (parts[0].split("_")[0], int(parts[1]) + 1, parts[2])
    return name


def save(path, tensors):
    header, data, at = {}, b"", 0
    for name, tensor in tensors.items():
        raw = tensor.detach().contiguous().numpy().tobytes()
        kind = "I64" if tensor.dtype == torch.int64 else "F32"
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [at, at + len(raw)]}
        data, at = data + raw, at + len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def main():
    for number, (name, case) in enumerate(CASES.items()):
        torch.manual_seed(100 + number)
        model = Transformer(*case)
        for parameter in model.parameters():  # biases and gains random too
            parameter.data = torch.randn_like(parameter) * (0.5 if parameter.dim() == 1 else 1.5 / math.sqrt(parameter.shape[1]))
        numbers = case[0] < 0
        tokens = torch.randn(case[3], case[1], -case[0]) if numbers else torch.randint(0, case[0], (case[3], case[1]))
        logits = model(tokens)
        weights = torch.randn_like(logits)
        (logits * weights).sum().backward()
        tensors = {"tokens": tokens, "logits": logits, "weights": weights}
        for key, parameter in model.named_parameters():
            tensors["parameter/" + ours(key)] = parameter
            tensors["gradient/" + ours(key)] = parameter.grad
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "transformer-%s.safetensors" % name)
        save(path, tensors)
        print(path, os.path.getsize(path), "bytes")


if __name__ == "__main__":
    main()
