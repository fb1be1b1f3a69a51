"""The tables of bench/run modular: medians over all rounds, and of the ratios dense / form within each round with their quartiles.

The dense net of a round is the quickest of the dense forms of its side. For one example the floor is the time to read the form's weights, for a
batch its multiplications at the speed of fused multiply-adds in registers, both measured in the same run.
"""

import json
import statistics
import sys

rounds, sizes, peaks = {}, {}, {}
for line in open(sys.argv[1]):
    record = json.loads(line)
    side, result = record["side"], record["result"]
    if "peakGflops" in result:
        peaks.setdefault(result["threads"], []).append(result["peakGflops"])
        continue
    key = (result["net"], result["batch"], result["threads"])
    rounds.setdefault(key, {}).setdefault((side, result["form"]), []).extend(result["ms"])
    if "parameters" in result:
        sizes[(result["net"], result["form"])] = (result["parameters"], result["multiplications"], result["bytes"])

NAMES = {"1": "as wide (4,096-64-64-64)", "2": "2 times (8,192-128-128-128)", "8": "8 times (32,768-512-512-512)", "bimt": "independence, pruned"}
TARGET = 3.2


def quartiles(values):
    if len(values) < 2:
        return values[0], values[0], values[0]
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, middle, high


def floor(net, form, batch, threads, forms):
    """Milliseconds below which no form of these weights can be, or None."""
    if (net, form) not in sizes or form.startswith("reading") or net == "bimt":
        return None
    reading = {"dense": "reading the dense weights", "parts": "reading the parts' weights"}
    whole = "dense" if form.startswith("dense") else "parts" if form.startswith(("parts", "batched")) else None
    if batch == 1:
        times = forms.get(("unmesh", reading.get(whole)))
        return statistics.median(times) if times else None
    return sizes[(net, form)][1] * 2 * batch / (statistics.median(peaks[threads]) * threads * 1e6) if whole else None


for (net, batch, threads), forms in rounds.items():
    print(f"\n{NAMES.get(net, net)}, batch {batch}, {threads} thread(s)\n")
    print("| form | side | ms | examples/s | dense / form (quartiles) | floor ms | parameters | multiplications | kB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (side, form), times in forms.items():
        if form.startswith("reading"):
            continue
        of_side = [ms for (other, name), ms in forms.items() if other == side and name.startswith("dense")]
        dense = [min(of) for of in zip(*of_side)]
        low, middle, high = quartiles([a / b for a, b in zip(dense, times)])
        median = statistics.median(times)
        size = sizes.get((net, form)) if side == "unmesh" else None
        least = floor(net, form, batch, threads, forms) if side == "unmesh" else None
        cells = [form, {"unmesh": "Unmesh"}.get(side, "PyTorch"), f"{median:.4g}", f"{batch / median * 1e3:,.0f}"]
        cells.append(f"{middle:.2f} ({low:.2f} to {high:.2f})")
        cells.append(f"{least:.3g}" if least else "-")
        cells += [f"{size[0]:,}", f"{size[1]:,}", f"{size[2] / 1e3:,.1f}"] if size else ["-"] * 3
        print("| " + " | ".join(cells) + " |")

print()
print("; ".join(f"peak of {t} thread(s): {t} x {statistics.median(v):.0f} GFLOP/s" for t, v in sorted(peaks.items())))
for threads in sorted({key[2] for key in rounds if key[0] == "8"}):
    forms = rounds.get(("8", 256, threads), {})
    dense = [min(of) for of in zip(*[ms for (side, name), ms in forms.items() if side == "unmesh" and name.startswith("dense")])]
    for form in ("batched", "parts"):
        if ("unmesh", form) in forms:
            ratio = statistics.median([a / b for a, b in zip(dense, forms[("unmesh", form)])])
            print(f"8 times wider, batch 256, {threads} thread(s): {form} at {ratio:.2f} times the dense throughput (target {TARGET}): "
                  + ("met" if ratio >= TARGET else "not met"))
