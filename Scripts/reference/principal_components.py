"""Writes Tests/DatasetsTests/Reference/principal_components.json with numpy, by SVD of the centred points.

Run from the root of the package: python3 Scripts/reference/principal_components.py
"""

import json

import numpy

generator = numpy.random.Generator(numpy.random.PCG64(2))
points = generator.normal(size=(30, 5)) @ generator.normal(size=(5, 5)) + generator.normal(size=5)
mean = points.mean(axis=0)
_, singular, components = numpy.linalg.svd(points - mean, full_matrices=False)
largest = numpy.abs(components).argmax(axis=1)
components *= numpy.sign(components[numpy.arange(5), largest])[:, None]

reference = {
    "numpy": numpy.__version__,
    "points": points.tolist(),
    "mean": mean.tolist(),
    "components": components.tolist(),
    "explained_variance": (singular**2 / 29).tolist(),
    "total_variance": float(points.var(axis=0, ddof=1).sum()),
    "codes": ((points - mean) @ components[:3].T).tolist(),
}

with open("Tests/DatasetsTests/Reference/principal_components.json", "w") as file:
    json.dump(reference, file, indent=1)
    file.write("\n")
