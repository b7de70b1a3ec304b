/// The walls that a maximisation touches: linearly independent rows, with an orthonormal basis of their span.
///
/// Its memory is made once: programs of a few variables are solved by the hundred thousand, and live by it.
struct Face {
  let dimension: Int
  /// The rows' numbers, in the order in which they were met.
  private(set) var rows: [Int] = []
  /// The rows' normals, and Q, a basis vector a row; d×d.
  private var normals: [Double]
  private var basis: [Double]
  /// R with normals = Rᵀ·Q, a column of it a row here; d×d.
  private var triangle: [Double]
  private var multipliers: [Double]

  init(dimension: Int) {
    self.dimension = dimension
    normals = [Double](repeating: 0, count: dimension * dimension)
    (basis, triangle) = (normals, normals)
    multipliers = [Double](repeating: 0, count: dimension)
    rows.reserveCapacity(dimension)
  }

  /// Adds a row, whose normal is a row of a matrix.
  mutating func add(_ row: Int, of matrix: [Double]) {
    for j in 0..<dimension { normals[rows.count * dimension + j] = matrix[row * dimension + j] }
    rows.append(row)
    orthogonalize(rows.count - 1)
  }

  mutating func remove(_ index: Int) {
    rows.remove(at: index)
    for i in index * dimension..<rows.count * dimension { normals[i] = normals[i + dimension] }
    for i in index..<rows.count { orthogonalize(i) }
  }

  private mutating func orthogonalize(_ i: Int) {
    let (d, start) = (dimension, i * dimension)
    for j in 0..<d {
      basis[start + j] = normals[start + j]
      triangle[start + j] = 0
    }
    // Twice, so that the basis stays orthogonal where walls are nearly parallel.
    for _ in 0..<2 {
      for k in 0..<i {
        var part = 0.0
        for j in 0..<d { part += basis[k * d + j] * basis[start + j] }
        triangle[start + k] += part
        for j in 0..<d { basis[start + j] -= part * basis[k * d + j] }
      }
    }
    var square = 0.0
    for j in 0..<d { square += basis[start + j] * basis[start + j] }
    let norm = square.squareRoot()
    triangle[start + i] = norm
    for j in 0..<d { basis[start + j] /= norm }
  }

  /// Writes the part of a vector along the face, scaled to length one; false where nothing but rounding is left of it.
  func project(_ vector: [Double], into projection: inout [Double]) -> Bool {
    guard rows.count < dimension else { return false }
    let d = dimension
    let vector = vector.span
    let basis = basis.span
    var rest = projection.mutableSpan
    var (whole, square) = (0.0, 0.0)
    for j in 0..<d {
      rest[j] = vector[j]
      whole += vector[j] * vector[j]
    }
    for _ in 0..<2 {
      for k in 0..<rows.count {
        var part = 0.0
        for j in 0..<d { part += basis[k * d + j] * rest[j] }
        for j in 0..<d { rest[j] -= part * basis[k * d + j] }
      }
    }
    for j in 0..<d { square += rest[j] * rest[j] }
    let norm = square.squareRoot()
    guard norm > 1e-10 * whole.squareRoot() else { return false }
    for j in 0..<d { rest[j] /= norm }
    return true
  }

  /// The place of the wall with the smallest row number that holds the vector back in vain: its multiplier is negative.
  mutating func negativeMultiplier(of vector: [Double]) -> Int? {
    let (d, count) = (dimension, rows.count)
    for i in 0..<count {
      var part = 0.0
      for j in 0..<d { part += basis[i * d + j] * vector[j] }
      multipliers[i] = part
    }
    for i in stride(from: count - 1, through: 0, by: -1) {
      for k in i + 1..<max(count, i + 1) { multipliers[i] -= triangle[k * d + i] * multipliers[k] }
      multipliers[i] /= triangle[i * d + i]
    }
    let floor = -1e-11 * length(vector)
    var least: Int?
    for i in 0..<count where multipliers[i] < floor {
      if let place = least, rows[place] <= rows[i] { continue }
      least = i
    }
    return least
  }
}
