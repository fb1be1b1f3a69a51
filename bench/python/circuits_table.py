"""The tables of bench/reproduce --circuits, from what the searches printed. Means over labels, then over seeds (each seed in brackets)."""

import json
import statistics

TITLES = {"ecs": "MNIST, 784-64-64-10", "cifar": "CIFAR-10, the fully connected layers"}
PUBLISHED = {
    "ecs": {
        "modular": [0.029, 0.053, 0.036, 0.043, 0.019, 0.025, 0.035, 0.021, 0.021, 0.038],
        "plain": [0.070, 0.057, 0.065, 0.057, 0.058, 0.070, 0.067, 0.064, 0.068, 0.066],
    },
    "cifar": {"modular": {8: 0.005}, "plain": {8: 0.009}},
}
TRAININGS = [(optimiser, epochs) for optimiser in ("sgd", "adam") for epochs in (1, 3, 10, 30)]
SHIP = 8


def middle(optimiser, epochs):
    """Of a net's name; the recipe's own is ten epochs of SGD."""
    return "" if (optimiser, epochs) == ("sgd", 10) else f"-{optimiser}{epochs}"


def file_name(name, protocol, method, label=None):
    return f"{name}-{protocol}-{method}" + ("" if label is None else f"-{label}") + ".json"


class Results:
    def __init__(self, out):
        self.out = out

    def table(self, name, protocol, method="greedy", label=None):
        """The search's table or None; a single label is also read from a search of all."""
        for file in (file_name(name, protocol, method, label), file_name(name, protocol, method)):
            path = self.out / "results" / file
            if path.exists():
                table = json.loads(path.read_text())
                circuits = [c for c in table["circuits"] if label is None or c["label"] == label]
                return {**table, "circuits": circuits} if circuits else None
        return None

    def json(self, path):
        path = self.out / path
        return json.loads(path.read_text()) if path.exists() else None

    def seeds(self, family, kind, seeds, protocol):
        """The tables of a kind of net, seed by seed, those that are there."""
        found = [self.table(f"{family}-{kind}-{seed}", protocol) for seed in seeds]
        return [table for table in found if table]


def value(circuit, key):
    for part in key.split("."):
        circuit = circuit[part]
    return circuit


def of_label(tables, label, key):
    return [value(c, key) for t in tables for c in t["circuits"] if c["label"] == label]


def means(tables, key):
    """One a table: the mean over its labels."""
    return [statistics.fmean(value(c, key) for c in t["circuits"]) for t in tables]


def cell(values, digits=4, each=True):
    if not values:
        return "-"
    text = f"{statistics.fmean(values):.{digits}f}"
    return text + (" (" + ", ".join(f"{v:.{digits}f}" for v in values) + ")" if each and len(values) > 1 else "")


def ratio(tops, bottoms):
    return f"{statistics.fmean(tops) / statistics.fmean(bottoms):.2f}" if tops and bottoms else "-"


def heading(text, *columns):
    print(f"\n### {text}\n\n| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |")


def published(family, kind, label):
    known = PUBLISHED[family][kind]
    found = known.get(label) if isinstance(known, dict) else known[label]
    return "-" if found is None else f"{found:.3f}"


def verdict(modular, plain):
    """In how many nets and labels the modular net's circuit is the smaller one; seeds and labels in pairs."""
    pairs = [(m["size"], p["size"]) for a, b in zip(modular, plain) for m, p in zip(a["circuits"], b["circuits"])]
    if not pairs:
        return
    smaller = sum(m < p for m, p in pairs)
    print(f"\nThe modular net's circuit is the smaller one in {smaller} of {len(pairs)} pairs of a label and a seed, "
          f"the larger one in {sum(m > p for m, p in pairs)}.")


def papers(results, family, seeds):
    modular, plain = (results.seeds(family, kind, seeds, "papers") for kind in ("modular", "plain"))
    if not modular and not plain:
        return
    columns = ["label", "published modular", "plain", "modular: size", "plain: size", "modular / plain"]
    heading(f"Effective circuit size, {TITLES[family]}", *columns, "others answered with the label: modular", "plain")
    for label, name in enumerate((modular or plain)[0]["labels"]):
        sizes = [of_label(tables, label, "size") for tables in (modular, plain)]
        wrong = [cell(of_label(tables, label, "faithfulness.falsePositiveRate"), 2, False) for tables in (modular, plain)]
        row(name, published(family, "modular", label), published(family, "plain", label), *map(cell, sizes), ratio(*sizes), *wrong)
    printed = ["0.0320", "0.0642"] if family == "ecs" else ["-", "-"]
    sizes = [means(tables, "size") for tables in (modular, plain)]
    wrong = [cell(means(tables, "faithfulness.falsePositiveRate"), 2, False) for tables in (modular, plain)]
    row("**mean**", *printed, *map(cell, sizes), ratio(*sizes), *wrong)
    verdict(modular, plain)


def training(results, seeds):
    columns = ["optimiser", "epochs", "test accuracy: modular", "plain", "size: modular", "plain", "modular / plain"]
    heading("Effective circuit size by optimiser and length of training, MNIST, mean over labels", *columns)
    for optimiser, epochs in TRAININGS:
        family = "ecs" + middle(optimiser, epochs)
        accuracies = []
        for kind in ("modular", "plain"):
            runs = [results.json(f"{family}-{kind}-{seed}/run.json") for seed in seeds]
            accuracies.append(cell([run["test"]["accuracy"] for run in runs if run], 3, False))
        sizes = [means(results.seeds(family, kind, seeds, "papers"), "size") for kind in ("modular", "plain")]
        row(optimiser, epochs, *accuracies, *map(cell, sizes), ratio(*sizes))


