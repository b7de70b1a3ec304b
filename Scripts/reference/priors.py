#!/usr/bin/env python3
"""Verifies vampprior.json, mixture_posterior.json and gmvae.json of Tests/AutoencodersTests/Reference with NumPy.

Each case holds a batch x, the noise of its draws, all parameters of a model of one hidden layer, the mean bound of the
points, and the gradients of the mean negative bound. The bounds are written out again below, straight from the formulas of
the papers. Gradients are by the complex step f'(p) = Im f(p + ih) / h, which has no cancellation.

    python3 Scripts/reference/priors.py

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
    largest = x.real.max(axis=-1, keepdims=True)
    return (largest + np.log(np.exp(x - largest).sum(axis=-1, keepdims=True)))[..., 0]


def log_normal(z, mean, log_variance):
    return -0.5 * (LOG_TWO_PI + log_variance + (z - mean) ** 2 / np.exp(log_variance)).sum(axis=-1)


def affine(h, p, name):
    return h @ p[name + "_w"] + p[name + "_b"]


def reconstruction(case, p, z):
    """log p(x|z), for z of N points or of N×K draws."""
    out = affine(relu(affine(z, p, "dec")), p, "out")
    x = np.array(case["x"])
    x = x if z.ndim == 2 else x[:, None]
    if case.get("likelihood") == "bernoulli":
        softplus = np.where(out.real > 0, out + np.log1p(np.exp(-out)), np.log1p(np.exp(out)))
        return (x * out - softplus).sum(axis=-1)
    return log_normal(x, out, np.full(1, 2 * np.log(case["noise_deviation"])))


def entropy(log_variance):
    return 0.5 * (1 + LOG_TWO_PI + log_variance).sum(axis=-1)


def vampprior(case, p):
    def encode(x):
        h = relu(affine(x, p, "enc"))
        return affine(h, p, "mu"), affine(h, p, "lv")

    pseudo = p["pseudo_inputs"]
    if case["kind"] == "clamped":
        pseudo = np.where(pseudo.real < 0, 0, np.where(pseudo.real > 1, 1, pseudo))
    logits = p.get("logits", np.zeros(len(pseudo)))
    mean, log_variance = encode(np.array(case["x"]))
    z = mean + np.exp(0.5 * log_variance) * np.array(case["noise"])
    means, log_variances = encode(pseudo)
    joint = logits - log_sum_exp(logits) + log_normal(z[:, None], means, log_variances)
    return reconstruction(case, p, z) + log_sum_exp(joint) + entropy(log_variance)


def mixture_posterior(case, p):
    h = relu(affine(np.array(case["x"]), p, "enc"))
    noise = np.array(case["noise"])
    mean, log_variance = (affine(h, p, name).reshape(noise.shape) for name in ("mu", "lv"))
    logits = affine(h, p, "logits")
    log_weights = logits - log_sum_exp(logits)[:, None]
    z = mean + np.exp(0.5 * log_variance) * noise
    own = log_normal(z[:, :, None], mean[:, None], log_variance[:, None])
    log_posterior = log_sum_exp(log_weights[:, None] + own)
    prior_logits = p["prior_logits"] - log_sum_exp(p["prior_logits"])
    log_prior = log_sum_exp(
        prior_logits + log_normal(z[:, :, None], p["prior_means"], p["prior_log_variances"]))
    ratio = reconstruction(case, p, z) + log_prior - log_posterior
    if case["kind"] == "importance":
        return log_sum_exp(log_weights + ratio)
    return (np.exp(log_weights) * ratio).sum(axis=1)


def gmvae(case, p):
    h = relu(affine(np.array(case["x"]), p, "enc"))
    mean, log_variance = affine(h, p, "mu"), affine(h, p, "lv")
    z = mean + np.exp(0.5 * log_variance) * np.array(case["noise"])
    style_mean, style_log_variance = affine(h, p, "w_mu"), affine(h, p, "w_lv")
    w = style_mean + np.exp(0.5 * style_log_variance) * np.array(case["style_noise"])
    style = 0.5 * (style_mean**2 + np.exp(style_log_variance) - 1 - style_log_variance).sum(axis=1)
    t = np.tanh(affine(w, p, "prior_hidden"))
    shape = (len(z), -1, z.shape[1])
    means = affine(t, p, "prior_means").reshape(shape)
    log_variances = affine(t, p, "prior_log_variances").reshape(shape)
    joint = log_normal(z[:, None], means, log_variances) - np.log(means.shape[1])
    total = reconstruction(case, p, z) + entropy(log_variance) - style
    if case["kind"] == "marginal":
        return total + log_sum_exp(joint)
    log_gamma = joint - log_sum_exp(joint)[:, None]
    squares = (np.exp(log_variance)[:, None] + (mean[:, None] - means) ** 2) / np.exp(log_variances)
    expected = -0.5 * (LOG_TWO_PI + log_variances + squares).sum(axis=2) - np.log(means.shape[1])
    return total + (np.exp(log_gamma) * (expected - log_gamma)).sum(axis=1)


def main():
    faults, compared = 0, 0
    bounds = {"vampprior": vampprior, "mixture_posterior": mixture_posterior, "gmvae": gmvae}
    for name, bound in bounds.items():
        for case in json.loads((FOLDER / f"{name}.json").read_text())["cases"]:
            if name == "gmvae" and case["kind"] not in ("posterior-from-draw", "marginal"):
                continue  # Forms that the product does not have.
            parameters = {key: np.array(value, dtype=float) for key, value in case["parameters"].items()}

            def compare(what, found, expected):
                nonlocal faults, compared
                found, expected = np.asarray(found), np.asarray(expected)
                compared += expected.size
                if not np.allclose(found, expected, rtol=1e-10, atol=1e-11):
                    faults += 1
                    print(f"{name} {case['kind']}: {what} differs by {np.abs(found - expected).max():.1e}")

            compare("bound", bound(case, parameters).mean(), case["bound"])
            for key, expected in case["gradients"].items():
                found = np.zeros(parameters[key].shape)
                for index in np.ndindex(found.shape):
                    moved = {k: v.astype(complex) for k, v in parameters.items()}
                    moved[key][index] += 1e-30j
                    found[index] = -bound(case, moved).mean().imag / 1e-30
                compare(f"gradient of {key}", found, expected)
    print(f"{compared} values compared, {faults} faults")
    return 1 if faults else 0


sys.exit(main())
