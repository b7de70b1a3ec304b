#!/usr/bin/env python3
"""Verifies Tests/AlignmentTests/Reference/mixture_l2.json with SciPy.

Each case holds two Gaussian mixtures, p and q, as [weights, means, covariances], and

    overlap_pq, overlap_pp, overlap_qq    the integrals of p q, p p and q q
    l2_distance                           the square root of the integral of (p - q)^2

by the closed form: the sum over pairs of components of w w' N(m; m', S + S').
The first case, of one feature, is also integrated numerically.

Each entry of `affine` holds two mixtures and the least ||p - h#q|| / ||p|| that a
search over affine maps h found. Where q is an affine image of p it should be
zero; elsewhere a lower value than the file's would be better. The script
verifies no search; it checks that the entry lies between 0 and 1.

    python3 Scripts/reference/mixture_l2.py

Needs numpy and scipy. Exit status 1 if a value differs.
"""

import json
import pathlib
import sys

import numpy as np
import scipy
from scipy.integrate import quad
from scipy.stats import multivariate_normal

FILE = pathlib.Path(__file__).resolve().parents[2] / "Tests/AlignmentTests/Reference/mixture_l2.json"


def overlap(p, q):
    return sum(
        w * v * multivariate_normal.pdf(m, mean=n, cov=np.add(s, t))
        for w, m, s in zip(*p)
        for v, n, t in zip(*q)
    )


def density(p, x):
    return sum(w * multivariate_normal.pdf(x, mean=m, cov=s) for w, m, s in zip(*p))


def main():
    reference = json.loads(FILE.read_text())
    faults = 0
    for number, case in enumerate(reference["cases"]):
        p, q = case["p"], case["q"]
        found = {"overlap_pq": overlap(p, q), "overlap_pp": overlap(p, p), "overlap_qq": overlap(q, q)}
        found["l2_distance"] = np.sqrt(found["overlap_pp"] + found["overlap_qq"] - 2 * found["overlap_pq"])
        if len(p[1][0]) == 1:
            found["l2_distance"] = np.sqrt(
                quad(lambda x: (density(p, x) - density(q, x)) ** 2, -20, 20, epsabs=1e-13, points=[-2, 0, 2, 4])[0]
            )
        for name, value in found.items():
            if not abs(value - case[name]) <= 1e-10:
                print(f"case {number}: {name} is {value}, not {case[name]}")
                faults += 1
    faults += sum(not 0 <= entry["best_found"] <= 1 for entry in reference["affine"])
    print(f"{len(reference['cases'])} cases, {faults} faults (numpy {np.__version__}, scipy {scipy.__version__})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
