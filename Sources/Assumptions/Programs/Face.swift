/// The walls that a maximisation touches: linearly independent rows, with an orthonormal basis of their span.
struct Face {
  let dimension: Int
  /// The rows' numbers, in the order in which they were met.
  private(set) var rows: [Int] = []
  private var normals: [[Double]] = []
  /// Q, a basis vector a row, and R with normals = Rᵀ·Q, by columns.
  private var basis: [[Double]] = []
  private var triangle: [[Double]] = []

  init(dimension: Int) { self.dimension = dimension }

  mutating func add(_ row: Int, _ normal: ArraySlice<Double>) {
    rows.append(row)
    normals.append(Array(normal))
    orthogonalize(normals.count - 1)
  }

  mutating func remove(_ index: Int) {
    rows.remove(at: index)
    normals.remove(at: index)
    basis.removeLast(basis.count - index)
    triangle.removeLast(triangle.count - index)
    for i in index..<normals.count { orthogonalize(i) }
  }

  private mutating func orthogonalize(_ i: Int) {
    var rest = normals[i]
    var column = [Double](repeating: 0, count: i + 1)
    // Twice, so that the basis stays orthogonal where walls are nearly parallel.
    for _ in 0..<2 {
      for k in 0..<i {
        let part = dot(basis[k], rest)
        column[k] += part
        for j in 0..<dimension { rest[j] -= part * basis[k][j] }
      }
    }
    let norm = length(rest)
    column[i] = norm
    basis.append(rest.map { $0 / norm })
    triangle.append(column)
  }

  /// The part of a vector along the face, scaled to length one; nil where nothing but rounding is left of it.
  func projection(of vector: [Double]) -> [Double]? {
    guard basis.count < dimension else { return nil }
    var rest = vector
    for _ in 0..<2 {
      for q in basis {
        let part = dot(q, rest)
        for j in 0..<dimension { rest[j] -= part * q[j] }
      }
    }
    let norm = length(rest)
    return norm > 1e-10 * length(vector) ? rest.map { $0 / norm } : nil
  }

  /// The place of the wall with the smallest row number that holds the vector back in vain: its multiplier is negative.
  func negativeMultiplier(of vector: [Double]) -> Int? {
    var multipliers = basis.map { dot($0, vector) }
    for i in multipliers.indices.reversed() {
      for k in i + 1..<max(multipliers.count, i + 1) { multipliers[i] -= triangle[k][i] * multipliers[k] }
      multipliers[i] /= triangle[i][i]
    }
    let floor = -1e-11 * length(vector)
    return multipliers.indices.filter { multipliers[$0] < floor }.min { rows[$0] < rows[$1] }
  }
}
