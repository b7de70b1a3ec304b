"""Writes the archives of arrays that Tests/ArrayStagesTests/Reference holds: numpy's .npz, safetensors' .safetensors.

    python3 archives.py FOLDER

Every array of codes holds the same numbers, which 16 bits hold exactly.
"""

import pathlib
import sys

import numpy as np
from safetensors.numpy import save_file

CODES = np.array([[1, -2.5], [0.5, 4], [-3, 0.125], [8, 1]])
NAMES = np.array(["owl", "cat", "owl", "é"])


def main(folder):
    np.savez(folder / "one.npz", CODES.astype("f4"))
    np.savez(folder / "stored.npz", z=CODES, labels=[1, 0, 1, 2], names=NAMES, cells=["d", "c", "b", "a"])
    np.savez_compressed(folder / "deflated.npz", z=CODES.astype("f2"), fortran=np.asfortranarray(CODES))
    np.savez(folder / "objects.npz", np.array([[1.0, 2], [3]], dtype=object))
    np.savez(folder / "complex.npz", CODES.astype("c8"))
    np.savez(folder / "empty.npz")
    save_file({"z": CODES.astype("f2")}, folder / "half.safetensors")
    save_file(
        {"z": CODES.astype("f4"), "double": CODES, "labels": np.array([1, 0, 1, 2], "i4"), "cells": np.arange(4, 8)},
        folder / "several.safetensors", metadata={"format": "np", "shape": "none"})
    bits = (CODES.astype("f4").view("u4") >> 16).astype("u2")  # bfloat16: the upper half
    save_file({"z": bits}, folder / "brain.safetensors")
    write_as_bfloat16(folder / "brain.safetensors")


def write_as_bfloat16(file):
    """Numpy has no such type: the head is made to say what the bytes are."""
    bytes = file.read_bytes()
    length = int.from_bytes(bytes[:8], "little")
    head = bytes[8:8 + length].strip().replace(b'"U16"', b'"BF16"')
    head += b" " * (-len(head) % 8)
    file.write_bytes(len(head).to_bytes(8, "little") + head + bytes[8 + length:])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
