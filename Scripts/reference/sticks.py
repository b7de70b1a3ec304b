#!/usr/bin/env python3
"""Verifies Tests/StructuredAutoencodersTests/Reference/dlgmm.json with NumPy.

The bound is written out again below, straight from the formulas of Nalisnick, Hertel and Smyth (2016): the components'
terms weighted by the means of weights broken from Kumaraswamy sticks, less the divergences of the sticks. These are compared
by their series, at the draws, and with a quadrature of the definition. Gradients are by central differences, of the joint
bound, which is trained; of the marginal bound and that of the released code only the values are compared.

    python3 Scripts/reference/sticks.py

Needs numpy. Exit status 1 if a value differs.
"""

import json
import math
import pathlib
import sys

import numpy as np

FILE = pathlib.Path(__file__).resolve().parents[2] / "Tests/StructuredAutoencodersTests/Reference/dlgmm.json"
EULER = 0.57721566490153286


def log_beta(x, y):
    return math.lgamma(x) + math.lgamma(y) - math.lgamma(x + y)


def digamma(x):
    value = 0.0
    while x < 12:
        value -= 1 / x
        x += 1
    s = 1 / (x * x)
    return value + math.log(x) - 0.5 / x - s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s / 132))))


def series(a, b, alpha, beta, terms, tail=True):
    own = (a - alpha) / a * (-EULER - digamma(b) - 1 / b) + math.log(a * b) + log_beta(alpha, beta) - (b - 1) / b
    total = sum(math.exp(log_beta(m / a, b)) / (m + a * b) for m in range(1, terms + 1))
    if not tail:
        return own + (beta - 1) * b * total
    middle = terms + 0.5
    total += math.exp(math.lgamma(b)) * (a / middle) ** b * (1 / b - a * b / (2 * middle))
    return own + (beta - 1) * b * total


def at_draw(a, b, alpha, beta, u):
    """log q(v) - log p(v) where v = (1 - u^(1/b))^(1/a), so that 1 - v^a = u^(1/b)."""
    log_v = math.log1p(-(u ** (1 / b))) / a
    log_q = math.log(a * b) + (a - 1) * log_v + (b - 1) * math.log(u) / b
    return log_q - (alpha - 1) * log_v - (beta - 1) * math.log(-math.expm1(log_v)) + log_beta(alpha, beta)


def quadrature(a, b, alpha, beta):
    """The mean of at_draw over u, by the tanh-sinh rule."""
    t = np.linspace(-3.2, 3.2, 4001)
    u = 0.5 * (1 + np.tanh(np.pi / 2 * np.sinh(t)))
    weight = np.pi / 4 * np.cosh(t) / np.cosh(np.pi / 2 * np.sinh(t)) ** 2
    inside = (u ** (1 / b) > 1e-16) & (u < 1 - 1e-15)
    values = [at_draw(a, b, alpha, beta, x) * w for x, w in zip(u[inside], weight[inside])]
    return float(np.sum(values) * (t[1] - t[0]))


def model(case, p):
    """The terms, with the parameters as arrays."""
    relu = lambda x: np.maximum(x, 0)
    affine = lambda h, name: h @ p[name + "_w"] + p[name + "_b"]
    x, noise = np.array(case["x"]), np.array(case["noise"])
    n, k, latents = noise.shape
    h = relu(affine(x, "enc"))
    mean, log_deviation = affine(h, "mu").reshape(noise.shape), affine(h, "ls").reshape(noise.shape)
    a, b = np.exp(affine(h, "log_a")), np.exp(affine(h, "log_b"))
    z = mean + np.exp(log_deviation) * noise
    y = affine(relu(affine(z, "dec")), "out")
    sigma = case["noise_deviation"]
    rec = -0.5 * (((x[:, None] - y) / sigma) ** 2 + 2 * math.log(sigma) + math.log(2 * math.pi)).sum(-1)
    mu, deviation = np.array(case["prior_means"]), np.array(case["prior_deviations"])
    ratio = np.exp(2 * log_deviation) / deviation**2
    kl = 0.5 * (ratio + ((mean - mu) / deviation) ** 2 - 1 - np.log(ratio)).sum(-1)
    sticks = np.vectorize(lambda a, b: b * math.exp(log_beta(1 + 1 / a, b)))(a, b)
    return rec, kl, a, b, broken(sticks)


def broken(sticks):
    """The weights that sticks leave."""
    n = len(sticks)
    left = np.concatenate([np.ones((n, 1)), np.cumprod(1 - sticks, axis=1)], axis=1)
    return left * np.concatenate([sticks, np.ones((n, 1))], axis=1)


def log_normal(z, mean, log_deviation):
    return -0.5 * (((z - mean) / np.exp(log_deviation)) ** 2 + 2 * log_deviation + math.log(2 * math.pi)).sum(-1)


