"""Writes Tests/NumpyFormatTests/Reference/numpy.json: .npy files as numpy itself writes them, with what they hold.

Run from the root of the package: python3 Scripts/reference/formats.py
"""

import io
import json

import numpy
from numpy.lib import format as npy

generator = numpy.random.Generator(numpy.random.PCG64(1))


def case(name, array, version=(1, 0)):
    file = io.BytesIO()
    npy.write_array(file, array, version=version)
    return {
        "name": name,
        "hex": file.getvalue().hex(),
        "shape": list(array.shape),
        "type": array.dtype.str,
        "values": [float(value) for value in array.ravel(order="C")],
    }


normal = generator.normal(size=(3, 4))
cube = generator.integers(0, 256, size=(2, 3, 4))
cases = [
    case("f8, version 1", normal),
    case("f8, version 2", normal, (2, 0)),
    case("f8, version 3", normal, (3, 0)),
    case("f8, Fortran", numpy.asfortranarray(normal)),
    case("f4", normal.astype("f4")),
    case("f4, Fortran, version 2", numpy.asfortranarray(normal.astype("f4")), (2, 0)),
    case("f8, one dimension", normal.ravel()),
    case("f8, no rows", numpy.zeros((0, 5))),
    case("u1, three dimensions", cube.astype("u1")),
    case("u1, three dimensions, Fortran", numpy.asfortranarray(cube.astype("u1"))),
    case("i8", numpy.array([-(2**40), -1, 0, 1, 2**40])),
    case("i4", numpy.array([-(2**31), -1, 2**31 - 1], dtype="i4")),
    case("i2", numpy.array([-(2**15), 2**15 - 1], dtype="i2")),
    case("i1", numpy.array([-128, 127], dtype="i1")),
    case("u2", numpy.array([0, 65535], dtype="u2")),
    case("u4", numpy.array([0, 2**32 - 1], dtype="u4")),
    case("f8, extremes", numpy.array([5e-324, -0.0, 1.7976931348623157e308])),
]

with open("Tests/NumpyFormatTests/Reference/numpy.json", "w") as file:
    json.dump({"numpy": numpy.__version__, "cases": cases}, file, indent=1)
    file.write("\n")
