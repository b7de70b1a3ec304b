#!/usr/bin/env python3
"""Verifies Tests/AutoencodersTests/Reference/ivae_bound.json with NumPy.

Each case holds a batch x with labels, the noise of one draw, all parameters of an iVAE (encoder act(· enc_w + enc_b), heads
mu and lv, decoder act(z dec_w + dec_b) out_w + out_b, where act(t) = t for t > 0 and slope·t otherwise), and

    terms       the reconstruction, the divergence in closed form, log p(z|u) and log q(z|x, u) at the draw, for each point
    bound       the mean over points
    gradients   of -bound, by each parameter

In the kinds "table" and "network" the encoder reads x and the label, as numbers of which one is one; in "points-only" x alone.
The bound of a "network", which gives the prior's log variances, has the divergence at the draw, the others in closed form.
The kind "reweighted" is no bound, and is left out.

The forward pass is written out again below, straight from the formulas. Gradients are by the complex step
f'(p) = Im f(p + ih) / h, which has no cancellation, so that they are exact to rounding.

    python3 Scripts/reference/ivae.py

Needs numpy. Exit status 1 if a value differs.
"""

import json
import pathlib
import sys

import numpy as np

FILE = pathlib.Path(__file__).resolve().parents[2] / "Tests/AutoencodersTests/Reference/ivae_bound.json"
LOG_TWO_PI = np.log(2 * np.pi)


def act(case, x):
    return np.where(x.real > 0, x, case["slope"] * x)


def log_normal(z, mean, log_variance):
    return -0.5 * (LOG_TWO_PI + log_variance + (z - mean) ** 2 / np.exp(log_variance)).sum(axis=1)


def prior(case, p):
    labels = np.array(case["labels"])
    if case["kind"] != "network":
        return p["prior_means"][labels], p["prior_log_variances"][labels]
    hidden = act(case, p["prior_hidden_w"][labels] + p["prior_hidden_b"])
    log_variance = hidden @ p["prior_lv_w"] + p["prior_lv_b"]
    return np.zeros(log_variance.shape), log_variance


def terms(case, p):
    x, told = np.array(case["x"]), np.eye(case["segments"])[case["labels"]]
    read = x if case["kind"] == "points-only" else np.hstack([x, told])
    hidden = act(case, read @ p["enc_w"] + p["enc_b"])
    mean, log_variance = hidden @ p["mu_w"] + p["mu_b"], hidden @ p["lv_w"] + p["lv_b"]
    z = mean + np.exp(0.5 * log_variance) * np.array(case["noise"])
    out = act(case, z @ p["dec_w"] + p["dec_b"]) @ p["out_w"] + p["out_b"]
    deviation = case["noise_deviation"]
    centre, log_spread = prior(case, p)
    spread = (np.exp(log_variance) + (mean - centre) ** 2) / np.exp(log_spread)
    return {
        "reconstruction": (-0.5 * LOG_TWO_PI - np.log(deviation) - 0.5 * ((x - out) / deviation) ** 2).sum(axis=1),
        "kl_closed_form": 0.5 * (log_spread - log_variance + spread - 1).sum(axis=1),
        "log_prior_at_draw": log_normal(z, centre, log_spread),
        "log_posterior_at_draw": log_normal(z, mean, log_variance),
    }


def bound(case, p):
    found = terms(case, p)
    drawn = found["log_posterior_at_draw"] - found["log_prior_at_draw"]
    return (found["reconstruction"] - (drawn if case["kind"] == "network" else found["kl_closed_form"])).mean()


def gradient(case, p, name, step=1e-30):
    result = np.zeros(p[name].shape)
    for index in np.ndindex(result.shape):
        moved = {key: value.astype(complex) for key, value in p.items()}
        moved[name][index] += 1j * step
        result[index] = -bound(case, moved).imag / step
    return result


def main():
    faults = 0
    compared = 0

    def compare(case, name, found, expected):
        nonlocal faults, compared
        compared += 1
        difference = np.abs(np.asarray(found) - np.asarray(expected)).max()
        if not difference <= 1e-11:
            print(f"{case['kind']}: {name} differs by {difference}")
            faults += 1

    for case in json.loads(FILE.read_text())["cases"]:
        if case["kind"] == "reweighted":
            continue
        p = {name: np.array(value) for name, value in case["parameters"].items()}
        for name, value in terms(case, p).items():
            compare(case, name, value, case["terms"][name])
        compare(case, "bound", bound(case, p), case["bound"])
        for name in p:
            compare(case, f"gradient of {name}", gradient(case, p, name), case["gradients"][name])
    print(f"{compared} values, {faults} faults (numpy {np.__version__})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
