#!/usr/bin/env python3
"""Verifies Tests/AutoencodersTests/Reference/mfcvae.json with NumPy.

The file holds a batch x, the noise of one Monte Carlo sample, and all parameters of a ladder autoencoder of two facets
(MFC-VAE; Falck et al. 2021), which its entry `about` describes, with

    terms       the reconstruction and, for each facet, KL_z and KL_c of each point, at the sample and with q(c|x) = p(c|z)
    elbo        the mean of reconstruction - sum_j gamma_j (KL_z,j + KL_c,j)
    gradients   of -elbo, by each parameter; they flow through q(c|x)

The forward pass is written out again below, straight from the formulas. Gradients are by the complex step
f'(p) = Im f(p + ih) / h, which has no cancellation, so that they are exact to rounding. The elbo is computed a second time
in the form of a product of mixtures, where log p_j(z_j) stands for both terms that hold c, and must be the same.

    python3 Scripts/reference/mfcvae.py

Needs numpy. Exit status 1 if a value differs.
"""

import json
import pathlib
import sys

import numpy as np

FILE = pathlib.Path(__file__).resolve().parents[2] / "Tests/AutoencodersTests/Reference/mfcvae.json"
LOG_TWO_PI = np.log(2 * np.pi)
FLOOR = np.log(1e-6)


def relu(x):
    return np.where(x.real > 0, x, 0)


def log_sum_exp(x):
    largest = x.real.max(axis=1, keepdims=True)
    return largest + np.log(np.exp(x - largest).sum(axis=1, keepdims=True))


def softplus(x):
    return np.where(x.real > 0, x + np.log(1 + np.exp(-x)), np.log(1 + np.exp(x)))


def facet(case, p, j, rung):
    """z, log q(z|x), log pi and log N(z; c) of one facet."""
    mean = rung @ p[f"mu{j}_w"] + p[f"mu{j}_b"]
    log_variance = rung @ p[f"lv{j}_w"] + p[f"lv{j}_b"]
    noise = np.array(case["noise"][j])
    z = mean + np.exp(0.5 * log_variance) * noise
    log_posterior = -0.5 * (LOG_TWO_PI + log_variance + noise**2).sum(axis=1)
    log_weights = p[f"logits{j}"][None] - log_sum_exp(p[f"logits{j}"][None])
    variances = softplus(10 * p[f"raw_variances{j}"]) / 10
    squares = (z[:, None] - p[f"means{j}"][None]) ** 2 / variances
    log_components = -0.5 * (LOG_TWO_PI + np.log(variances)[None] + squares).sum(axis=2)
    return z, log_posterior, log_weights, log_components


def terms(case, p):
    """The reconstruction, both divergences of both facets, and minus log q(z|x) + log p(z) of both."""
    first = relu(np.array(case["x"]) @ p["enc0_w"] + p["enc0_b"])
    second = relu(first @ p["enc1_w"] + p["enc1_b"])
    codes, kl_z, kl_c, products = [], [], [], []
    for j, rung in enumerate([first, second]):
        z, log_posterior, log_weights, log_components = facet(case, p, j, rung)
        joint = log_weights + log_components
        log_gamma = joint - log_sum_exp(joint)
        gamma = np.exp(log_gamma)
        kl_z.append(log_posterior - (gamma * log_components).sum(axis=1))
        floored = np.where(log_gamma.real > FLOOR, log_gamma, FLOOR)
        kl_c.append((gamma * (floored - log_weights)).sum(axis=1))
        products.append(log_posterior - log_sum_exp(joint)[:, 0])
        codes.append(z)
    deep = relu(relu(codes[1] @ p["dec1a_w"] + p["dec1a_b"]) @ p["dec1b_w"] + p["dec1b_b"])
    merged = deep + 0.1 * case["alpha"] * relu(codes[0] @ p["dec0a_w"] + p["dec0a_b"])
    logits = relu(merged @ p["dec0b_w"] + p["dec0b_b"]) @ p["out_w"] + p["out_b"]
    reconstruction = (np.array(case["x"]) * logits - softplus(logits)).sum(axis=1)
    return reconstruction, np.array(kl_z), np.array(kl_c), np.array(products)


def elbo(case, p):
    reconstruction, kl_z, kl_c, _ = terms(case, p)
    return (reconstruction - np.array(case["gamma"]) @ (kl_z + kl_c)).mean()


def product_elbo(case, p):
    reconstruction, _, _, products = terms(case, p)
    return (reconstruction - np.array(case["gamma"]) @ products).mean()


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

    def compare(name, found, expected, tolerance=1e-10):
        nonlocal faults, compared
        compared += 1
        difference = np.abs(np.asarray(found) - np.asarray(expected)).max()
        if not difference <= tolerance:
            print(f"{name} differs by {difference}")
            faults += 1

    case = json.loads(FILE.read_text())
    p = {name: np.array(value) for name, value in case["parameters"].items()}
    reconstruction, kl_z, kl_c, _ = terms(case, p)
    compare("reconstruction", reconstruction, case["terms"]["reconstruction"])
    compare("kl_z", kl_z, case["terms"]["kl_z"])
    compare("kl_c", kl_c, case["terms"]["kl_c"])
    compare("elbo", elbo(case, p), case["elbo"])
    # Where log q(c|x) meets its floor, the two forms differ by up to 1e-6 times a logarithm.
    compare("elbo as a product of mixtures", product_elbo(case, p), case["elbo"], 1e-5)
    for name in p:
        compare(f"gradient of {name}", gradient(case, p, name), case["gradients"][name])
    print(f"{compared} values, {faults} faults (numpy {np.__version__})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
