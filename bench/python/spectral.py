"""Bipartite spectral clustering (Dhillon 2001) of a 768 x 3072 matrix into 4 modules: scipy's svds, scikit-learn's KMeans, 10 starts.

A step is one clustering. The matrix has four planted blocks under noise, rows and columns shuffled; with --noise it has no modules.
"""

import timing

import sys

noise = "--noise" in sys.argv
if noise:
    sys.argv.remove("--noise")
args = timing.arguments("spectral", 10)

try:
    import numpy
    import scipy
    import sklearn
    from scipy.sparse.linalg import svds
    from sklearn.cluster import KMeans
except ImportError:
    sys.exit("scipy or scikit-learn is missing: sudo apt-get install python3-scipy python3-sklearn libopenblas0-pthread")

ROWS, COLUMNS, K = 768, 3072, 4
random = numpy.random.default_rng(args.seed)
row_modules = random.permutation(numpy.arange(ROWS) * K // ROWS)
column_modules = random.permutation(numpy.arange(COLUMNS) * K // COLUMNS)
inside = row_modules[:, None] == column_modules[None, :]
w = (random.standard_normal((ROWS, COLUMNS)) * numpy.where(inside | noise, 1, 0.1)).astype(numpy.float32)


def cluster(w, k, seed):
    a = numpy.abs(w)
    rows, columns = 1 / numpy.sqrt(a.sum(1)), 1 / numpy.sqrt(a.sum(0))
    start = numpy.random.default_rng(seed).standard_normal(min(a.shape)).astype(a.dtype)
    u, s, vt = svds(rows[:, None] * a * columns[None, :], k=k, v0=start)
    best = numpy.argsort(-s)[1:]
    z = numpy.concatenate([rows[:, None] * u[:, best], columns[:, None] * vt[best].T])
    labels = KMeans(n_clusters=k, n_init=10, random_state=seed).fit_predict(z)
    return labels[: len(rows)], labels[len(rows) :]


def step(i):
    u, v = cluster(w, K, args.seed + i)
    squares = w**2
    return 1 - squares[u[:, None] == v[None, :]].sum() / squares.sum()


timing.run(args, step, f"scipy {scipy.__version__}, scikit-learn {sklearn.__version__}")
