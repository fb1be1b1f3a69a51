"""The regularised layers of a modular net (4096 w -> 64 w -> 64 w -> 64 w, ReLU, four modules) in PyTorch, as one writes them: dense, masked at
run time, blocks as a batched product (bmm). Interleaved in rounds; prints a line of JSON for each net, batch and form.

"gathered": a module's units are one phase of the 16 x 16 grid in every channel, so they have to be picked out first; else they stand side by
side. Dense at batch 1 is a matrix times a vector (mv), which is quicker than linear; both are timed.
"""

import json
import time

import timing

parser = timing.parser("times modular nets in PyTorch")
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--millis", type=float, default=100)
parser.add_argument("--blas", type=int, default=1, help="threads of the BLAS, which the caller has set")
parser.add_argument("--nets", default="1 2 8 bimt")
args = timing.parsed(parser)
torch = timing.torch(args)

K, BATCH = 4, 256
linear = torch.nn.functional.linear


def dense(weights, f):
    def apply(x):
        for i, w in enumerate(weights):
            x = linear(x, w)
            x = f(x) if i + 1 < len(weights) else x
        return x

    return apply


def vector(weights, f):
    def apply(x):
        x = x[0]
        for i, w in enumerate(weights):
            x = torch.mv(w, x)
            x = f(x) if i + 1 < len(weights) else x
        return x

    return apply


def masked(weights, masks, f):
    def apply(x):
        for i, (w, m) in enumerate(zip(weights, masks)):
            x = linear(x, w * m)
            x = f(x) if i + 1 < len(weights) else x
        return x

    return apply


def batched(blocks, order, f):
    def apply(x):
        if order is not None:
            x = torch.index_select(x, 1, order)
        x = x.view(len(x), K, -1).transpose(0, 1)
        for i, w in enumerate(blocks):
            x = torch.bmm(x, w.transpose(1, 2))
            x = f(x) if i + 1 < len(blocks) else x
        return x.transpose(0, 1).reshape(x.shape[1], -1)

    return apply


def wide(w):
    sizes = [4096 * w, 64 * w, 64 * w, 64 * w]
    unit = torch.arange(sizes[0])
    phase = 2 * (unit // 16 % 2) + unit % 2
    labels = [phase] + [torch.arange(n) * K // n for n in sizes[1:]]
    masks = [(b[:, None] == a[None, :]).float() for a, b in zip(labels, labels[1:])]
    weights = [torch.randn(n, m) * m**-0.5 * mask for m, n, mask in zip(sizes, sizes[1:], masks)]
    order = torch.argsort(phase, stable=True)
    blocks = []
    for matrix, columns, rows in zip(weights, labels, labels[1:]):
        blocks.append(torch.stack([matrix[rows == k][:, columns == k] for k in range(K)]))
    f = torch.relu
    forms = {
        "dense": dense(weights, f),
        "dense, mv": vector(weights, f),
        "masked dense": masked(weights, masks, f),
        "batched": batched(blocks, None, f),
        "batched, gathered": batched(blocks, order, f),
    }
    x = torch.relu(torch.randn(BATCH, sizes[0]))
    reference = forms["dense"](x)
    for name in ("masked dense", "batched, gathered"):
        assert torch.allclose(forms[name](x), reference, atol=1e-4), name
    return x, forms


def small():
    """The shape of the recipe independence."""
    weights = [torch.randn(n, m) for m, n in ((4, 20), (20, 20), (20, 2))]
    silu = torch.nn.functional.silu
    return torch.randn(BATCH, 4), {"dense": dense(weights, silu), "dense, mv": vector(weights, silu)}


def timed(form, x, millis):
    times = []
    begin = time.perf_counter()
    while len(times) < 3 or (time.perf_counter() - begin) * 1e3 < millis:
        start = time.perf_counter()
        form(x)
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)[len(times) // 2]


with torch.no_grad():
    for net in args.nets.split():
        inputs, forms = small() if net == "bimt" else wide(int(net))
        for batch in (1, BATCH):
            x = inputs[:batch]
            tried = {name: form for name, form in forms.items() if batch == 1 or "mv" not in name}
            times = {name: [] for name in tried}
            for form in tried.values():
                timed(form, x, 3 * args.millis)
            for _ in range(args.rounds):
                for name, form in tried.items():
                    times[name].append(timed(form, x, args.millis))
            for name, ms in times.items():
                print(json.dumps({"net": net, "batch": batch, "threads": args.blas, "form": name, "ms": ms}), flush=True)
