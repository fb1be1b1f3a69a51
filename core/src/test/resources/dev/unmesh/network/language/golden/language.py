"""Writes the golden folders of LanguageParityTest: random small models of GPT-2's and GPT-NeoX's kind in Hugging Face's layout, and what
PyTorch makes of them: logits, the mean cross-entropy of given targets, and its gradient by every tensor.

    python3 language.py     writes the folders beside itself (made with PyTorch 1.13)

Hugging Face's transformers was not at hand: the models are written here from the architectures' descriptions (Radford et al. 2019; Black et
al. 2022; Su et al. 2021), one head at a time, positions turned pair by pair, so that nothing of the Java code's arrangement is repeated.
"""
import json
import math
import os
import struct

import torch
from torch.nn import functional

HERE = os.path.dirname(os.path.abspath(__file__))
ACTIVATIONS = {
    "gelu": lambda x: 0.5 * x * (1 + torch.erf(x / math.sqrt(2))),
    "gelu_new": lambda x: 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    "relu": torch.relu,
}
VOCABULARY, POSITIONS, BATCH, LENGTH = 29, 12, 3, 9

GPT2 = {"model_type": "gpt2", "n_embd": 24, "n_layer": 2, "n_head": 3, "n_positions": POSITIONS, "vocab_size": VOCABULARY}
NEOX = {"model_type": "gpt_neox", "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 40,
        "max_position_embeddings": POSITIONS, "vocab_size": VOCABULARY}
CASES = {
    "gpt2-tied": {**GPT2, "activation_function": "gelu_new", "n_inner": None, "resid_pdrop": 0.1},
    "gpt2-untied": {**GPT2, "activation_function": "relu", "n_inner": 20, "tie_word_embeddings": False, "layer_norm_epsilon": 1e-3,
                    "scale_attn_weights": False},
    "neox-parallel": {**NEOX, "rotary_pct": 0.25, "hidden_act": "gelu", "use_parallel_residual": True, "tie_word_embeddings": False},
    "neox-sequential": {**NEOX, "rope_parameters": {"rope_theta": 100.0, "partial_rotary_factor": 1.0, "rope_type": "default"},
                        "hidden_act": "gelu_fast", "use_parallel_residual": False, "layer_norm_eps": 1e-4, "attention_bias": False},
    "neox-tied": {**NEOX, "rotary_pct": 0.5, "rotary_emb_base": 500, "hidden_act": "gelu", "tie_word_embeddings": True},
}
ACTIVATIONS["gelu_fast"] = ACTIVATIONS["gelu_new"]


def norm(x, weights, name, epsilon):
    centred = x - x.mean(-1, keepdim=True)
    return centred / torch.sqrt((centred**2).mean(-1, keepdim=True) + epsilon) * weights[name + ".weight"] + weights[name + ".bias"]


def head(q, k, v, scale):
    """Causal attention of one head: length x head each."""
    scores = q @ k.T * scale
    for i in range(len(q)):
        for j in range(i + 1, len(q)):
            scores = scores.index_put((torch.tensor(i), torch.tensor(j)), torch.tensor(-math.inf))
    return scores.softmax(-1) @ v


def gpt2(config, w, tokens):
    width, heads, epsilon = config["n_embd"], config["n_head"], config.get("layer_norm_epsilon", 1e-5)
    size = width // heads
    scale = 1 / math.sqrt(size) if config.get("scale_attn_weights", True) else 1.0
    logits = []
    for text in tokens:
        x = w["transformer.wte.weight"][text] + w["transformer.wpe.weight"][: len(text)]
        for layer in range(config["n_layer"]):
            at = "transformer.h.%d." % layer
            fused = norm(x, w, at + "ln_1", epsilon) @ w[at + "attn.c_attn.weight"] + w[at + "attn.c_attn.bias"]
            mixed = []
            for h in range(heads):
                q, k, v = (fused[:, part * width + h * size : part * width + (h + 1) * size] for part in range(3))
                mixed.append(head(q, k, v, scale))
            x = x + torch.cat(mixed, 1) @ w[at + "attn.c_proj.weight"] + w[at + "attn.c_proj.bias"]
            hidden = ACTIVATIONS[config["activation_function"]](
                norm(x, w, at + "ln_2", epsilon) @ w[at + "mlp.c_fc.weight"] + w[at + "mlp.c_fc.bias"])
            x = x + hidden @ w[at + "mlp.c_proj.weight"] + w[at + "mlp.c_proj.bias"]
        table = w["transformer.wte.weight"] if config.get("tie_word_embeddings", True) else w["lm_head.weight"]
        logits.append(norm(x, w, "transformer.ln_f", epsilon) @ table.T)
    return torch.stack(logits)


