import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct SourceSegmentsTests {
  @Test(arguments: try GeneratorCase.all("tcl"))
  func independentSourcesAreThoseOfTheReference(reference: GeneratorCase) throws {
    let segments = SourceSegments(means: Matrix(reference.means), deviations: Matrix(reference.deviations ?? []))
    let placed = try segments.place(Matrix(reference.normals))
    #expect(placed.labels == reference.labels)
    expectClose(placed.points, Matrix(reference.sources), relative: 1e-13, absolute: 1e-13)  // sums in another order
  }

  @Test(arguments: try GeneratorCase.all("imca"))
  func dependentSourcesAreThoseOfTheReference(reference: GeneratorCase) throws {
    let deviations = Matrix(reference.variances ?? []).map { $0.squareRoot() }
    let base = Matrix(reference.baseCorrelation ?? [])
    let segments = try SourceSegments(means: Matrix(reference.means), deviations: deviations, base: base)
    for (ours, theirs) in zip(try #require(segments.covariances), try #require(reference.covariances)) {
      expectClose(ours, Matrix(theirs), relative: 1e-11, absolute: 1e-13)  // inverses of matrices of condition 1e4
    }
    let placed = try segments.place(Matrix(reference.normals))
    expectClose(placed.points, Matrix(reference.sources), relative: 1e-11, absolute: 1e-12)
  }

  @Test func dependentSourcesHaveTheCovarianceOfTheirSegment() throws {
    var stream = RandomStream(seed: 4)
    let base = try randomCorrelation(3, using: &stream)
    let segments = try SourceSegments(
      means: Matrix(rows: 2, columns: 3), deviations: Matrix([[0.5, 1, 2], [2, 1, 0.2]]), base: base)
    let n = 40_000
    let normals = Matrix(rows: 2 * n, columns: 3, elements: stream.normals(6 * n))
    let placed = try segments.place(normals)
    for u in 0..<2 {
      let rows = placed.points.rows(u * n..<(u + 1) * n)
      let covariance = gram(rows).map { $0 / Double(n) }
      let truth = try #require(segments.covariances)[u]
      for i in 0..<3 {
        for j in 0..<3 {
          // Five standard errors of a product of normal numbers.
          let error = ((truth[i, i] * truth[j, j] + truth[i, j] * truth[i, j]) / Double(n)).squareRoot()
          expectClose(covariance[i, j], truth[i, j], absolute: 5 * error)
        }
      }
    }
  }

  @Test func aSegmentOfOnePointIsASegment() throws {
    let segments = SourceSegments(means: Matrix([[0], [5]]), deviations: Matrix([[1], [2]]))
    let placed = try segments.place(Matrix([[-1], [1]]))
    expectClose(placed.points, Matrix([[-1], [7]]), absolute: 1e-15)
  }

  @Test func oneNumberCannotBeStandardised() {
    let segments = SourceSegments(means: Matrix([[0]]), deviations: Matrix([[1]]))
    #expect(throws: DatasetError.tooFewPoints(1)) { try segments.place(Matrix([[1]])) }
  }
}
