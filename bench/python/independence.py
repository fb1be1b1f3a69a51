"""BIMT on the independence task: 4-20-20-2, SiLU, full batch of 100, AdamW 2e-3, connection cost by autograd, a swap every 200 steps.

A step is forward, backward, optimiser step and, when it is due, the swap.
"""

import timing

args = timing.arguments("independence", 4000)
torch = timing.torch(args)

A, Y, LAMBDA, TOP_K, SWAP_EVERY = 1.0, 0.1, 1e-2, 5, 200
WIDTHS = [4, 20, 20, 2]

x = torch.rand(100, 4) * 2 - 1
y = torch.stack([(x[:, 0] + x[:, 2]) ** 3, x[:, 1] ** 2 + torch.sin(torch.pi * x[:, 3])], dim=1)

places = [(2 * torch.arange(n) + 1) / (2 * n) for n in WIDTHS]
distances = [(places[i + 1][:, None] - places[i][None, :]).abs() for i in range(3)]
costs = [A * d + Y for d in distances]

layers = [torch.nn.Linear(WIDTHS[i], WIDTHS[i + 1]) for i in range(3)]
optimiser = torch.optim.AdamW([p for layer in layers for p in layer.parameters()], lr=2e-3, weight_decay=0, foreach=True)
silu = torch.nn.functional.silu
order_in, order_out = torch.arange(4), torch.arange(2)


def forward(h):
    h = silu(layers[0](h))
    h = silu(layers[1](h))
    return layers[2](h)


def connection_cost():
    return sum((layer.weight.abs() * cost).sum() for layer, cost in zip(layers, costs))


def exchange(tensors, dim, i, j):
    index = torch.tensor([j, i])
    for t in tensors:
        t.index_copy_(dim, torch.tensor([i, j]), t.index_select(dim, index))


def with_moments(p):
    state = optimiser.state.get(p, {})
    return [p.data] + [state[k] for k in ("exp_avg", "exp_avg_sq") if k in state]


@torch.no_grad()
def swap():
    for g in range(len(WIDTHS)):
        n = WIDTHS[g]
        for r in range(min(TOP_K, n)):
            # cost[i, p]: what the edges of neuron i would cost at place p
            cost, score = torch.zeros(n, n), torch.zeros(n)
            if g > 0:
                w = layers[g - 1].weight.abs()
                cost, score = cost + w @ distances[g - 1].T, score + w.sum(1)
            if g < 3:
                w = layers[g].weight.abs()
                cost, score = cost + w.T @ distances[g], score + w.sum(0)
            if r == 0:
                ranked = score.argsort(descending=True)[:TOP_K].tolist()
            i = ranked[r]
            home = cost.diagonal()
            change = cost[i] + cost[:, i] - home[i] - home
            j = int(change.argmin())
            if change[j] >= -1e-7:
                continue
            if g > 0:
                for p in (layers[g - 1].weight, layers[g - 1].bias):
                    exchange(with_moments(p), 0, i, j)
            if g < 3:
                exchange(with_moments(layers[g].weight), 1, i, j)
            if g == 0:
                exchange([x], 1, i, j)
                exchange([order_in], 0, i, j)
            if g == 3:
                exchange([y], 1, i, j)
                exchange([order_out], 0, i, j)


def step(i):
    optimiser.zero_grad(set_to_none=True)
    loss = torch.nn.functional.mse_loss(forward(x), y)
    (loss + LAMBDA * connection_cost()).backward()
    optimiser.step()
    if (i + 1) % SWAP_EVERY == 0:
        swap()
    return loss.detach()


timing.run(args, step, f"PyTorch {torch.__version__}")