def turned(x, dimensions, base):
    """Position p turns dimensions i and i + dimensions / 2 by p * base^(-2 i / dimensions)."""
    columns = list(x.unbind(1))
    positions = torch.arange(len(x), dtype=torch.float64)
    for i in range(dimensions // 2):
        angle = positions * base ** (-2.0 * i / dimensions)
        cosine, sine = torch.cos(angle).float(), torch.sin(angle).float()
        a, b = columns[i], columns[i + dimensions // 2]
        columns[i], columns[i + dimensions // 2] = a * cosine - b * sine, b * cosine + a * sine
    return torch.stack(columns, 1)


def neox(config, w, tokens):
    width, heads, epsilon = config["hidden_size"], config["num_attention_heads"], config.get("layer_norm_eps", 1e-5)
    size = width // heads
    rope = config.get("rope_parameters", {})
    dimensions = int(size * config.get("rotary_pct", rope.get("partial_rotary_factor", 0.25)))
    base = config.get("rotary_emb_base", rope.get("rope_theta", 10000))
    bias = lambda name: w[name] if name in w else 0
    logits = []
    for text in tokens:
        x = w["gpt_neox.embed_in.weight"][text]
        for layer in range(config["num_hidden_layers"]):
            at = "gpt_neox.layers.%d." % layer
            fused = norm(x, w, at + "input_layernorm", epsilon) @ w[at + "attention.query_key_value.weight"].T
            fused = fused + bias(at + "attention.query_key_value.bias")
            mixed = []
            for h in range(heads):
                q, k, v = (fused[:, (3 * h + part) * size : (3 * h + part + 1) * size] for part in range(3))
                mixed.append(head(turned(q, dimensions, base), turned(k, dimensions, base), v, 1 / math.sqrt(size)))
            attended = torch.cat(mixed, 1) @ w[at + "attention.dense.weight"].T + bias(at + "attention.dense.bias")
            read = x if config.get("use_parallel_residual", True) else x + attended
            hidden = ACTIVATIONS[config["hidden_act"]](
                norm(read, w, at + "post_attention_layernorm", epsilon) @ w[at + "mlp.dense_h_to_4h.weight"].T + w[at + "mlp.dense_h_to_4h.bias"])
            x = x + attended + hidden @ w[at + "mlp.dense_4h_to_h.weight"].T + w[at + "mlp.dense_4h_to_h.bias"]
        table = w["gpt_neox.embed_in.weight"] if config.get("tie_word_embeddings", False) else w["embed_out.weight"]
        logits.append(norm(x, w, "gpt_neox.final_layer_norm", epsilon) @ table.T)
    return torch.stack(logits)


def gpt2_shapes(config):
    width, inner = config["n_embd"], config["n_inner"] or 4 * config["n_embd"]
    shapes = {"transformer.wte.weight": (VOCABULARY, width), "transformer.wpe.weight": (POSITIONS, width)}
    for layer in range(config["n_layer"]):
        at = "transformer.h.%d." % layer
        for part, (rows, columns) in {"attn.c_attn": (width, 3 * width), "attn.c_proj": (width, width), "mlp.c_fc": (width, inner),
                                      "mlp.c_proj": (inner, width)}.items():
            shapes[at + part + ".weight"], shapes[at + part + ".bias"] = (rows, columns), (columns,)
        for part in ("ln_1", "ln_2"):
            shapes[at + part + ".weight"] = shapes[at + part + ".bias"] = (width,)
    shapes["transformer.ln_f.weight"] = shapes["transformer.ln_f.bias"] = (width,)
    if not config.get("tie_word_embeddings", True):
        shapes["lm_head.weight"] = (VOCABULARY, width)
    return shapes


def neox_shapes(config):
    width, inner = config["hidden_size"], config["intermediate_size"]
    shapes = {"gpt_neox.embed_in.weight": (VOCABULARY, width)}
    for layer in range(config["num_hidden_layers"]):
        at = "gpt_neox.layers.%d." % layer
        for part, (columns, rows) in {"attention.query_key_value": (width, 3 * width), "attention.dense": (width, width),
                                      "mlp.dense_h_to_4h": (width, inner), "mlp.dense_4h_to_h": (inner, width)}.items():
            shapes[at + part + ".weight"] = (rows, columns)
            if config.get("attention_bias", True) or part.startswith("mlp"):
                shapes[at + part + ".bias"] = (rows,)
        for part in ("input_layernorm", "post_attention_layernorm"):
            shapes[at + part + ".weight"] = shapes[at + part + ".bias"] = (width,)
    shapes["gpt_neox.final_layer_norm.weight"] = shapes["gpt_neox.final_layer_norm.bias"] = (width,)
    if not config.get("tie_word_embeddings", False):
        shapes["embed_out.weight"] = (VOCABULARY, width)
    return shapes


def save(path, tensors):
    header, data, at = {}, b"", 0
    for name, tensor in sorted(tensors.items(), key=lambda item: item[1].dtype == torch.uint8):
        raw = tensor.detach().contiguous().numpy().tobytes()
        kind = {torch.int64: "I64", torch.float32: "F32", torch.uint8: "U8"}[tensor.dtype]
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [at, at + len(raw)]}
        data, at = data + raw, at + len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def store(folder, name, weights):
    """As real checkpoints lie about: with the prefix and without, with masks and frequencies among the tensors, in shards."""
    tensors = dict(weights)
    if name == "gpt2-untied":  # gpt2's own file has no prefix and a mask in every layer
        tensors = {key.replace("transformer.", ""): value for key, value in tensors.items()}
        for layer in range(2):
            tensors["h.%d.attn.bias" % layer] = torch.ones(1, 1, POSITIONS, POSITIONS).tril()
    elif name == "neox-parallel":  # Pythia's have masks as bytes, and the frequencies
        for layer in range(2):
            at = "gpt_neox.layers.%d.attention." % layer
            tensors[at + "bias"] = torch.ones(1, 1, POSITIONS, POSITIONS).tril().to(torch.uint8)
            tensors[at + "masked_bias"] = torch.tensor(-1e9)
            tensors[at + "rotary_emb.inv_freq"] = torch.ones(1)
    if name != "neox-sequential":
        save(os.path.join(folder, "model.safetensors"), tensors)
        return
    names = sorted(tensors)
    shards = {"model-00001-of-00002.safetensors": names[: len(names) // 2], "model-00002-of-00002.safetensors": names[len(names) // 2 :]}
    for shard, within in shards.items():
        save(os.path.join(folder, shard), {key: tensors[key] for key in within})
    size = sum(4 * tensor.numel() for tensor in tensors.values())
    index = {"metadata": {"total_size": size}, "weight_map": {key: shard for shard, within in shards.items() for key in within}}
    with open(os.path.join(folder, "model.safetensors.index.json"), "w") as file:
        json.dump(index, file, indent=2)


def main():
    for number, (name, config) in enumerate(CASES.items()):
        torch.manual_seed(200 + number)
        shapes = gpt2_shapes(config) if config["model_type"] == "gpt2" else neox_shapes(config)
        weights = {}
        for key, shape in shapes.items():  # large enough that every part tells; gains and biases random too
            scale = 0.5 if len(shape) == 1 else 1 / math.sqrt(config.get("n_embd") or config["hidden_size"])
            weights[key] = (torch.randn(shape) * scale + (1 if "ln" in key.split(".")[-2] and "weight" in key else 0)).requires_grad_()
        tokens = torch.randint(0, VOCABULARY, (BATCH, LENGTH))
        targets = torch.randint(0, VOCABULARY, (BATCH, LENGTH))
        logits = (gpt2 if config["model_type"] == "gpt2" else neox)(config, weights, tokens)
        loss = functional.cross_entropy(logits.flatten(0, 1), targets.flatten())
        loss.backward()
        folder = os.path.join(HERE, name)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "config.json"), "w") as file:
            json.dump(config, file, indent=2)
        store(folder, name, weights)
        reference = {"tokens": tokens, "targets": targets, "logits": logits, "loss": loss}
        reference.update(("gradient/" + key, tensor.grad) for key, tensor in weights.items())
        save(os.path.join(folder, "reference.safetensors"), reference)
        print(folder, "loss", loss.item(), "logits up to", logits.abs().max().item())


if __name__ == "__main__":
    main()
