"""Scores the codes of runs with one of the tools that people use, and says in JSON how long that took.

    python3 codes_peers.py TOOL FILE ...

TOOL is `scikit-learn` (CCA and correlations of each pair), `cebra` (its consistency score between runs), `consistency` (the same
R² of linear fits both ways, by scikit-learn), `netrep` (its linear metric) or `numpy` (canonical correlations by singular values,
matched correlations). Set OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1, as codes.py does.

    pip install numpy scipy scikit-learn cebra git+https://github.com/ahwillia/netrep
"""

import itertools
import json
import sys
import time
import warnings

import numpy as np


def matched(x, y):
    from scipy.optimize import linear_sum_assignment

    d = x.shape[1]
    strength = np.abs(np.corrcoef(x.T, y.T)[:d, d:])
    return strength[linear_sum_assignment(-strength)].mean()


def scikit_learn(x, y):
    from sklearn.cross_decomposition import CCA

    u, v = CCA(n_components=x.shape[1], max_iter=500).fit_transform(x, y)
    return matched(u, v), matched(x, y)


def consistency(x, y):
    from sklearn.linear_model import LinearRegression

    return (LinearRegression().fit(x, y).score(x, y) + LinearRegression().fit(y, x).score(y, x)) / 2, 0


def cebra(x, y):
    from cebra.integrations.sklearn.metrics import consistency_score

    scores, _, _ = consistency_score(embeddings=[x, y], between="runs")
    return scores.mean(), 0


def netrep(x, y):
    from netrep.metrics import LinearMetric

    return LinearMetric(alpha=0).fit(x, y).score(x, y), 0


def plain_numpy(x, y):
    u = np.linalg.svd(x - x.mean(0), full_matrices=False)[0]
    v = np.linalg.svd(y - y.mean(0), full_matrices=False)[0]
    return np.linalg.svd(u.T @ v, compute_uv=False).mean(), matched(x, y)


TOOLS = {
    "scikit-learn": scikit_learn, "cebra": cebra, "consistency": consistency, "netrep": netrep, "numpy": plain_numpy}


def main(tool, files):
    codes = [np.load(name) for name in files]
    warnings.simplefilter("ignore")
    score = TOOLS[tool]
    score(codes[0][:50], codes[1][:50])  # imports, outside the time
    begun, processor = time.perf_counter(), time.process_time()
    scores = [score(x, y) for x, y in itertools.combinations(codes, 2)]
    print(json.dumps({
        "milliseconds": 1e3 * (time.perf_counter() - begun),
        "processor_milliseconds": 1e3 * (time.process_time() - processor),
        "weak": float(np.mean([pair[0] for pair in scores])), "strong": float(np.mean([pair[1] for pair in scores]))}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
