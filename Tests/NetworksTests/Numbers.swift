import LinearAlgebra
import Networks
import Randomness

/// Standard normal numbers that a name determines.
func normals<Scalar: NetworkScalar>(_ count: Int, _ name: String, of type: Scalar.Type = Double.self) -> [Scalar] {
  var stream = RandomStream(seed: 5).child(name)
  return stream.normals(count).map { Scalar($0) }
}

/// The same as a matrix.
func normals<Scalar: NetworkScalar>(
  rows: Int, columns: Int, _ name: String, of type: Scalar.Type = Double.self
) -> Matrix<Scalar> {
  Matrix(rows: rows, columns: columns, elements: normals(rows * columns, name, of: type))
}

/// In double precision.
func precise(_ values: [Float]) -> [Double] { values.map { Double($0) } }

/// The derivative of f by each of these numbers, by central differences.
func differences(of f: ([Double]) -> Double, at x: [Double], step: Double = 1e-5) -> [Double] {
  x.indices.map { i in
    var (above, below) = (x, x)
    above[i] += step
    below[i] -= step
    return (f(above) - f(below)) / (2 * step)
  }
}
