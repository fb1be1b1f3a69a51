"""Trains a whole BIMT recipe as one would write it in PyTorch and times it: bimt.py RECIPE [--threads T] [--steps N] ...

The recipes are Unmesh's of the same names: data, layers, initial distribution, AdamW, connection cost on its schedule, swaps that
take the moments along. Prints a line of JSON: the seconds of all training steps, from the first to the last, and what was reached.

--style plain      each parameter a tensor, the cost one expression over all of them and part of the loss, AdamW over all tensors at once
--style flat       parameters and gradients as views of two flat tensors: AdamW has one tensor to update, and gradients start each step
                   as the cost's instead of 0
--style compiled   the whole step, AdamW spelt out, through torch.compile (PyTorch 2 and a C++ compiler); compiling counts as training

torch.jit.trace of the loss gained nothing in either of the first two, so it is not among them.
"""

import json
import time

import timing

parser = timing.parser("trains a BIMT recipe as one would write it in PyTorch")
parser.add_argument("recipe", choices=["independence", "two-moons", "modular-addition-59", "mnist-2d"])
parser.add_argument("--style", choices=["plain", "flat", "compiled"], default="flat")
parser.add_argument("--most-seconds", type=float, default=float("inf"), help="stop then, having taken fewer steps")
parser.add_argument("--data-dir", default="data", help="where the folder mnist is")
args = timing.parsed(parser)
torch = timing.torch(args)

import bimt_net
import bimt_recipes
import bimt_swap

torch.set_flush_denormal(True)
recipe, data = bimt_recipes.open_recipe(args.recipe, args.data_dir)
measure = torch.nn.functional.mse_loss if recipe.loss == "mse" else torch.nn.functional.cross_entropy
net = bimt_net.STYLES[args.style](recipe, lambda parameters, x, y: measure(bimt_net.forward(parameters, x), y))
swaps = bimt_swap.Swaps(recipe, data)


def strength(fraction):
    return [value for start, value in recipe.strengths.items() if fraction >= start][-1]


@torch.no_grad()
def evaluation(x, y):
    outputs = bimt_net.forward(net.parameters, x)
    right = outputs.argmax(1) == (y if y.dim() == 1 else y.argmax(1))
    result = {"loss": float(measure(outputs, y))}
    return result if args.recipe == "independence" else {**result, "accuracy": float(right.float().mean())}


wanted = args.steps or recipe.steps
examples = len(data.train_x)
batches = -(-examples // recipe.batch) if recipe.batch else 1
x, y = data.train_x, data.train_y
phase = cost = first = None
begin, begin_cpu = time.perf_counter(), time.process_time()
for step in range(wanted):
    now = (strength(step / wanted), step / wanted >= recipe.bias_from)
    if now != phase:
        phase = now
        cost = now[0] * (net.cost if now[1] else net.cost_without_biases)
    if recipe.batch:
        if step % batches == 0:
            order = torch.randperm(examples)
        index = order[step % batches * recipe.batch : (step % batches + 1) * recipe.batch]
        x, y = data.train_x[index], data.train_y[index]
    net.step(x, y, cost)
    first = first or time.perf_counter() - begin
    if (step + 1) % recipe.every == 0:
        swaps.search(net)
    if time.perf_counter() - begin > args.most_seconds:
        break
steps = step + 1
seconds, cpu_seconds = time.perf_counter() - begin, time.process_time() - begin_cpu
result = {
    "workload": args.recipe,
    "engine": f"PyTorch {torch.__version__}, {args.style}",
    "threads": args.threads,
    "steps": steps,
    "seconds": round(seconds, 3),
    "msPerStep": round(1e3 * seconds / steps, 4),
    "firstStepSeconds": round(first, 3),
    "cpuSeconds": round(cpu_seconds, 3),
    "swaps": swaps.swaps,
    "train": evaluation(data.train_x, data.train_y),
    "test": evaluation(data.test_x, data.test_y),
    "edges": sum(int((p.abs() > 0.01).sum()) for p in net.parameters if p.dim() > 1),
    "peakMegabytes": round(timing.peak_megabytes(), 1),
}
print(json.dumps(result))
