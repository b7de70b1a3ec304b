#!/usr/bin/env python3
"""Verifies Tests/AutoencodersTests/Reference/vade_gaussian.json and vade_bernoulli.json with NumPy.

Each file holds a batch x, the noise of one Monte Carlo sample, all parameters of a VaDE (encoder
relu(x enc_w + enc_b), decoder relu(z dec_w + dec_b) out_w + out_b), and

    terms               the five terms of the bound, for each point
    responsibilities    q(c|x) = p(c|z) at the sample
    elbo                the mean of the terms' sum
    gradients           of -elbo, by each parameter; they flow through q(c|x)

The forward pass is written out again below, straight from the formulas. Gradients are by the complex
step f'(p) = Im f(p + ih) / h, which has no cancellation, so that they are exact to rounding.

    python3 Scripts/reference/vade.py

Needs numpy. Exit status 1 if a value differs.
"""

import json
import pathlib
import sys

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests/AutoencodersTests/Reference"
LOG_TWO_PI = np.log(2 * np.pi)


def relu(x):
    return np.where(x.real > 0, x, 0)


def log_sum_exp(x):
    largest = x.real.max(axis=1, keepdims=True)
    return largest + np.log(np.exp(x - largest).sum(axis=1, keepdims=True))


def reconstruction(case, out):
    x = np.array(case["x"])
    if case["likelihood"] == "bernoulli":
        softplus = np.where(out.real > 0, out + np.log1p(np.exp(-out)), np.log1p(np.exp(out)))
        return (x * out - softplus).sum(axis=1)
    deviation = case["noise_deviation"]
    return (-0.5 * LOG_TWO_PI - np.log(deviation) - 0.5 * ((x - out) / deviation) ** 2).sum(axis=1)


def terms(case, p):
    hidden = relu(np.array(case["x"]) @ p["enc_w"] + p["enc_b"])
    mean = hidden @ p["mu_w"] + p["mu_b"]
    log_variance = hidden @ p["lv_w"] + p["lv_b"]
    z = mean + np.exp(0.5 * log_variance) * np.array(case["noise"])
    out = relu(z @ p["dec_w"] + p["dec_b"]) @ p["out_w"] + p["out_b"]

    log_weights = p["prior_logits"][None] - log_sum_exp(p["prior_logits"][None])
    centre, log_spread = p["prior_means"][None], p["prior_log_variances"][None]
    squares = (z[:, None] - centre) ** 2 / np.exp(log_spread)
    joint = log_weights - 0.5 * (LOG_TWO_PI + log_spread + squares).sum(axis=2)
    log_gamma = joint - log_sum_exp(joint)
    gamma = np.exp(log_gamma)
    squares = (np.exp(log_variance)[:, None] + (mean[:, None] - centre) ** 2) / np.exp(log_spread)
    expected = -0.5 * (LOG_TWO_PI + log_spread + squares).sum(axis=2)
    return {
        "reconstruction": reconstruction(case, out),
        "expected_log_prior_z": (gamma * expected).sum(axis=1),
        "expected_log_prior_c": (gamma * log_weights).sum(axis=1),
        "entropy_z": 0.5 * (1 + LOG_TWO_PI + log_variance).sum(axis=1),
        "entropy_c": -(gamma * log_gamma).sum(axis=1),
    }, gamma


def elbo(case, p):
    return sum(terms(case, p)[0].values()).mean()


def gradient(case, p, name, step=1e-30):
    result = np.zeros(p[name].shape)
    for index in np.ndindex(result.shape):
        moved = {key: value.astype(complex) for key, value in p.items()}
        moved[name][index] += 1j * step
        result[index] = -elbo(case, moved).imag / step
    return result


def main():
    faults = 0
    compared = 0

    def compare(case, name, found, expected):
        nonlocal faults, compared
        compared += 1
        difference = np.abs(np.asarray(found) - np.asarray(expected)).max()
        if not difference <= 1e-11:
            print(f"{case['likelihood']}: {name} differs by {difference}")
            faults += 1

    for likelihood in ["gaussian", "bernoulli"]:
        case = json.loads((FOLDER / f"vade_{likelihood}.json").read_text())
        p = {name: np.array(value) for name, value in case["parameters"].items()}
        found, gamma = terms(case, p)
        for name, value in found.items():
            compare(case, name, value, case["terms"][name])
        compare(case, "responsibilities", gamma, case["responsibilities"])
        compare(case, "elbo", elbo(case, p), case["elbo"])
        for name in p:
            compare(case, f"gradient of {name}", gradient(case, p, name), case["gradients"][name])
    print(f"{compared} values, {faults} faults (numpy {np.__version__})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
