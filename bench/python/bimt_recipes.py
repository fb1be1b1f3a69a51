"""BIMT's recipes and their data, with the constants of Unmesh's bundled recipes of the same names."""

import gzip
import math
import pathlib
import sys
from dataclasses import dataclass, field

import torch


@dataclass
class Recipe:
    """Layers are numbered from 1; group g lies between layers g and g + 1, inputs (or embedding dimensions) are group 0."""

    widths: list
    steps: int
    rate: float
    loss: str
    a: list  # of each layer
    y: float
    mean: bool  # whether the cost is a layer's mean, rather than its sum
    strengths: dict  # from which fraction of training on: how much
    top_k: int
    every: int
    bias_from: float = 0.0
    batch: int = 0  # 0 for all
    vocabulary: int = 0  # of the two tokens that are the input, embedded in widths[0] dimensions each
    coordinates: list = field(default_factory=list)  # of each group, n x dimensions
    swapped: list = field(default_factory=list)  # groups

    def __post_init__(self):
        self.coordinates = self.coordinates or [line(n) for n in self.widths]
        self.swapped = self.swapped or list(range(len(self.widths)))


@dataclass
class Data:
    train_x: torch.Tensor
    train_y: torch.Tensor
    test_x: torch.Tensor
    test_y: torch.Tensor


def line(n):
    return ((2 * torch.arange(n, dtype=torch.float64) + 1) / (2 * n))[:, None]


def grid(n):
    side = math.isqrt(n)
    r = torch.arange(n, dtype=torch.float64)
    return torch.stack([(r % side + 0.5) / side, (torch.div(r, side, rounding_mode="floor") + 0.5) / side], dim=1)


def ring(n, radius):
    angle = 2 * math.pi * torch.arange(n, dtype=torch.float64) / n
    return 0.5 + radius * torch.stack([angle.cos(), angle.sin()], dim=1)


def independence():
    def draw():
        x = torch.rand(100, 4) * 2 - 1
        return x, torch.stack([(x[:, 0] + x[:, 2]) ** 3, x[:, 1] ** 2 + torch.sin(math.pi * x[:, 3])], dim=1)

    recipe = Recipe(
        [4, 20, 20, 2], 20000, 2e-3, "mse", [1, 1, 1], 0.1, False, {0: 1e-3, 0.25: 1e-2, 0.75: 1e-3}, 5, 200, bias_from=0.75
    )
    return recipe, Data(*draw(), *draw())


def two_moons():
    def draw():
        t = torch.linspace(0, math.pi, 100)
        upper = torch.stack([t.cos(), t.sin()], dim=1)
        x = torch.cat([upper, torch.tensor([1.0, 0.5]) - upper])
        return x + 0.1 * torch.randn(200, 2), torch.arange(200) // 100

    recipe = Recipe([2, 20, 20, 2], 10000, 2e-3, "cross-entropy", [1, 1, 1], 0.2, False, {0: 1e-3, 0.5: 1e-2}, 10, 200)
    return recipe, Data(*draw(), *draw())


def modular_addition():
    p = 59
    pairs = torch.cartesian_prod(torch.arange(p), torch.arange(p))
    pairs = pairs[torch.randperm(len(pairs))]
    tests = round(0.2 * len(pairs))
    sums = pairs.sum(1) % p
    recipe = Recipe(
        [32, 50, 50, p], 20000, 1e-3, "cross-entropy", [2, 2, 0], 0.5, True, {0: 0.1, 0.25: 1, 0.75: 0.1}, 30, 200, vocabulary=p
    )
    return recipe, Data(pairs[tests:], sums[tests:], pairs[:tests], sums[:tests])


def mnist_2d(folder):
    def split(name):
        images = idx(folder, f"{name}-images-idx3-ubyte.gz", 16).view(-1, 784).float() / 255
        return images, torch.nn.functional.one_hot(idx(folder, f"{name}-labels-idx1-ubyte.gz", 8).long(), 10).float()

    widths = [784, 100, 100, 10]
    recipe = Recipe(
        widths, 40000, 1e-3, "mse", [2, 2, 0], 0.5, True, {0: 0.01, 0.25: 0.1, 0.5: 1}, 30, 500, batch=100,
        coordinates=[*map(grid, widths[:3]), ring(10, 0.25)], swapped=[1, 2, 3],
    )  # fmt: skip
    return recipe, Data(*split("train"), *split("t10k"))


def idx(folder, name, header):
    path = pathlib.Path(folder, "mnist", name)
    if not path.exists():
        sys.exit(f"{path} is missing: say where the folder mnist is by --data-dir")
    return torch.frombuffer(bytearray(gzip.decompress(path.read_bytes())[header:]), dtype=torch.uint8)


def open_recipe(name, folder):
    if name == "mnist-2d":
        return mnist_2d(folder)
    return {"independence": independence, "two-moons": two_moons, "modular-addition-59": modular_addition}[name]()