def log_sum_exp(values):
    top = values.max(-1, keepdims=True)
    return (top + np.log(np.exp(values - top).sum(-1, keepdims=True)))[..., 0]


def posterior(case, p):
    """m and log s of the components, and the draws."""
    x, noise = np.array(case["x"]), np.array(case["noise"])
    h = np.maximum(x @ p["enc_w"] + p["enc_b"], 0)
    mean = (h @ p["mu_w"] + p["mu_b"]).reshape(noise.shape)
    log_deviation = (h @ p["ls_w"] + p["ls_b"]).reshape(noise.shape)
    return mean, log_deviation, mean + np.exp(log_deviation) * noise


def drawn_weights(case, a, b):
    return broken((1 - np.array(case["uniforms"]) ** (1 / b)) ** (1 / a))


def marginal(case, p):
    """Both mixtures at every draw, with the weights at the sticks' draws."""
    rec, _, a, b, _ = model(case, p)
    mean, log_deviation, z = posterior(case, p)
    weights = drawn_weights(case, a, b)
    mu, log_prior = np.array(case["prior_means"]), np.log(np.array(case["prior_deviations"]))
    logs = np.log(weights)[:, None]
    prior = log_sum_exp(logs + log_normal(z[:, :, None], mu, log_prior))
    own = log_sum_exp(logs + log_normal(z[:, :, None], mean[:, None], log_deviation[:, None]))
    return (weights * (rec + prior - own)).sum(-1)


def released(case, p):
    """The expected log prior of each component, and each component of the posterior at its own draw alone, by the weights at
    the sticks' draws."""
    rec, kl, a, b, weights = model(case, p)
    mean, log_deviation, z = posterior(case, p)
    expected = -kl - 0.5 * (1 + math.log(2 * math.pi) + 2 * log_deviation).sum(-1)
    own = log_sum_exp(np.log(drawn_weights(case, a, b)) + log_normal(z, mean, log_deviation))
    return (weights * (rec + expected)).sum(-1) - own


def divergences(case, a, b, of):
    alpha, k = case["concentration"], a.shape[1] + 1
    return np.array(
        [[of(n, i, a[n, i], b[n, i], alpha, (k - 1 - i) * alpha) for i in range(k - 1)] for n in range(len(a))])


def joint(case, p):
    rec, kl, _, _, weights = model(case, p)
    return (weights * (rec - kl)).sum(-1)


def bound(case, p, of=joint):
    _, _, a, b, _ = model(case, p)
    sticks = divergences(
        case, a, b, lambda n, i, *numbers: series(*numbers, case["series_terms"], case["series_tail"]))
    return float((of(case, p) - sticks.sum(-1)).mean())


def main():
    cases = json.loads(FILE.read_text())["cases"]
    case = cases[0]
    p = {name: np.array(value) for name, value in case["parameters"].items()}
    worst = 0.0

    def compare(what, ours, theirs, tolerance):
        nonlocal worst
        error = float(np.max(np.abs(np.array(ours) - np.array(theirs)) / np.maximum(1, np.abs(np.array(theirs)))))
        print(f"{what}: {error:.1e}")
        worst = max(worst, error / tolerance)

    rec, kl, a, b, weights = model(case, p)
    terms, u = case["terms"], case["uniforms"]
    compare("reconstruction", rec, terms["reconstruction"], 1e-10)
    compare("divergence of components", kl, terms["kl_component"], 1e-10)
    compare("mean weights", weights, case["mean_weights"], 1e-10)
    compare("sticks, series", divergences(case, a, b, lambda n, i, *x: series(*x, case["series_terms"])),
            terms["kl_sticks"], 1e-10)
    compare("sticks, at draws", divergences(case, a, b, lambda n, i, *x: at_draw(*x, u[n][i])),
            terms["kl_sticks_at_draw"], 1e-10)
    compare("sticks, quadrature", divergences(case, a, b, lambda n, i, *x: quadrature(*x)),
            terms["kl_sticks_by_quadrature"], 1e-6)
    compare("bound", bound(case, p), case["bound"], 1e-10)
    for name, value in p.items():
        slopes = np.zeros(value.shape)
        for index in np.ndindex(value.shape):
            step = np.zeros(value.shape)
            step[index] = 1e-5
            slopes[index] = (bound(case, {**p, name: value - step}) - bound(case, {**p, name: value + step})) / 2e-5
        compare(f"gradient of {name}", slopes, case["gradients"][name], 1e-6)
    for other, of in [(cases[1], marginal), (cases[2], released)]:
        q = {name: np.array(value) for name, value in other["parameters"].items()}
        compare(f"{other['kind']} bound", bound(other, q, of), other["bound"], 1e-10)
    sys.exit(1 if worst > 1 else 0)


if __name__ == "__main__":
    main()
