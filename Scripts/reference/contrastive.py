#!/usr/bin/env python3
"""Verifies the cases of time-contrastive learning in Tests/ContrastiveTests/Reference/contrastive.json with NumPy.

Each holds a batch x with labels and the parameters of a network (maxout of pairs of neighbouring columns after hidden, feature
|·| or maxout, a softmax regression on the label), its features, logits, cross-entropy, the loss with ½·weight_decay times the
sum of squared weights, and the gradients of the loss, here by the complex step.

    python3 Scripts/reference/contrastive.py

Needs numpy. Exit status 1 if a value differs.
"""

import json
import pathlib
import sys

import numpy as np

FILE = pathlib.Path(__file__).resolve().parents[2] / "Tests/ContrastiveTests/Reference/contrastive.json"


def maxout(x):
    first, second = x[:, 0::2], x[:, 1::2]
    return np.where(first.real >= second.real, first, second)


def forward(case, p):
    hidden = maxout(np.array(case["x"]) @ p["hidden_w"] + p["hidden_b"])
    last = hidden @ p["feature_w"] + p["feature_b"]
    features = maxout(last) if case["feature"] == "maxout" else np.where(last.real < 0, -last, last)
    return features, features @ p["classes_w"] + p["classes_b"]


def losses(case, p):
    _, logits = forward(case, p)
    largest = logits.real.max(axis=1, keepdims=True)
    logs = logits - largest - np.log(np.exp(logits - largest).sum(axis=1, keepdims=True))
    entropy = -logs[np.arange(len(logs)), case["labels"]].mean()
    squares = sum((p[name] ** 2).sum() for name in p if name.endswith("_w"))
    return entropy, entropy + 0.5 * case["weight_decay"] * squares


def gradient(case, p, name, step=1e-30):
    result = np.zeros(p[name].shape)
    for index in np.ndindex(result.shape):
        moved = {key: value.astype(complex) for key, value in p.items()}
        moved[name][index] += 1j * step
        result[index] = losses(case, moved)[1].imag / step
    return result


def main():
    faults = 0
    compared = 0

    def compare(case, name, found, expected):
        nonlocal faults, compared
        compared += 1
        difference = np.abs(np.asarray(found) - np.asarray(expected)).max()
        if not difference <= 1e-12:
            print(f"{case['feature']}: {name} differs by {difference}")
            faults += 1

    for case in json.loads(FILE.read_text())["cases"]:
        if case["kind"] != "tcl":
            continue
        p = {name: np.array(value) for name, value in case["parameters"].items()}
        features, logits = forward(case, p)
        compare(case, "features", features, case["features"])
        compare(case, "logits", logits, case["logits"])
        entropy, loss = losses(case, p)
        compare(case, "cross-entropy", entropy, case["cross_entropy"])
        compare(case, "loss", loss, case["loss"])
        for name in p:
            compare(case, f"gradient of {name}", gradient(case, p, name), case["gradients"][name])
    print(f"{compared} values, {faults} faults (numpy {np.__version__})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
