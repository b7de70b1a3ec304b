"""Recomputes Tests/MixturesTests/Reference/em.json and holds every number in it against the new ones.

    python3 Scripts/reference/em.py [--write FILE]

Each case runs exactly `iterations` rounds of expectation-maximization (an E-step, then an M-step) from the given
weights and means and from unit covariances. `regularization` is added to the diagonal of every covariance at each
M-step, as scikit-learn's reg_covar. The log-likelihood, BIC, AIC and responsibilities are those of the final
parameters. The numbers come from two implementations, which must agree: scikit-learn's GaussianMixture, and the loop
below in plain numpy. `data` stands in the first case of each group of three and serves all three.

Without --write nothing is changed: exit status 1 where a number differs by more than 1e-9. With it, a file of the same
cases with the recomputed numbers is written.
"""

import argparse
import json
import pathlib
import sys
import warnings

import numpy as np
import scipy
import sklearn
from scipy.special import logsumexp
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

REFERENCE = pathlib.Path(__file__).resolve().parents[2] / "Tests/MixturesTests/Reference/em.json"


def log_joint(x, weights, means, covariances):
    """log π_k + log N(x_n; μ_k, Σ_k), N×K, with Σ given as K full matrices."""
    columns = []
    for weight, mean, covariance in zip(weights, means, covariances):
        lower = np.linalg.cholesky(covariance)
        y = np.linalg.solve(lower, (x - mean).T)
        log_determinant = 2 * np.log(np.diag(lower)).sum()
        columns.append(np.log(weight) - 0.5 * (x.shape[1] * np.log(2 * np.pi) + log_determinant + (y * y).sum(0)))
    return np.stack(columns, 1)


def expand(family, covariances, k, d):
    """The covariances of a family as K full matrices."""
    return {
        "full": lambda: covariances,
        "tied": lambda: np.tile(covariances, (k, 1, 1)),
        "diag": lambda: np.stack([np.diag(v) for v in covariances]),
        "spherical": lambda: np.stack([v * np.eye(d) for v in covariances]),
    }[family]()


def maximize(family, x, responsibilities, regularization):
    counts = responsibilities.sum(0)
    means = responsibilities.T @ x / counts[:, None]
    d = x.shape[1]
    scatter = np.stack([((r[:, None] * (x - m)).T @ (x - m)) for r, m in zip(responsibilities.T, means)])
    full = scatter / counts[:, None, None] + regularization * np.eye(d)
    covariances = {
        "full": lambda: full,
        "tied": lambda: scatter.sum(0) / counts.sum() + regularization * np.eye(d),
        "diag": lambda: np.stack([np.diag(c) for c in full]),
        "spherical": lambda: np.stack([np.diag(c).mean() for c in full]),
    }[family]()
    return counts / counts.sum(), means, covariances


def by_numpy(case, x):
    family, (n, d) = case["family"], x.shape
    weights, means = np.array(case["initial_weights"]), np.array(case["initial_means"])
    k = len(weights)
    covariances = {"full": np.tile(np.eye(d), (k, 1, 1)), "tied": np.eye(d), "diag": np.ones((k, d)),
                   "spherical": np.ones(k)}[family]
    for _ in range(case["iterations"]):
        joint = log_joint(x, weights, means, expand(family, covariances, k, d))
        responsibilities = np.exp(joint - logsumexp(joint, 1, keepdims=True))
        weights, means, covariances = maximize(family, x, responsibilities, case["regularization"])
    joint = log_joint(x, weights, means, expand(family, covariances, k, d))
    log_density = logsumexp(joint, 1)
    parameters = k - 1 + k * d + {
        "full": k * d * (d + 1) // 2, "tied": d * (d + 1) // 2, "diag": k * d, "spherical": k}[family]
    rows = len(case["responsibilities_first_rows"])
    return {
        "weights": weights, "means": means, "covariances": covariances, "mean_log_likelihood": log_density.mean(),
        "bic": -2 * log_density.sum() + parameters * np.log(n), "aic": -2 * log_density.sum() + 2 * parameters,
        "responsibilities_first_rows": np.exp(joint - log_density[:, None])[:rows],
    }


def by_scikit_learn(case, x):
    family, d, k = case["family"], x.shape[1], len(case["initial_weights"])
    identity = {"full": np.tile(np.eye(d), (k, 1, 1)), "tied": np.eye(d), "diag": np.ones((k, d)),
                "spherical": np.ones(k)}[family]
    model = GaussianMixture(
        k, covariance_type=family, tol=0, max_iter=case["iterations"], reg_covar=case["regularization"],
        weights_init=case["initial_weights"], means_init=case["initial_means"], precisions_init=identity)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(x)
    rows = len(case["responsibilities_first_rows"])
    return {
        "weights": model.weights_, "means": model.means_, "covariances": model.covariances_,
        "mean_log_likelihood": model.score(x), "bic": model.bic(x), "aic": model.aic(x),
        "responsibilities_first_rows": model.predict_proba(x)[:rows],
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write")
    write = parser.parse_args().write
    reference = json.loads(REFERENCE.read_text())
    data, worst = None, 0.0
    for number, case in enumerate(reference["cases"]):
        data = np.array(case["data"]) if case["data"] is not None else data
        computed = {"numpy": by_numpy(case, data), "scikit-learn": by_scikit_learn(case, data)}
        for source, values in computed.items():
            for name, value in values.items():
                difference = np.max(np.abs(np.asarray(value) - np.asarray(case[name])) / np.maximum(
                    1, np.abs(np.asarray(case[name]))))
                worst = max(worst, difference)
                if difference > 1e-9:
                    sys.exit(f"case {number}: {name} by {source} differs from em.json by {difference}")
        case.update({name: np.asarray(value).tolist() for name, value in computed["scikit-learn"].items()})
    print(f"{len(reference['cases'])} cases agree with numpy {np.__version__} and scikit-learn {sklearn.__version__} "
          f"to {worst:.1e}")
    if write:
        reference["made_with"].update(
            numpy=np.__version__, scipy=scipy.__version__, scikit_learn=sklearn.__version__)
        pathlib.Path(write).write_text(json.dumps(reference))


if __name__ == "__main__":
    main()
