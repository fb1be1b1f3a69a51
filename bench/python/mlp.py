"""784-100-100-10, ReLU, cross-entropy, batch 200, Adam 1e-3, clusterability of the 100 x 100 layer by autograd (lambda 20, 4 modules).

A step is a shuffled batch gathered from data in memory, forward, backward and optimiser step. Random data of MNIST's shape.
"""

import timing

args = timing.arguments("mlp", 2000)
torch = timing.torch(args)

BATCH, LAMBDA, K = 200, 20.0, 4

images = torch.randn(20000, 784)
labels = torch.randint(10, (20000,))
network = torch.nn.Sequential(
    torch.nn.Linear(784, 100), torch.nn.ReLU(), torch.nn.Linear(100, 100), torch.nn.ReLU(), torch.nn.Linear(100, 10)
)
weight = network[2].weight
module = torch.arange(100) * K // 100
same = (module[:, None] == module[None, :]).float()
optimiser = torch.optim.Adam(network.parameters(), lr=1e-3, foreach=True)
order = torch.randperm(len(images))
batches = len(images) // BATCH


def step(i):
    global order
    b = i % batches
    if b == 0:
        order = torch.randperm(len(images))
    index = order[b * BATCH : (b + 1) * BATCH]
    optimiser.zero_grad(set_to_none=True)
    loss = torch.nn.functional.cross_entropy(network(images[index]), labels[index])
    squares = weight**2
    clusterability = (squares * same).sum() / squares.sum()
    (loss - LAMBDA * clusterability).backward()
    optimiser.step()
    return loss.detach()


timing.run(args, step, f"PyTorch {torch.__version__}")
