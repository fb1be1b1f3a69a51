"""BIMT's neuron swap: all candidates of a neuron in one expression.

In the places of their group, neuron i costs at place p, the other groups standing still:

    at[i, p] = sum_in A RED |w_ik| d(p, k) + sum_out A RED |w_oi| d(o, p)

so that exchanging the neurons at places i and j changes R by at[i, j] + at[j, i] - at[i, i] - at[j, j].
"""

import torch

import bimt_net


class Swaps:
    def __init__(self, recipe, data):
        self.recipe = recipe
        self.data = data  # whose columns move with the inputs and outputs
        self.distances = [None] + [bimt_net.distances(recipe, l) for l in range(1, len(recipe.widths))]
        self.first = 1 if recipe.vocabulary else 0  # the parameter that is the first layer's weight
        self.swaps = 0

    def masses(self, net, l):
        """|w| of layer l between neurons, out x in, copies added up."""
        weight = net.parameters[self.first + 2 * (l - 1)].detach().abs().double()
        return weight.view(len(weight), -1, self.recipe.widths[l - 1]).sum(1)

    @torch.no_grad()
    def search(self, net):
        for g in self.recipe.swapped:
            order = self.order(net, g)
            if order is not None:
                self.apply(net, g, order)

    def order(self, net, g):
        """How group g is to be reordered, if at all."""
        n = self.recipe.widths[g]
        at, score = torch.zeros(n, n, dtype=torch.double), torch.zeros(n, dtype=torch.double)
        for l, incoming in ((g, True), (g + 1, False)):
            if 1 <= l < len(self.recipe.widths):
                mass = self.masses(net, l) if incoming else self.masses(net, l).T
                distance = self.distances[l].T if incoming else self.distances[l]
                score += mass.sum(1)
                at += self.recipe.a[l - 1] * bimt_net.red(self.recipe, net.parameters[self.first + 2 * (l - 1)]) * (mass @ distance)
        order, place = torch.arange(n), list(range(n))
        before = self.swaps
        rounding = 1e-12 * float(at.diagonal().sum())
        for neuron in score.argsort(descending=True, stable=True)[: self.recipe.top_k].tolist():
            i = place[neuron]
            home = at.diagonal()
            change = at[i] + at[:, i] - home[i] - home
            j = int(change.argmin())
            if change[j] < -rounding:
                both, turned = torch.tensor([i, j]), torch.tensor([j, i])
                at[both] = at[turned]
                order[both] = order[turned]
                place[int(order[i])], place[int(order[j])] = i, j
                self.swaps += 1
        return order if self.swaps > before else None

    def apply(self, net, g, order):
        for tensors in [[p.data for p in net.parameters], *net.moments()]:
            if g == 0 and self.first:
                gather(tensors[0], 1, order)
            if g > 0:
                gather(tensors[self.first + 2 * (g - 1)], 0, order)
                gather(tensors[self.first + 2 * (g - 1) + 1], 0, order)
            if g + 1 < len(self.recipe.widths):
                weight = tensors[self.first + 2 * g]
                copies = weight.shape[1] // len(order)
                gather(weight, 1, torch.cat([c * len(order) + order for c in range(copies)]))
        if g == 0 and not self.first:
            gather(self.data.train_x, 1, order)
            gather(self.data.test_x, 1, order)
        if g + 1 == len(self.recipe.widths):
            self.move_outputs(order)

    def move_outputs(self, order):
        for y in (self.data.train_y, self.data.test_y):
            if y.dim() == 1:
                y.copy_(order.argsort()[y])  # classes
            else:
                gather(y, 1, order)


def gather(tensor, dim, order):
    tensor.copy_(tensor.index_select(dim, order))
