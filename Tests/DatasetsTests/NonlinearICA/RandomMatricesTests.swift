import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct RandomMatricesTests {
  @Test(arguments: try GeneratorCase.all("tcl") + GeneratorCase.all("imca"))
  func orthogonalFactorsAreThoseOfTheReference(reference: GeneratorCase) throws {
    for (gaussian, orthogonal) in zip(reference.gaussianMatrices ?? [], reference.orthogonal ?? []) {
      expectClose(try orthogonalFactor(of: Matrix(gaussian)), Matrix(orthogonal), absolute: 1e-13)
    }
  }

  @Test(arguments: try GeneratorCase.all("imca"))
  func correlationsAreThoseOfTheReference(reference: GeneratorCase) throws {
    let ours = correlationMatrix(rotating: Matrix(reference.baseRotated ?? []))
    expectClose(ours, Matrix(reference.baseCorrelation ?? []), absolute: 1e-13)
  }

  @Test(arguments: [1, 2, 3, 7, 20])
  func aRandomCorrelationHasOnesAndThePositiveEigenvaluesOfSumD(d: Int) throws {
    var stream = RandomStream(seed: 11)
    for _ in 0..<5 {
      let b = try randomCorrelation(d, using: &stream)
      for i in 0..<d { expectClose(b[i, i], 1, absolute: 1e-12) }
      let eigenvalues = try symmetricEigen(b).values
      #expect(eigenvalues.allSatisfy { $0 > 0 })
      expectClose(eigenvalues.reduce(0, +), Double(d), relative: 1e-10)
    }
  }

  @Test func orthogonalMatricesAreUniform() throws {
    // Of a Haar matrix every entry has mean zero and variance 1/d; five standard errors over 4,000 draws.
    var stream = RandomStream(seed: 12)
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<4_000 {
      let q = try orthogonalFactor(of: Matrix(rows: 3, columns: 3, elements: stream.normals(9)))
      sum += q[0, 0]
      squares += q[0, 0] * q[0, 0]
    }
    expectClose(sum / 4_000, 0, absolute: 5 * (1.0 / 3 / 4_000).squareRoot())
    expectClose(squares / 4_000, 1.0 / 3, absolute: 5 * (4.0 / 45 / 4_000).squareRoot())
  }
}
