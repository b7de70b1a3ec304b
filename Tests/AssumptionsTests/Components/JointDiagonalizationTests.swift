import Assumptions
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct JointDiagonalizationTests {
  struct Case: Decodable {
    let name: String
    let covariances: [[[Double]]]
    let counts: [Double]
    let objective: Double
    let diagonalizer: [[Double]]
    let largestCorrelation: Double
    let gap: Double
  }

  @Test func theReferenceIsFound() throws {
    let cases = try referenceCases("joint_diagonalization", of: Case.self)
    #expect(cases.count == 13)
    for reference in cases {
      let found = try jointDiagonalization(
        of: reference.covariances.map { Matrix($0) }, weights: reference.counts)
      expectClose(found.criterion, reference.objective, absolute: 1e-10, "\(reference.name)")
      expectClose(found.largestCorrelation, reference.largestCorrelation, absolute: 1e-8, "\(reference.name)")
      // Nearer ratios leave the rows open, by the inverse of the gap.
      guard reference.gap >= 0.1 else { continue }
      expectClose(
        sortedRows(found.matrix), sortedRows(Matrix(reference.diagonalizer)), absolute: 1e-6, "\(reference.name)")
    }
  }

  @Test(arguments: [(2, 2), (3, 2), (4, 5), (3, 10), (6, 1), (1, 3)])
  func aKnownBasisIsFoundExactly(components: Int, coordinates m: Int) throws {
    var stream = RandomStream(seed: 1).child("\(components), \(m)")
    let mixing = Matrix(rows: m, columns: m, elements: stream.normals(m * m))
    let covariances = (0..<components).map { _ in
      let deviations = Matrix<Double>.diagonal((0..<m).map { _ in 0.3 + 2 * stream.uniform() })
      let root = matmul(mixing, deviations)
      return matmulTransposedSecond(root, root)
    }
    let found = try jointDiagonalization(of: covariances, weights: [Double](repeating: 1, count: components))
    expectClose(found.criterion, 0, absolute: 1e-12)
    // Correlations of rounding, times the condition of ten random columns.
    expectClose(found.largestCorrelation, 0, absolute: 1e-8)
    if components > 1 {
      // B·A has one entry a row, to what the condition of A leaves.
      let product = matmul(found.matrix, mixing)
      for s in 0..<m {
        let row = product.row(s).map { abs($0) }.sorted()
        #expect(m == 1 || row[m - 2] < 1e-7 * row[m - 1])
      }
    }
  }

  @Test func theCriterionIsBlindToCoordinates() throws {
    var stream = RandomStream(seed: 2)
    let covariances = (0..<5).map { _ in randomCovariance(3, &stream) }
    let weights = (0..<5).map { _ in stream.uniform() }
    let map = Matrix(rows: 3, columns: 3, elements: stream.normals(9))
    let moved = covariances.map { matmulTransposedSecond(matmul(map, $0), map) }
    let (a, b) = (
      try jointDiagonalization(of: covariances, weights: weights), try jointDiagonalization(of: moved, weights: weights)
    )
    expectClose(a.criterion, b.criterion, absolute: 1e-10)
    #expect(a.gradient < 1e-12)
    #expect(a.criterion > 0)
  }

  @Test func whatIsNoSetOfCovariancesIsSaid() throws {
    let identity = Matrix<Double>.identity(2)
    #expect(throws: ComponentsError.noComponents) { try jointDiagonalization(of: [], weights: []) }
    #expect(throws: ComponentsError.weights) { try jointDiagonalization(of: [identity], weights: [0]) }
    #expect(throws: ComponentsError.weights) { try jointDiagonalization(of: [identity], weights: [.nan]) }
    #expect(throws: ComponentsError.shape(part: "weights", is: "2", expected: "1")) {
      try jointDiagonalization(of: [identity], weights: [1, 1])
    }
    #expect(throws: ComponentsError.shape(part: "covariances", is: "3×3", expected: "2×2")) {
      try jointDiagonalization(of: [identity, .identity(3)], weights: [1, 1])
    }
    let error = try #require(throws: ComponentsError.self) {
      try jointDiagonalization(of: [identity, Matrix([[1, 1], [1, 1]])], weights: [1, 1])
    }
    #expect(error.description.hasPrefix("the covariance of component 1:"))
  }
}

/// The rows with their largest entry positive, in the order of their first entries.
func sortedRows(_ matrix: Matrix<Double>) -> Matrix<Double> {
  let rows = (0..<matrix.rows).map { i in
    let row = matrix.row(i)
    let largest = row.max { abs($0) < abs($1) } ?? 1
    return largest < 0 ? row.map { -$0 } : row
  }
  return Matrix(rows.sorted { $0.lexicographicallyPrecedes($1) })
}

/// A covariance of condition below some hundreds.
func randomCovariance(_ d: Int, _ stream: inout RandomStream) -> Matrix<Double> {
  let root = Matrix(rows: d, columns: d, elements: stream.normals(d * d))
  return matmulTransposedSecond(root, root) + 0.2 * Matrix<Double>.identity(d)
}
