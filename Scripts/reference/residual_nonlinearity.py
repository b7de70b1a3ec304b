#!/usr/bin/env python3
"""Checks `Tests/AlignmentTests/Reference/residual_nonlinearity.json` with NumPy, or writes it anew from its inputs.

    python3 Scripts/reference/residual_nonlinearity.py [--write]

How much of one run's white code a smooth function of another's explains beyond an affine map, out of sample over given
folds, with given frequencies and phases: least squares on [1, a], then a ridge over all products of two columns and
cosines, each freed of its affine part and scaled; penalties by leave-one-out, none where no penalty helps. The direction
in which the smooth fit gains most is found on one half of the points and scored on the other.
"""
import json
import pathlib
import sys

import numpy as np

FILE = pathlib.Path(__file__).parents[2] / "Tests/AlignmentTests/Reference/residual_nonlinearity.json"
PENALTIES = 10 ** np.arange(-1, 5.51, 0.5)


def smooth_features(codes, frequencies, phases):
    d = codes.shape[1]
    products = [codes[:, i] * codes[:, j] for i in range(d) for j in range(i, d)]
    waves = [np.sqrt(2) * np.cos(codes @ w + p) for w, p in zip(frequencies, phases)]
    return np.stack(products + waves, 1)


def ridge(features, target, affine_leverage):
    """The coefficients of the penalty with the least leave-one-out error; zeros where none helps."""
    u, s, vt = np.linalg.svd(features, full_matrices=False)
    best, chosen = np.mean((target / (1 - affine_leverage)) ** 2), np.zeros(features.shape[1])
    for penalty in PENALTIES:
        shrinkage = s**2 / (s**2 + penalty)
        fit = u @ (shrinkage * (u.T @ target))
        error = np.mean(((target - fit) / (1 - u**2 @ shrinkage - affine_leverage)) ** 2)
        if error < best:
            best, chosen = error, vt.T @ (s / (s**2 + penalty) * (u.T @ target))
    return chosen


def residuals(source, target, features, folds):
    design = np.c_[np.ones(len(source)), source]
    affine, smooth = np.zeros_like(target), np.zeros_like(target)
    for fold in range(folds.max() + 1):
        fitted, held = folds != fold, folds == fold
        freed = features - design @ np.linalg.lstsq(design[fitted], features[fitted], rcond=None)[0]
        freed = freed / freed[fitted].std(0)
        left = target - design @ np.linalg.lstsq(design[fitted], target[fitted], rcond=None)[0]
        leverage = design.shape[1] / fitted.sum()
        weights = np.stack([ridge(freed[fitted], left[fitted, t], leverage) for t in range(target.shape[1])], 1)
        affine[held], smooth[held] = left[held], left[held] - freed[held] @ weights
    return affine, smooth


def bend(affine, smooth, first_half):
    gains = np.zeros(len(affine))
    shares = []
    for here in (first_half, ~first_half):
        gain = (affine[here].T @ affine[here] - smooth[here].T @ smooth[here]) / here.sum()
        direction = np.linalg.eigh(gain)[1][:, -1]
        gains[~here] = (affine[~here] @ direction) ** 2 - (smooth[~here] @ direction) ** 2
        shares.append(gains[~here].mean())
    return np.mean(shares), gains.std() / np.sqrt(len(gains))


def main():
    document = json.loads(FILE.read_text())
    for case in document["cases"]:
        source, target = np.array(case["white_source"]), np.array(case["white_target"])
        features = smooth_features(source, np.array(case["frequencies"]), np.array(case["phases"]))
        affine, smooth = residuals(source, target, features, np.array(case["folds"]))
        share, error = bend(affine, smooth, np.array(case["first_half"]))
        found = {
            "share": share, "standard_error": error, "mean_share": np.mean(affine**2 - smooth**2),
            "affine_unexplained": (affine**2).mean(0).tolist(), "flexible_unexplained": (smooth**2).mean(0).tolist(),
            "worst_affine_unexplained": np.linalg.eigvalsh(affine.T @ affine / len(affine))[-1],
            "worst_flexible_unexplained": np.linalg.eigvalsh(smooth.T @ smooth / len(smooth))[-1],
        }
        for name, value in found.items():
            worst = np.abs(np.subtract(value, case[name])).max()
            print(f"{case['name']:20} {name:28} differs by {worst:.1e}")
            assert worst < 1e-9
            case[name] = value
    if "--write" in sys.argv:
        FILE.write_text(json.dumps(document, separators=(",", ":")) + "\n")


main()
