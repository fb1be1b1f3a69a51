"""The network of a BIMT recipe: parameters, forward pass, connection cost and optimiser step, in three styles (see bimt.py)."""

import torch
from torch.nn import functional


def distances(recipe, l):
    """L1 distances between the neurons of group l and those of the group before it: n_l x n_(l-1), double."""
    return torch.cdist(recipe.coordinates[l], recipe.coordinates[l - 1], p=1)


def red(recipe, tensor):
    return 1 / tensor.numel() if recipe.mean else 1.0


def initial(recipe):
    """Parameters as torch's modules start, and the cost of each entry: [embedding,] then weight and bias of every layer."""
    copies = 2 if recipe.vocabulary else 1
    parameters, costs = [], []
    if recipe.vocabulary:
        table = torch.randn(recipe.vocabulary, recipe.widths[0])
        parameters.append(table)
        costs.append(torch.full_like(table, red(recipe, table) * recipe.y))
    for l in range(1, len(recipe.widths)):
        folds = copies if l == 1 else 1
        linear = torch.nn.Linear(recipe.widths[l - 1] * folds, recipe.widths[l])
        weight, bias = linear.weight.detach(), linear.bias.detach()
        parameters += [weight, bias]
        costs.append(red(recipe, weight) * (recipe.a[l - 1] * distances(recipe, l).repeat(1, folds).float() + recipe.y))
        costs.append(torch.full_like(bias, red(recipe, bias) * recipe.y))
    return parameters, costs


def adamw(parameters, rate):
    """The fastest there is on the CPU: fused where this PyTorch has it, else all tensors at once."""
    try:
        return torch.optim.AdamW(parameters, lr=rate, weight_decay=0, fused=True)
    except (RuntimeError, TypeError):
        return torch.optim.AdamW(parameters, lr=rate, weight_decay=0, foreach=len(parameters) > 1)


class Net:
    """The plain style; what the others share."""

    def __init__(self, recipe, criterion):
        self.criterion = criterion
        parameters, costs = initial(recipe)
        self.shapes = [p.shape for p in parameters]
        self.cost = torch.cat([c.flatten() for c in costs])
        self.cost_without_biases = torch.cat([c.flatten() * (c.dim() > 1) for c in costs])
        self.start(parameters, recipe.rate)

    def start(self, parameters, rate):
        self.parameters = [torch.nn.Parameter(p) for p in parameters]
        self.optimiser = adamw(self.parameters, rate)

    def moments(self):
        """The first and the second moments of all parameters, once there are any."""
        states = [self.optimiser.state[p] for p in self.parameters]
        return [[state[kind] for state in states] for kind in ("exp_avg", "exp_avg_sq")]

    def step(self, x, y, cost):
        """One step on the loss plus the cost's product with the weights' sizes; gives the loss."""
        self.optimiser.zero_grad(set_to_none=True)
        loss = self.criterion(self.parameters, x, y)
        (loss + torch.dot(torch.cat([p.flatten() for p in self.parameters]).abs(), cost)).backward()
        self.optimiser.step()
        return loss.detach()

    def views(self, flat):
        return [part.view(shape) for part, shape in zip(flat.split([shape.numel() for shape in self.shapes]), self.shapes)]


class Flat(Net):
    """Parameters and gradients are views of two flat tensors, of which the optimiser sees only the whole."""

    def start(self, parameters, rate):
        self.flat = torch.nn.Parameter(torch.cat([p.flatten() for p in parameters]))
        self.flat.grad = torch.zeros_like(self.flat)
        self.parameters = [torch.nn.Parameter(p) for p in self.views(self.flat.data)]
        for parameter, gradient in zip(self.parameters, self.views(self.flat.grad)):
            parameter.grad = gradient
        self.optimiser = adamw([self.flat], rate)

    def moments(self):
        return [self.views(self.optimiser.state[self.flat][kind]) for kind in ("exp_avg", "exp_avg_sq")]

    def step(self, x, y, cost):
        # where gradients would be cleared they start as the cost's
        torch.sign(self.flat.data, out=self.flat.grad).mul_(cost)
        loss = self.criterion(self.parameters, x, y)
        loss.backward()
        self.optimiser.step()
        return loss.detach()


class Compiled(Net):
    """The whole step, gradient and AdamW spelt out, through torch.compile."""

    def start(self, parameters, rate):
        flat = torch.cat([p.flatten() for p in parameters])
        self.state = flat, torch.zeros_like(flat), torch.zeros_like(flat), torch.zeros((), dtype=torch.double)
        gradient = torch.func.grad_and_value(lambda flat, x, y: self.criterion(self.views(flat), x, y))

        def step(flat, first, second, taken, x, y, cost):
            slope, loss = gradient(flat, x, y)
            slope = slope + torch.sign(flat) * cost
            taken = taken + 1
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope * slope
            root = (second / (1 - 0.999**taken)).sqrt() + 1e-8
            return (flat - rate / (1 - 0.9**taken) * first / root, first, second, taken), loss

        self.compiled = torch.compile(step)

    @property
    def parameters(self):
        return self.views(self.state[0])

    def moments(self):
        return [self.views(moment) for moment in self.state[1:3]]

    def step(self, x, y, cost):
        self.state, loss = self.compiled(*self.state, x, y, cost)
        return loss


STYLES = {"plain": Net, "flat": Flat, "compiled": Compiled}


def forward(parameters, x):
    first = 0
    if len(parameters) % 2 == 1:
        x = functional.embedding(x, parameters[0]).flatten(1)
        first = 1
    for at in range(first, len(parameters) - 2, 2):
        x = functional.silu(functional.linear(x, parameters[at], parameters[at + 1]))
    return functional.linear(x, parameters[-2], parameters[-1])
