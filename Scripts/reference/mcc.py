#!/usr/bin/env python3
"""Verifies Tests/AlignmentTests/Reference/mcc.json with numpy, SciPy and scikit-learn.

Each case holds two arrays of codes, a and b, of the same points:

    noise      b is independent of a
    affine     b is an affine map of a, with noise
    permuted   b is a with its columns in another order, scaled
    warped     b is a map of a that is not affine

and the scores that the functions below give, to 1e-12:

    mcc_pearson, mcc_spearman         the mean of the absolute correlations of matched columns
    canonical_correlations            the singular values of Ux'Uy, where X = Ux Sx Vx' is centred
    weak_mcc_cca                      the MCC of the canonical variates of all points
    weak_mcc_cca_out_of_sample        maps and matching of the first N // 2 points, correlations of the others
    mcc_after_least_squares_b_to_a    the MCC of a and its least-squares prediction from b, on all points

scikit-learn's CCA finds the same canonical variates by iterating (NIPALS), a
pair at a time on deflated codes. Where it stops, and what deflation adds up, is
seen in the sixth digit (in some cases it does not
converge in 10,000 iterations), so it is held to 1e-5 only.

    python3 Scripts/reference/mcc.py            verifies
    python3 Scripts/reference/mcc.py --write    writes the values anew, from the codes in the file

Needs numpy, scipy and scikit-learn. Exit status 1 if a value differs.
"""

import json
import pathlib
import sys
import warnings

import numpy as np
import scipy
import sklearn
from scipy.optimize import linear_sum_assignment
from scipy.stats import rankdata
from sklearn.cross_decomposition import CCA

FILE = pathlib.Path(__file__).resolve().parents[2] / "Tests/AlignmentTests/Reference/mcc.json"


def correlations(x, y):
    """The absolute Pearson correlations of the columns of x with those of y."""
    return np.abs(np.corrcoef(x.T, y.T)[: x.shape[1], x.shape[1] :])


def matching(x, y):
    return linear_sum_assignment(-correlations(x, y))


def mcc(x, y):
    return float(correlations(x, y)[matching(x, y)].mean())


def cca(x, y):
    """The canonical correlations and the maps to the canonical variates of centred codes."""
    ux, sx, vx = np.linalg.svd(x - x.mean(0), full_matrices=False)
    uy, sy, vy = np.linalg.svd(y - y.mean(0), full_matrices=False)
    p, rho, q = np.linalg.svd(ux.T @ uy)
    return rho, vx.T / sx @ p, vy.T / sy @ q.T


def out_of_sample(u_fit, v_fit, u_score, v_score):
    return float(correlations(u_score, v_score)[matching(u_fit, v_fit)].mean())


def scores(a, b):
    rho, to_u, to_v = cca(a, b)
    half = len(a) // 2
    _, half_u, half_v = cca(a[:half], b[:half])
    inputs = np.column_stack([b, np.ones(len(b))])
    predicted = inputs @ np.linalg.lstsq(inputs, a, rcond=None)[0]
    return {
        "mcc_pearson": mcc(a, b),
        "mcc_spearman": mcc(rankdata(a, axis=0), rankdata(b, axis=0)),
        "canonical_correlations": rho.tolist(),
        "weak_mcc_cca": mcc(a @ to_u, b @ to_v),
        "weak_mcc_cca_out_of_sample": out_of_sample(
            a[:half] @ half_u, b[:half] @ half_v, a[half:] @ half_u, b[half:] @ half_v
        ),
        "mcc_after_least_squares_b_to_a": mcc(predicted, a),
    }


def iterated_out_of_sample(a, b):
    """As weak_mcc_cca_out_of_sample, by scikit-learn."""
    half = len(a) // 2
    model = CCA(n_components=a.shape[1], max_iter=10_000, tol=1e-12)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It says that it did not converge.
        model.fit(a[:half], b[:half])
    return out_of_sample(*model.transform(a[:half], b[:half]), *model.transform(a[half:], b[half:]))


def main():
    reference = json.loads(FILE.read_text())
    faults = 0
    furthest = 0.0
    for number, case in enumerate(reference["cases"]):
        a, b = np.array(case["a"]), np.array(case["b"])
        found = scores(a, b)
        if "--write" in sys.argv:
            case.update(found)
        for name, value in found.items():
            difference = float(np.abs(np.subtract(value, case[name])).max())
            if not difference <= 1e-12:
                print(f"case {number} ({case['kind']}): {name} differs by {difference}")
                faults += 1
        iterated = abs(iterated_out_of_sample(a, b) - case["weak_mcc_cca_out_of_sample"])
        furthest = max(furthest, iterated)
        if not iterated <= 1e-5:
            print(f"case {number} ({case['kind']}): scikit-learn's CCA differs by {iterated}")
            faults += 1
    if "--write" in sys.argv:
        FILE.write_text(json.dumps(reference))
    print(f"{len(reference['cases'])} cases, {faults} faults; scikit-learn's CCA within {furthest:.1e}")
    print(f"numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
