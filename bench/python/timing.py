"""What the baselines share: arguments, thread counts, the timing loop and the JSON line they print.

Import this before torch or numpy: thread counts are read when those are loaded.
"""

import argparse
import json
import os
import resource
import statistics
import sys
import time


def parser(description, steps=None):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, default=steps)
    parser.add_argument("--seed", type=int, default=0)
    return parser


def arguments(workload, steps):
    args = parsed(parser(f"times {workload} as one would write it in Python", steps))
    args.workload = workload
    return args


def parsed(parser):
    args = parser.parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, str(args.threads))
    return args


def torch(args):
    try:
        import torch
    except ImportError:
        sys.exit("PyTorch is missing: sudo apt-get install python3-torch libopenblas0-pthread")
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    return torch


def peak_megabytes():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def run(args, step, versions):
    """Calls step(i) args.steps times after a warm-up of a tenth (at most 50, at least 1) and prints what they took.

    step returns the last loss as something float() takes.
    """
    warm_up = max(1, min(50, args.steps // 10))
    for i in range(warm_up):
        loss = step(i)
    times = []
    begin = time.perf_counter()
    for i in range(warm_up, warm_up + args.steps):
        start = time.perf_counter()
        loss = step(i)
        times.append(time.perf_counter() - start)
    total = time.perf_counter() - begin
    print(
        json.dumps(
            {
                "workload": args.workload,
                "engine": versions,
                "threads": args.threads,
                "steps": args.steps,
                "medianMs": round(statistics.median(times) * 1e3, 4),
                "minMs": round(min(times) * 1e3, 4),
                "meanMs": round(statistics.fmean(times) * 1e3, 4),
                "totalSeconds": round(total, 3),
                "peakMegabytes": round(peak_megabytes(), 1),
                "loss": float(loss),
            }
        )
    )
