import LinearAlgebra
import Randomness

/// Independent standard normal entries, for tests.
func normalMatrix(_ rows: Int, _ columns: Int, _ stream: RandomStream) -> Matrix<Double> {
  var stream = stream
  return Matrix(rows: rows, columns: columns, elements: stream.normals(rows * columns))
}
