"""Times scikit-learn's EM on the points, the start and the number of iterations that `Benchmarks em` uses.

    python3 em_sklearn.py FOLDER FAMILY ITERATIONS

Prints a line of JSON. Set OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1, as em.py does.
"""

import json
import sys
import time
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

NAMES = {"full": "full", "tied": "tied", "diagonal": "diag", "spherical": "spherical"}


def main(folder, family, iterations):
    points = np.load(f"{folder}/points.npy")
    means = np.load(f"{folder}/means.npy")
    k, d = means.shape
    precisions = {
        "full": np.tile(np.eye(d), (k, 1, 1)), "tied": np.eye(d), "diagonal": np.ones((k, d)), "spherical": np.ones(k),
    }
    model = GaussianMixture(
        n_components=k, covariance_type=NAMES[family], tol=0, max_iter=iterations, reg_covar=1e-6,
        weights_init=np.full(k, 1 / k), means_init=means, precisions_init=precisions[family])
    # With a tolerance of zero it never converges, and says so.
    warnings.simplefilter("ignore", ConvergenceWarning)
    begun = time.process_time()
    model.fit(points)
    seconds = time.process_time() - begun
    if model.n_iter_ != iterations:
        sys.exit(f"em_sklearn.py: {model.n_iter_} iterations were run, not {iterations}")
    print(json.dumps({
        "milliseconds": 1e3 * seconds / iterations, "mean_log_likelihood": float(model.score(points))}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
