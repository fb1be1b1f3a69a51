"""Modular addition p = 113: one layer, width 128, 4 heads of 32, MLP 128, ReLU, no biases or norms; batch 1024, AdamW 1e-3 with weight
decay 1, clusterability of W_Q, W_K, W_V, W_O, W_in and W_out by autograd (lambda 1, 4 lanes).

A step is a shuffled batch gathered from data in memory, forward, backward and optimiser step. The outputs are read at "=", the last token.
"""

import timing

args = timing.arguments("transformer", 300)
torch = timing.torch(args)

P, BATCH, WIDTH, HEADS, HEAD, K = 113, 1024, 128, 4, 32, 4

pairs = torch.cartesian_prod(torch.arange(P), torch.arange(P))[torch.randperm(P * P)[: round(0.3 * P * P)]]
tokens = torch.cat([pairs, torch.full((len(pairs), 1), P)], 1)
labels = pairs.sum(1) % P


def normal(*shape):
    return torch.nn.Parameter(torch.randn(*shape) / shape[-1] ** 0.5)


embedding, position, unembedding = normal(P + 1, WIDTH), normal(3, WIDTH), normal(P, WIDTH)
w_q, w_k, w_v, w_o, w_in, w_out = six = [normal(WIDTH, WIDTH) for _ in range(6)]
lane = torch.arange(WIDTH) * K // WIDTH
same = (lane[:, None] == lane[None, :]).float()
later = torch.ones(3, 3).triu(1).bool()
optimiser = torch.optim.AdamW([embedding, position, unembedding, *six], lr=1e-3, betas=(0.9, 0.98), weight_decay=1, foreach=True)
order = torch.randperm(len(tokens))
batches = len(tokens) // BATCH


def heads(x):
    return x.view(len(x), 3, HEADS, HEAD).transpose(1, 2)


def forward(batch):
    linear = torch.nn.functional.linear
    x = embedding[batch] + position
    q, k, v = heads(linear(x, w_q)), heads(linear(x, w_k)), heads(linear(x, w_v))
    scores = (q @ k.transpose(2, 3) / HEAD**0.5).masked_fill(later, float("-inf"))
    x = x + linear((scores.softmax(-1) @ v).transpose(1, 2).flatten(2), w_o)
    x = x + linear(torch.relu(linear(x, w_in)), w_out)
    return linear(x[:, -1], unembedding)


def step(i):
    global order
    b = i % batches
    if b == 0:
        order = torch.randperm(len(tokens))
    index = order[b * BATCH : (b + 1) * BATCH]
    optimiser.zero_grad(set_to_none=True)
    loss = torch.nn.functional.cross_entropy(forward(tokens[index]), labels[index])
    squares = [weight**2 for weight in six]
    clusterability = sum((square * same).sum() / square.sum() for square in squares) / 6
    (loss - clusterability).backward()
    optimiser.step()
    return loss.detach()


timing.run(args, step, f"PyTorch {torch.__version__}")
