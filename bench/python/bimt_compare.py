"""BIMT recipes trained whole, Unmesh's command beside PyTorch in turn. Run by bench/run bimt, which builds first and prints the table.

PyTorch runs in the style it is usually written in (plain) and in the fastest of all styles, each with the threads that a short try
found best. Seconds are those of all training steps on both sides (Unmesh's as run.json has them, from a JVM that has just started); the
whole command is timed besides. Every measurement goes to bench/target/bimt.jsonl.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "bench" / "target"
STEPS = {"independence": 20000, "two-moons": 10000, "modular-addition-59": 20000, "mnist-2d": 40000}


def arguments():
    parser = argparse.ArgumentParser(prog="bench/run bimt", description="whole BIMT runs beside PyTorch")
    parser.add_argument("--recipes", default=" ".join(STEPS), help="some of: %(default)s")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engine", default="auto", choices=["auto", "array", "libtorch"], help="Unmesh's")
    parser.add_argument("--share", type=float, default=1, help="of the recipes' steps, for a quick look; schedules shrink along")
    styles = "of the PyTorch script, the usual one first: plain, flat, compiled (PyTorch 2)"
    parser.add_argument("--styles", default="plain flat", help=styles)
    parser.add_argument("--threads", default="1 2", help="thread counts PyTorch is tried with")
    parser.add_argument("--try-share", type=float, default=0.05, help="of the steps, to find PyTorch's best setting")
    parser.add_argument("--data-dir", default=os.environ.get("UNMESH_DATA", "data"), help="where the folder mnist is")
    parser.add_argument("--no-parallel", action="store_true", help="leave out two seeds at once")
    parser.add_argument("--classpath", help=argparse.SUPPRESS)
    return parser.parse_args()


def say(text):
    print(f"bench/run: {text}", file=sys.stderr, flush=True)


def last_line(command, environment=None):
    result = subprocess.run(command, env={**os.environ, **(environment or {})}, capture_output=True, text=True)
    lines = result.stdout.strip().splitlines()
    if result.returncode or not lines:
        sys.exit(f"bench/run: {' '.join(map(str, command))} failed:\n{result.stderr[-2000:]}")
    return json.loads(lines[-1])


def pytorch(args, recipe, steps, style, threads, waiting, *options):
    """One run of the script; waiting threads spin, as OpenMP has them unasked, or sleep."""
    script = [sys.executable, ROOT / "bench/python/bimt.py", recipe, "--data-dir", args.data_dir, *options]
    command = [*map(str, script), "--style", style, "--threads", threads, "--steps", str(steps)]
    pools = {name: threads for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    asleep = {"OMP_WAIT_POLICY": "PASSIVE"} if waiting == "asleep" else {}
    return {**last_line(command, {**pools, **asleep}), "setting": f"{style} on {threads} {waiting}".strip()}


def unmesh(args, recipe, steps):
    """The command in a fresh folder, with what it says and how long all of it took."""
    folder = tempfile.mkdtemp(prefix="bench-bimt-")
    command = [ROOT / "unmesh", "train", recipe, "--engine", args.engine, "--set", f"training.steps={steps}", "--json"]
    try:
        begin = time.perf_counter()
        options = ["--data-dir", args.data_dir, "--runs", folder, "--name", "run"]
        subprocess.run([*map(str, command), *options], check=True, capture_output=True)
        whole = time.perf_counter() - begin
        run = json.loads(pathlib.Path(folder, "run", "run.json").read_text())
    except subprocess.CalledProcessError as e:
        sys.exit(f"bench/run: {' '.join(map(str, command))} failed:\n{e.stderr.decode()[-2000:]}")
    finally:
        shutil.rmtree(folder)
    provenance = run["provenance"]
    return {
        "workload": recipe,
        "engine": f"Unmesh, {provenance['engine']}, Java {provenance['java']}",
        "steps": steps,
        "seconds": run["seconds"],
        "msPerStep": round(1e3 * run["seconds"] / steps, 4),
        "wholeCommandSeconds": round(whole, 3),
        "train": run["train"],
        "test": run["test"],
        "edges": run["edges"],
    }


def parallel(args, recipe, steps):
    """Two seeds in threads of one JVM beside one alone; of the long recipes a tenth of the steps, which is enough of them."""
    some = steps if recipe in ("independence", "two-moons") else max(200, steps // 10)
    java = [os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java", "-XX:+UseSerialGC"]
    flags = ["-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", "--add-modules", "jdk.incubator.vector", "-cp", args.classpath]
    options = ["--engine", args.engine, "--steps", str(some), "--rounds", str(args.rounds), "--data-dir", args.data_dir]
    quiet = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "10000", "OPENBLAS_NUM_THREADS": "1"}  # as the command has them
    return last_line([*java, *flags, "dev.unmesh.bench.bimt.ParallelRuns", recipe, *options], quiet)


def best_settings(args, recipe, steps, record):
    """The fastest threads (and how they wait) of the first style, and the fastest setting of all, if another, over all steps.

    A compiled style's first step, in which it compiles, counts once.
    """
    some = str(max(200, round(steps * args.try_share)))
    tries = {}
    for style in args.styles.split():
        for threads in args.threads.split():
            for waiting in ("",) if threads == "1" else ("spinning", "asleep"):
                result = pytorch(args, recipe, some, style, threads, waiting, "--most-seconds", "30")
                record("try", result)
                rest = (result["seconds"] - result["firstStepSeconds"]) / max(1, result["steps"] - 1)
                tries[style, threads, waiting] = result["firstStepSeconds"] + rest * (steps - 1)
                say(f"{recipe}, PyTorch {result['setting']}: {rest * 1e3:.3f} ms a step")
    usual = min((setting for setting in tries if setting[0] == args.styles.split()[0]), key=tries.get)
    fastest = min(tries, key=tries.get)
    return [usual] if fastest == usual else [usual, fastest]


def main():
    args = arguments()
    recipes = args.recipes.split()
    unknown = [recipe for recipe in recipes if recipe not in STEPS]
    if unknown:
        sys.exit(f"bench/run: no BIMT workload '{unknown[0]}' ({', '.join(STEPS)})")
    OUT.mkdir(exist_ok=True)
    log = open(OUT / "bimt.jsonl", "w")

    def record(side, result):
        log.write(json.dumps({"side": side, "result": result}) + "\n")
        log.flush()

    say("starting the command once, which builds what is not built")
    unmesh(args, "independence", 200)
    for recipe in recipes:
        steps = max(200, round(STEPS[recipe] * args.share))
        settings = best_settings(args, recipe, steps, record)
        for number in range(1, args.rounds + 1):
            say(f"round {number} of {args.rounds}, {recipe}, {steps} steps")
            record("unmesh", unmesh(args, recipe, steps))
            for setting in settings:
                record("pytorch", pytorch(args, recipe, steps, *setting))
        if not args.no_parallel:
            say(f"{recipe}, two seeds at once")
            record("parallel", parallel(args, recipe, steps))


if __name__ == "__main__":
    main()
