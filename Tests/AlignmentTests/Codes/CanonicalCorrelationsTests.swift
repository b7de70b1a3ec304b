import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct CanonicalCorrelationsTests {
  private let x = normalMatrix(300, 4, RandomStream(seed: 1))
  private var y: Matrix<Double> {
    matmul(x, normalMatrix(4, 3, RandomStream(seed: 2))) + normalMatrix(300, 3, RandomStream(seed: 3))
  }

  @Test func separateAffineMapsChangeNothing() throws {
    let a = matmul(x, normalMatrix(4, 4, RandomStream(seed: 4))).addingToRows([5, -1, 100, 0])
    let b = matmul(y, normalMatrix(3, 3, RandomStream(seed: 5))).addingToRows([0.1, 2, -9])
    // The maps have condition numbers below 100; each loses as many ulps.
    expectClose(
      try canonicalCorrelations(x, y).correlations, try canonicalCorrelations(a, b).correlations, absolute: 1e-12)
  }

  @Test func scalesOfColumnsFarApartChangeNothing() throws {
    let scaled = matmul(x, .diagonal([1e-12, 1, 1e12, 1e3]))
    expectClose(
      try canonicalCorrelations(x, y).correlations, try canonicalCorrelations(scaled, y).correlations, absolute: 1e-13)
  }

  @Test func theVariatesAreWhiteAndCorrelateAsTheSpectrumSays() throws {
    let cca = try canonicalCorrelations(x, y)
    let (u, v) = (cca.first(x), cca.second(y))
    let size = 1.0 / 300
    // Sums of 300 terms of size one, divided by 300.
    expectClose(size * matmulTransposedFirst(u, u), .identity(3), absolute: 1e-13)
    expectClose(size * matmulTransposedFirst(v, v), .identity(3), absolute: 1e-13)
    expectClose(size * matmulTransposedFirst(u, v), .diagonal(cca.correlations), absolute: 1e-13)
    expectClose(u.columnMeans, [0, 0, 0], absolute: 1e-13)
  }

  @Test func dependentAndConstantColumnsAddNothing() throws {
    let doubled = Matrix.joinedColumns([
      x, matmul(x, Matrix([[1.0], [1], [0], [-2]])), Matrix(rows: 300, columns: 1, repeating: 3),
    ])
    let cca = try canonicalCorrelations(doubled, y)
    #expect(cca.firstRank == 4)
    #expect(cca.first.means.count == 6)
    expectClose(cca.correlations, try canonicalCorrelations(x, y).correlations, absolute: 1e-12)
    expectClose(cca.first(doubled), try canonicalCorrelations(doubled, y).first(doubled))
  }

  @Test func fewerPointsThanColumnsCorrelateFully() throws {
    let a = normalMatrix(4, 9, RandomStream(seed: 6))
    let b = normalMatrix(4, 7, RandomStream(seed: 7))
    let cca = try canonicalCorrelations(a, b)
    #expect(cca.firstRank == 3 && cca.secondRank == 3)
    expectClose(cca.correlations, [1, 1, 1], absolute: 1e-12)
  }

  @Test func codesOfOneColumnGiveTheAbsoluteCorrelation() throws {
    let cca = try canonicalCorrelations(Matrix([[0.0], [1], [2]]), Matrix([[0.0], [-2], [-1]]))
    expectClose(cca.correlations, [0.5], absolute: 1e-15)
  }

  @Test func aConstantCodeHasNoCorrelations() throws {
    let cca = try canonicalCorrelations(x, Matrix(rows: 300, columns: 4, repeating: 1))
    #expect(cca.correlations.isEmpty && cca.secondRank == 0)
    #expect(cca.pairs == 4)
    #expect(cca.mean() == 0)
  }

  @Test func aDirectionThatOneCodeLostCountsAsZero() throws {
    // Y has lost two of X's four directions and kept the others.
    let collapsed = matmul(x, .diagonal([1.0, 1, 0, 0]))
    let cca = try canonicalCorrelations(x, collapsed)
    expectClose(cca.mean(), 0.5, absolute: 1e-13)
    expectClose(cca.mean(components: 2), 1, absolute: 1e-13)
    // A direction that neither has is none to be lost.
    expectClose(try canonicalCorrelations(collapsed, collapsed).mean(), 1, absolute: 1e-13)
  }
}
