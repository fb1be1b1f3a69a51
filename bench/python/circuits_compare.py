"""The papers' circuit of a label: `unmesh circuits` beside the plain algorithm. Run by bench/run circuits, which builds first.

The plain algorithm sends all test images of the class through the pruned network and the original for every weight, so a weight takes
the same time wherever it lies: a sample is timed and multiplied with all weights. Unmesh is timed to the end: a fresh search, in a JVM
that has just started. Every measurement goes to bench/target/circuits.jsonl.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "bench/target"
RECIPES = ["mnist-ecs-plain", "cifar10-plain"]


def arguments():
    parser = argparse.ArgumentParser(prog="bench/run circuits", description="the papers' circuits beside the plain algorithm")
    parser.add_argument("runs", nargs="*", help=f"finished runs, which are left as they are; without any {' and '.join(RECIPES)} are trained")
    parser.add_argument("--label", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--weights", type=int, default=30, help="of the plain algorithm's sample (default: %(default)s)")
    parser.add_argument("--threads", default="1 2", help="thread counts of the plain algorithm; the fastest counts (default: %(default)s)")
    parser.add_argument("--data-dir", default=os.environ.get("UNMESH_DATA", "data"))
    parser.add_argument("--classpath", help=argparse.SUPPRESS)
    return parser.parse_args()


def output(command, environment=None):
    command = list(map(str, command))
    result = subprocess.run(command, env={**os.environ, **(environment or {})}, capture_output=True, text=True)
    if result.returncode or not result.stdout.strip():
        sys.exit(f"bench/run: {' '.join(command)} failed:\n{result.stderr[-2000:]}")
    return json.loads(result.stdout.strip().splitlines()[-1])


def trained(args):
    """The default nets, trained once into bench/target."""
    runs = []
    for recipe in RECIPES:
        run = OUT / "circuit-nets" / recipe
        if not (run / "model.safetensors").exists():
            shutil.rmtree(run, ignore_errors=True)
            print(f"bench/run: training {recipe}", file=sys.stderr, flush=True)
            place = ["--runs", run.parent, "--name", recipe, "--data-dir", args.data_dir]
            output([ROOT / "unmesh", "train", recipe, "--seed", "0", "--json", *place])
        runs.append(run)
    return runs


def unmesh(args, run):
    """A fresh search in a copy of the run: its own seconds, and those of the whole command with grades, modules and report."""
    folder = tempfile.mkdtemp(prefix="bench-circuits-")
    try:
        copy = pathlib.Path(folder) / run.name
        shutil.copytree(run, copy, ignore=shutil.ignore_patterns("checkpoints", "circuits*", ".lock"))
        options = ["--label", args.label, "--protocol", "papers", "--fresh", "--json", "--data-dir", args.data_dir]
        begin = time.perf_counter()
        table = output([ROOT / "unmesh", "circuits", copy, *options])
        whole = time.perf_counter() - begin
    finally:
        shutil.rmtree(folder)
    (circuit,) = table["circuits"]
    kept = {key: circuit[key] for key in ("seconds", "edges", "total", "size", "fullValue")}
    return {"engine": "Unmesh", "wholeCommandSeconds": whole, **kept}


def plain(args, run, threads):
    """The same in Java and in Python; waiting threads sleep on both sides."""
    options = [run, "--label", args.label, "--weights", args.weights, "--threads", threads, "--data-dir", args.data_dir]
    java = [os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java", "-XX:+UseSerialGC"]
    flags = ["-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", "--enable-native-access=ALL-UNNAMED", "-cp", args.classpath]
    pools = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "10000"}
    libtorch = output([*java, *flags, "dev.unmesh.bench.PlainCircuitTiming", *options], {**pools, "OPENBLAS_NUM_THREADS": "1"})
    script = [sys.executable, ROOT / "bench/python/circuits_plain.py", *options]
    pytorch = output(script, {"OMP_WAIT_POLICY": "PASSIVE", "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads})
    return libtorch, pytorch


def median(results, key):
    return statistics.median(result[key] for result in results)


def table(found):
    columns = ["net, weights, images", "plain by", "ms a weight (threads)", "hours a label", "Unmesh: search s", "whole command s"]
    columns += ["ratio to the search", "to the whole command"]
    print("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
    for name, (ours, sides) in found.items():
        search, whole = median(ours, "seconds"), median(ours, "wholeCommandSeconds")
        for side, by_threads in sides.items():
            threads = min(by_threads, key=lambda t: median(by_threads[t], "medianMs"))
            best = by_threads[threads]
            seconds = median(best, "medianMs") * best[0]["weights"] / 1e3
            cells = [f"{name}, {best[0]['weights']:,}, {best[0]['images']:,}", best[0]["engine"], f"{median(best, 'medianMs'):.2f} ({threads})"]
            cells += [f"{seconds / 3600:.2f}", f"{search:.2f}", f"{whole:.2f}", f"{seconds / search:,.0f}", f"{seconds / whole:,.0f}"]
            print("| " + " | ".join(cells) + " |")


def check(run, ours, theirs):
    """All three must have asked the same question: the original's cross-entropy is the bound."""
    if theirs["weights"] != ours["total"] or abs(theirs["bound"] - ours["fullValue"]) > 1e-4 * (1 + ours["fullValue"]):
        sys.exit(f"bench/run: {run}: {theirs['engine']} has {theirs['weights']} weights and the bound {theirs['bound']}, "
                 f"Unmesh {ours['total']} and {ours['fullValue']}")


def main():
    args = arguments()
    OUT.mkdir(exist_ok=True)
    subprocess.run([ROOT / "unmesh", "--version"], check=True, capture_output=True)  # builds what is not built, which is not to be timed
    runs = [pathlib.Path(run).resolve() for run in args.runs] or trained(args)
    found = {}
    with open(OUT / "circuits.jsonl", "w") as log:
        for number in range(1, args.rounds + 1):
            for run in runs:
                print(f"bench/run: round {number} of {args.rounds}, {run.name}", file=sys.stderr, flush=True)
                ours, sides = found.setdefault(run.name, ([], {}))
                ours.append(unmesh(args, run))
                results = [ours[-1]]
                for threads in args.threads.split():
                    for side, result in zip(("java", "python"), plain(args, run, threads)):
                        check(run, ours[-1], result)
                        sides.setdefault(side, {}).setdefault(threads, []).append(result)
                        results.append(result)
                for result in results:
                    log.write(json.dumps({"run": run.name, "round": number, "result": result}) + "\n")
                log.flush()
    table(found)
    print(f"\nMedians of {args.rounds} rounds, label {args.label}; the plain algorithm on {args.weights} weights, scaled to all of them.")


if __name__ == "__main__":
    main()
