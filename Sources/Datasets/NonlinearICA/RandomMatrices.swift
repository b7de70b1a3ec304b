public import LinearAlgebra
public import Randomness
private import Requirements

/// Returns the orthogonal matrix that a square Gaussian one stands for: Q of its QR factorization, with the signs that
/// make the diagonal of R positive. Of a matrix of independent standard normals, it is uniform over all (Haar).
///
/// Source: Mezzadri 2007.
public func orthogonalFactor(of gaussian: Matrix<Double>) throws(FactorizationError) -> Matrix<Double> {
  require(gaussian.rows == gaussian.columns, "an orthogonal matrix is square, not \(gaussian.shape)")
  return try qr(gaussian).q
}

/// Returns the correlation matrix that rotations make of a symmetric one whose trace is its dimension: Givens rotations in
/// turn bring a diagonal entry to one, and eigenvalues stay.
///
/// Source: Davies and Higham 2000.
///
/// - Parameter a: d×d, symmetric, of trace d.
/// - Returns: d×d, with a diagonal of ones and the eigenvalues of a.
public func correlationMatrix(rotating a: Matrix<Double>) -> Matrix<Double> {
  let d = a.rows
  require(a.columns == d, "a correlation matrix is square, not \(a.shape)")
  var m = a
  for i in 0..<max(d - 1, 0) where m[i, i] != 1 {
    // The trace is d: where an entry is above one, one behind it is below, and the other way round.
    let beyond = m[i, i] > 1
    guard let j = ((i + 1)..<d).first(where: { beyond ? m[$0, $0] < 1 : m[$0, $0] > 1 }) else { continue }
    let (aii, ajj, aij) = (m[i, i], m[j, j], m[i, j])
    let root = (aij * aij - (aii - 1) * (ajj - 1)).squareRoot()
    let t = (aij + (aij < 0 ? -root : root)) / (ajj - 1)
    let c = 1 / (1 + t * t).squareRoot()
    rotate(&m, i, j, c, c * t)
    m[i, i] = 1
  }
  if d > 0 { m[d - 1, d - 1] = 1 }
  for i in 0..<d { for j in 0..<i { m[i, j] = m[j, i] } }
  return m
}

/// A random correlation matrix whose eigenvalues are uniform before they are scaled to the sum d.
public func randomCorrelation(_ d: Int, using stream: inout RandomStream) throws(FactorizationError) -> Matrix<Double> {
  var eigenvalues = (0..<d).map { _ in 1 - stream.uniform() }
  let sum = eigenvalues.reduce(0, +)
  eigenvalues = eigenvalues.map { $0 * Double(d) / sum }
  let q = try orthogonalFactor(of: gaussianMatrix(d, d, using: &stream))
  return correlationMatrix(rotating: matmul(matmul(q, .diagonal(eigenvalues)), q.transposed))
}

/// Independent standard normal numbers.
func gaussianMatrix(_ rows: Int, _ columns: Int, using stream: inout RandomStream) -> Matrix<Double> {
  Matrix(rows: rows, columns: columns, elements: stream.normals(rows * columns))
}

/// m ← Gᵀ·m·G with the rotation of the plane (i, j) by the angle of cosine c and sine s.
private func rotate(_ m: inout Matrix<Double>, _ i: Int, _ j: Int, _ c: Double, _ s: Double) {
  for k in 0..<m.rows {
    let (x, y) = (m[k, i], m[k, j])
    m[k, i] = c * x - s * y
    m[k, j] = s * x + c * y
  }
  for k in 0..<m.columns {
    let (x, y) = (m[i, k], m[j, k])
    m[i, k] = c * x - s * y
    m[j, k] = s * x + c * y
  }
}
