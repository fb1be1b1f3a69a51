"""The circuits that docs/reproduction.md quotes: trains the nets, searches them, prints Markdown tables. Run by bench/reproduce --circuits.

Each search's figures (what the command prints with --json, the same as its table in the run's circuits.json) are kept in OUT/results,
so whatever is there already is not searched again; a search that was stopped goes on label by label, by the same command.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

import circuits_table

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECIPES = {"ecs": "mnist-ecs", "cifar": "cifar10"}
KINDS = ("plain", "modular")
METHODS = ("greedy", "attribution", "integrated-gradients", "acdc", "random")
SHIP = 8
ADAM = "training.optimiser={kind: adam, rate: 1.0e-3}"


def arguments():
    parser = argparse.ArgumentParser(prog="bench/reproduce --circuits", description="circuits of the MNIST and CIFAR-10 nets")
    parser.add_argument("--out", default=str(ROOT / "bench/target/circuits"), help="runs and figures (default: bench/target/circuits)")
    nets = "finished runs to copy, circuits found included, instead of training any: ecs-plain-0, ecs-adam3-modular-1, cifar-plain-0, ..."
    parser.add_argument("--nets", help=nets)
    tables = "papers training contrastive methods"
    parser.add_argument("--tables", default=tables, help="some of: %(default)s")
    parser.add_argument("--families", default="ecs cifar", help="some of: %(default)s")
    parser.add_argument("--seeds", default="0 1 2")
    parser.add_argument("--methods", default=" ".join(METHODS), help="compared on the nets of the first seed (default: %(default)s)")
    parser.add_argument("--fresh", action="store_true", help="search again what was found before")
    parser.add_argument("--print", action="store_true", help="only the tables, of what is there")
    args = parser.parse_args()
    args.tables, args.families, args.methods = args.tables.split(), args.families.split(), args.methods.split()
    args.seeds = [int(seed) for seed in args.seeds.split()]
    known = [(args.tables, tables.split()), (args.families, RECIPES), (args.methods, METHODS)]
    for given, allowed in known:
        for name in given:
            if name not in allowed:
                parser.error(f"no '{name}': choose from {', '.join(allowed)}")
    args.out = pathlib.Path(args.out)
    if args.nets and not pathlib.Path(args.nets).is_dir():
        parser.error(f"there is no directory {args.nets}")
    return args


def say(text):
    print(f"bench/reproduce: {text}", file=sys.stderr, flush=True)


def unmesh(*arguments, out=None):
    command = [str(ROOT / "unmesh"), *map(str, arguments)]
    result = subprocess.run(command, stdout=out or sys.stderr, stdin=subprocess.DEVNULL)
    if result.returncode:
        sys.exit(f"bench/reproduce: {' '.join(command)} failed; the same command goes on from here")


def is_finished(run):
    return (run / "model.safetensors").exists() and (run / "run.json").exists()


def variant(name):
    """ecs-adam30-plain-1: (ecs, plain, 1, settings); ecs-plain-1 is ten epochs of SGD."""
    family, *middle, kind, seed = name.split("-")
    settings = []
    if middle:
        optimiser = middle[0].rstrip("0123456789")
        settings = ["--set", f"training.epochs={middle[0][len(optimiser):]}"]
        settings += ["--set", ADAM] if optimiser == "adam" else []
    return family, kind, seed, settings


def provide(args, name):
    """The net's run below OUT: there, or copied, or trained; None if it is to be copied and there is none."""
    run = args.out / name
    if is_finished(run):
        return run
    shutil.rmtree(run, ignore_errors=True)
    if args.nets:
        source = pathlib.Path(args.nets) / name
        if not is_finished(source):
            say(f"{source} is no finished run: left out")
            return None
        shutil.copytree(source, run, ignore=shutil.ignore_patterns("checkpoints", ".lock"))
        return run
    family, kind, seed, settings = variant(name)
    recipe = f"{RECIPES[family]}-{kind}"
    settings += ["--set", "training.threads=1"] if family == "cifar" else []
    unmesh("train", recipe, "--seed", seed, "--runs", args.out, "--name", name, *settings)
    return run


def search(args, name, protocol, method="greedy", label=None, against=None):
    run = provide(args, name)
    if run is None or (against and provide(args, against) is None):
        return
    results = args.out / "results"
    results.mkdir(exist_ok=True)
    result = results / circuits_table.file_name(name, protocol, method, label)
    if result.exists() and result.stat().st_mtime >= (run / "model.safetensors").stat().st_mtime and not args.fresh:
        return
    say(f"{name}: {protocol}, {method}" + ("" if label is None else f", label {label}"))
    options = ["--protocol", protocol, "--method", method, "--json"]
    options += [] if label is None else ["--label", label]
    options += ["--against", args.out / against] if against else []
    options += ["--fresh"] if args.fresh else []
    part = result.with_suffix(".part")
    with open(part, "wb") as out:
        unmesh("circuits", run, *options, out=out)
    if against:
        shutil.copy(run / "specialisation.json", results / f"{name}-specialisation.json")
    os.replace(part, result)


def names(args, family, middle=""):
    return [f"{family}{middle}-{kind}-{seed}" for seed in args.seeds for kind in KINDS]


def searches(args):
    for family in args.families:
        if "papers" in args.tables:
            for name in names(args, family):
                search(args, name, "papers")
    if "training" in args.tables and "ecs" in args.families:
        for optimiser, epochs in circuits_table.TRAININGS:
            for name in names(args, "ecs", circuits_table.middle(optimiser, epochs)):
                search(args, name, "papers")
    # the plain net first: the modular one is held against it
    for family in args.families if "contrastive" in args.tables else []:
        for seed in args.seeds:
            plain, modular = (f"{family}-{kind}-{seed}" for kind in KINDS)
            search(args, plain, "contrastive")
            search(args, modular, "contrastive", against=plain)
    for family in args.families if "methods" in args.tables else []:
        for method in args.methods:
            for kind in KINDS:
                search(args, f"{family}-{kind}-{args.seeds[0]}", "contrastive", method, SHIP if family == "cifar" else None)


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    try:
        if not args.print:
            searches(args)
    except KeyboardInterrupt:
        sys.exit("bench/reproduce: stopped; the same command goes on from here, --print shows what is there")
    circuits_table.show(args.out, args.tables, args.families, args.seeds, args.methods)


if __name__ == "__main__":
    main()
