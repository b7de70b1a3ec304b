"""Writes Tests/LinearAlgebraTests/Reference/linear_algebra.json with numpy and scipy.

Run from the root of the package: python3 Scripts/reference/linear_algebra.py
"""

import json

import numpy
import scipy.linalg

generator = numpy.random.Generator(numpy.random.PCG64(3))
reference = {"numpy": numpy.__version__, "scipy": scipy.__version__}


def keep(**arrays):
    for name, array in arrays.items():
        reference[name] = numpy.asarray(array).tolist()


# Products and sums.
a, b, c = (generator.normal(size=shape) for shape in [(5, 4), (4, 3), (6, 4)])
keep(a=a, b=b, c=c, ab=a @ b, aTa=a.T @ a, acT=a @ c.T, aColumnSums=a.sum(axis=0), aColumnMeans=a.mean(axis=0))

# A positive definite matrix with its factor, and triangular solutions.
root = generator.normal(size=(5, 9))
positive = root @ root.T
factor = numpy.linalg.cholesky(positive)
keep(
    positive=positive,
    factor=factor,
    logDeterminant=numpy.linalg.slogdet(positive)[1],
    lowerSolution=scipy.linalg.solve_triangular(factor, a, lower=True),
    lowerTransposedSolution=scipy.linalg.solve_triangular(factor, a, lower=True, trans="T"),
)

# Eigenvalues, of one matrix and relative to another.
symmetric = generator.normal(size=(5, 5))
symmetric = symmetric + symmetric.T
keep(
    symmetric=symmetric,
    eigenvalues=numpy.linalg.eigvalsh(symmetric),
    relativeEigenvalues=scipy.linalg.eigh(symmetric, positive, eigvals_only=True),
)

# Singular values, tall and wide.
keep(aSingularValues=numpy.linalg.svd(a, compute_uv=False), bTSingularValues=numpy.linalg.svd(b.T, compute_uv=False))

# QR with R's diagonal positive.
q, r = numpy.linalg.qr(a)
signs = numpy.sign(numpy.diag(r))
keep(q=q * signs, r=signs[:, None] * r)

# Least squares: more rows than columns, fewer (the least norm), and of rank 2.
targets = generator.normal(size=(5, 2))
wide = a.T[:3]
deficient = a[:, :2] @ generator.normal(size=(2, 4))
keep(
    targets=targets,
    tallSolution=numpy.linalg.lstsq(a, targets, rcond=1e-12)[0],
    wide=wide,
    wideSolution=numpy.linalg.lstsq(wide, targets[:3], rcond=1e-12)[0],
    deficient=deficient,
    deficientSolution=numpy.linalg.lstsq(deficient, targets, rcond=1e-10)[0],
)

with open("Tests/LinearAlgebraTests/Reference/linear_algebra.json", "w") as file:
    json.dump(reference, file, indent=1)
    file.write("\n")
