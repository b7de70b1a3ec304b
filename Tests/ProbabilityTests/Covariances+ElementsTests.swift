import LinearAlgebra
import Probability
import Testing

@Suite struct CovariancesElementsTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let all: [(CovarianceFamily, Covariances)] = [
      (.full, .full([Matrix([[2, 1], [1, 3]]), .identity(2)])), (.tied, .tied(Matrix([[2, 1], [1, 3]]))),
      (.diagonal, .diagonal(Matrix([[2, 1], [1, 3], [4, 5]]))), (.spherical, .spherical([1, 2, 3])),
    ]
    for (family, covariances) in all {
      let read = try Covariances(family: family, elements: covariances.elements, shape: covariances.shape)
      #expect(read == covariances)
    }
  }

  /// Lengths that multiply to the count of entries only beyond what an integer holds, or that no file has.
  @Test(arguments: [[1 << 32, 1 << 32], [.max, .max], [2, .max], [-2, -2], [.max, 0], [4], [2, 2, 1], [2, 1]])
  func shapesThatAreNoneAreRefused(_ shape: [Int]) {
    #expect(throws: MixtureError.self) {
      try Covariances(family: .diagonal, elements: [1, 2, 3, 4], shape: shape)
    }
  }
}
