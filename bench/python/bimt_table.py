"""The tables of bench/run bimt: medians over rounds, ratio PyTorch / Unmesh beside its target, what was reached, two seeds at once."""

import json
import statistics
import sys

TARGETS = {"independence": 20, "two-moons": 20, "modular-addition-59": 1.5, "mnist-2d": 1.3}

sides, tries, parallel = {}, {}, []
for line in open(sys.argv[1]):
    record = json.loads(line)
    side, result = record["side"], record["result"]
    if side == "try":
        rest = 1e3 * (result["seconds"] - result["firstStepSeconds"]) / max(1, result["steps"] - 1)
        tries.setdefault(result["workload"], []).append(f"{result['setting']} {rest:.3f}")
    elif side == "parallel":
        parallel.append(result)
    else:
        sides.setdefault(result["workload"], {}).setdefault(side, []).append(result)


def median(results, key):
    return statistics.median(result[key] for result in results)


def reached(results):
    """Test loss (and accuracy) and edges of the last round: every round trains the same seed."""
    test = results[-1]["test"]
    accuracy = f", {test['accuracy']:.4f}" if "accuracy" in test else ""
    return f"{test['loss']:.2e}{accuracy}; {results[-1]['edges']}"


def cell(theirs, seconds):
    if not theirs:
        return "the same"
    return f"{median(theirs, 'seconds'):.2f} ({theirs[0]['setting']}), {median(theirs, 'seconds') / seconds:.2f}"


columns = ["recipe, steps", "Unmesh s", "PyTorch s, ratio", "fastest PyTorch s, ratio", "target", "whole command s"]
columns += ["Unmesh: test; edges", "PyTorch: test; edges"]
print("| " + " | ".join(columns) + " |")
print("|" + "---|" * len(columns))
engines = set()
for recipe, of in sides.items():
    ours, theirs = of.get("unmesh"), of.get("pytorch")
    if not ours or not theirs:
        sys.exit(f"bench/run: {recipe} is not measured on both sides")
    usual = [result for result in theirs if result["setting"] == theirs[0]["setting"]]
    fastest = [result for result in theirs if result["setting"] != theirs[0]["setting"]]
    seconds = median(ours, "seconds")
    cells = [
        f"{recipe}, {ours[0]['steps']}",
        f"{seconds:.3f}",
        cell(usual, seconds),
        cell(fastest, seconds),
        f">= {TARGETS[recipe]}",
        f"{median(ours, 'wholeCommandSeconds'):.2f}",
        reached(ours),
        reached(theirs),
    ]
    print("| " + " | ".join(cells) + " |")
    engines.update(result["engine"] for result in ours)
    engines.update(result["engine"].split(",")[0] for result in theirs)
rounds = max(len(of["unmesh"]) for of in sides.values())
print(f"\nMedians of {rounds} rounds. " + "; ".join(sorted(engines)))
for recipe, settings in tries.items():
    print(f"PyTorch's settings for {recipe}, ms a step after the first, in a short try: " + ", ".join(settings))
if parallel:
    print("\n| recipe, steps | alone s | two seeds at once s | throughput (target >= 1.8 on 2 cores) |")
    print("|---|---|---|---|")
    for result in parallel:
        cells = [f"{result['workload']}, {result['steps']}", f"{result['aloneSeconds']:.3f}", f"{result['togetherSeconds']:.3f}"]
        print("| " + " | ".join([*cells, f"{result['ratio']:.2f}"]) + " |")
