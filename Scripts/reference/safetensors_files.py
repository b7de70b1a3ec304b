#!/usr/bin/env python3
"""Verifies Tests/SafetensorsFormatTests/Reference/*.safetensors with Python's package safetensors.

    python.safetensors   as that package writes it; a test reads it, and expects our writer to give the same bytes
    swift.safetensors    as our writer gives it (a test expects these bytes); this script expects Python to read it

Both hold the tensors below. The second has several texts, whose order Python leaves to chance.

    python3 Scripts/reference/safetensors_files.py            verifies
    python3 Scripts/reference/safetensors_files.py --write    writes the first anew

Needs numpy and safetensors. Exit status 1 if something differs.
"""

import pathlib
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save

folder = pathlib.Path(__file__).parents[2] / "Tests/SafetensorsFormatTests/Reference"

tensors = {
    "layer.0.weight": (np.arange(6, dtype="<f4") / 3).reshape(3, 2),
    "layer.0.bias": np.array([-0.0, 1e-45, 3.4028235e38], "<f4"),
    "prior.means": np.array([[5e-324, -1.7976931348623157e308], [0.1, 1 / 3]], "<f8"),
    "variance σ²": np.array(0.25, "<f8"),
    "none": np.zeros((0, 4), "<f4"),
    "counts": np.array([-(2**63), 0, 2**63 - 1], "<i8"),
    "pixels": np.array([[0, 255, 7]], "u1"),
}
texts = {"model": 'a "mixture" of\tK = 3\\components, σ² > 0\u0001'}
more_texts = texts | {"b": "2", "a": "1", "ab": ""}


def same(file, expected_texts):
    with safe_open(folder / file, "np") as opened:
        if opened.metadata() != expected_texts:
            print(f"{file}: the texts are {opened.metadata()}")
            return False
        if set(opened.keys()) != set(tensors):
            print(f"{file}: the tensors are {opened.keys()}")
            return False
        for name, tensor in tensors.items():
            found = opened.get_tensor(name)
            if found.dtype != tensor.dtype or found.shape != tensor.shape or found.tobytes() != tensor.tobytes():
                print(f"{file}: {name} is {found}")
                return False
    return True


written = save(tensors, texts)
if "--write" in sys.argv:
    (folder / "python.safetensors").write_bytes(written)
agrees = [
    same("python.safetensors", texts),
    (folder / "python.safetensors").read_bytes() == written,
    same("swift.safetensors", more_texts),
]
print("read and written alike" if all(agrees) else f"differences: {agrees}")
sys.exit(not all(agrees))