def contrastive(results, family, seeds):
    modular, plain = (results.seeds(family, kind, seeds, "contrastive") for kind in ("modular", "plain"))
    if not modular and not plain:
        return
    columns = ["label", "modular: size", "plain: size", "modular / plain"]
    for kind in ("modular", "plain"):
        columns += [f"{kind}: accuracy (full)", "others (full)", "AUC (random)"]
    heading(f"Contrastive circuits by greedy search, {TITLES[family]}", *columns)
    labels = list(enumerate((modular or plain)[0]["labels"])) + [(None, "**mean**")]
    for label, name in labels:
        def of(tables, key):
            return means(tables, key) if label is None else of_label(tables, label, key)
        sizes = [of(tables, "size") for tables in (modular, plain)]
        cells = [*map(cell, sizes), ratio(*sizes)]
        for tables in (modular, plain):
            for key, beside in (("classAccuracy", "full"), ("falsePositiveRate", "full"), ("auc", "control")):
                own = cell(of(tables, f"faithfulness.{key}"), 3, False)
                cells.append(f"{own} ({cell(of(tables, f'{beside}.{key}'), 3, False)})")
        row(name, *cells)
    verdict(modular, plain)
    for kind, tables in (("modular", modular), ("plain", plain)):
        good = sum(c["withinTolerance"] for t in tables for c in t["circuits"])
        print(f"{kind}: {good} of {sum(len(t['circuits']) for t in tables)} keep more than 90 % of the class's accuracy with under "
              f"10 % false positives; without the circuit {cell(means(tables, 'complement.classAccuracy'), 3, False)} of the class are "
              f"still answered with it.")
    lie(results, family, modular, plain, seeds)


def overlap(table, key):
    n = len(table["circuits"])
    return statistics.fmean(table[key][i][j] for i in range(n) for j in range(n) if i != j) if n > 1 else float("nan")


def shares(tables, key):
    found = [[c["modules"][key] for c in t["circuits"] if c["modules"] and c["modules"]["edges"]] for t in tables]
    return [statistics.fmean(values) for values in found if values]


def lie(results, family, modular, plain, seeds):
    columns = ["", "overlap of labels (Jaccard)", "random", "modules touched", "edges inside one module", "random splits"]
    heading(f"How these circuits lie, {TITLES[family]}", *columns)
    for kind, tables in (("modular", modular), ("plain, same blocks", plain)):
        overlaps = [cell([overlap(t, key) for t in tables], 3, False) for key in ("jaccard", "jaccardControl")]
        row(kind, *overlaps, *(cell(shares(tables, key), 2, False) for key in ("touched", "inside", "insideControl")))
    columns = ["", "layer", "MI(class; most active module), nats", "random splits", "owners", "random", "causal gap", "random"]
    heading(f"Specialisation, {TITLES[family]}", *columns)
    files = [results.json(f"results/{family}-modular-{seed}-specialisation.json") for seed in seeds]
    for kind, key in (("modular", "own"), ("plain, best partition", "other")):
        found = [file[key] for file in files if file and file[key]]
        for at, layer in enumerate(found[0]["layers"] if found else []):
            cells = []
            for measure in ("mutualInformation", "owners", "causalGap"):
                for of in ("value", "mean"):
                    cells.append(cell([f["layers"][at][measure][of] for f in found], 3, False))
            row(kind, layer["name"], *cells)
        for f in found[:1]:
            gaps = [cell([f["causalGap"][of] for f in found], 3, False) for of in ("value", "mean")]
            row(kind, "all at once", "", "", "", "", *gaps)


def methods(results, family, seed, names):
    label = SHIP if family == "cifar" else None
    columns = ["method", "net", "size", "accuracy (full)", "others (full)", "KL, nats", "AUC (random)", "good enough", "seconds a label"]
    heading(f"Methods for contrastive circuits, {TITLES[family]}, seed {seed}" + (", 'ship'" if label else ", mean over labels"), *columns)
    for method in names:
        for kind in ("modular", "plain"):
            table = results.table(f"{family}-{kind}-{seed}", "contrastive", method, label)
            if table is None:
                continue
            def mean(key, digits=3):
                return cell(means([table], key), digits)
            cells = [mean("size", 4)]
            for key, beside in (("classAccuracy", "full"), ("falsePositiveRate", "full")):
                cells.append(f"{mean('faithfulness.' + key)} ({mean(beside + '.' + key)})")
            cells += [mean("faithfulness.klDivergence"), f"{mean('faithfulness.auc')} ({mean('control.auc')})"]
            good = sum(c["withinTolerance"] for c in table["circuits"])
            row(method, kind, *cells, f"{good} of {len(table['circuits'])}", mean("seconds", 1))


def show(out, tables, families, seeds, method_names):
    results = Results(out)
    for family in families if "papers" in tables else []:
        papers(results, family, seeds)
    if "training" in tables and "ecs" in families:
        training(results, seeds)
    for family in families if "contrastive" in tables else []:
        contrastive(results, family, seeds)
    for family in families if "methods" in tables else []:
        methods(results, family, seeds[0], method_names)
