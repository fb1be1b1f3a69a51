"""The papers' CIFAR-10 net: conv3x3 3->16, ReLU, max pool 2, fc 4096-64-64-64-10 without bias; batch 64, Adam 1e-3, clusterability of
fc2 by autograd (lambda 20, 4 modules).

A step is a shuffled batch gathered from data in memory, forward, backward and optimiser step. Random data of CIFAR-10's shape.
"""

import timing

args = timing.arguments("cifar", 300)
torch = timing.torch(args)
nn = torch.nn

BATCH, LAMBDA, K = 64, 20.0, 4

images = torch.rand(5000, 3, 32, 32)
labels = torch.randint(10, (5000,))
network = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(4096, 64, bias=False),
    nn.ReLU(),
    nn.Linear(64, 64, bias=False),
    nn.ReLU(),
    nn.Linear(64, 64, bias=False),
    nn.ReLU(),
    nn.Linear(64, 10, bias=False),
)
weight = network[6].weight
module = torch.arange(64) * K // 64
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
    loss = nn.functional.cross_entropy(network(images[index]), labels[index])
    squares = weight**2
    clusterability = (squares * same).sum() / squares.sum()
    (loss - LAMBDA * clusterability).backward()
    optimiser.step()
    return loss.detach()


timing.run(args, step, f"PyTorch {torch.__version__}")
