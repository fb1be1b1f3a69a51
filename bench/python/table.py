"""The table of bench/run: medians over rounds of each side's median step, the ratio PyTorch / Unmesh, peak memory."""

import json
import statistics
import sys

runs = {}
for line in open(sys.argv[1]):
    record = json.loads(line)
    result = record["result"]
    runs.setdefault((result["workload"], result["threads"]), {}).setdefault(record["side"], []).append(result)


def median(results, key):
    """Not a number where a side does not report it."""
    return statistics.median(r.get(key, float("nan")) for r in results)


print("| workload | threads | Unmesh ms (min) | PyTorch ms (min) | ratio of medians | of minima | of totals | Unmesh MB | PyTorch MB |")
print("|---|---|---|---|---|---|---|---|---|")
engines = set()
for (workload, threads), sides in runs.items():
    ours = sides.get("unmesh")
    rivals = [results for side, results in sides.items() if side.startswith("pytorch")]
    theirs = min(rivals, key=lambda r: median(r, "medianMs")) if rivals else None
    cells = [workload, str(threads)]
    for side in (ours, theirs):
        cells.append(f"{median(side, 'medianMs'):.3f} ({min(r['minMs'] for r in side):.3f})" if side else "-")
    for key in ("medianMs", "minMs", "totalSeconds"):
        cells.append(f"{median(theirs, key) / median(ours, key):.2f}" if ours and theirs else "-")
    for side in (ours, theirs):
        cells.append(f"{median(side, 'peakMegabytes'):.0f}" if side else "-")
    for side in (ours, theirs):
        engines.update(r["engine"] for r in side or [])
    print("| " + " | ".join(cells) + " |")
print("\nRatio = PyTorch's time / Unmesh's: above 1 Unmesh is faster. " + "; ".join(sorted(engines)))

missing = [f"{workload} on {threads}" for (workload, threads), sides in runs.items() if "unmesh" not in sides or "pytorch" not in sides]
if missing or not runs:
    sys.exit("not measured on both sides: " + (", ".join(missing) or "anything"))
