import Foundation
import LinearAlgebra
import Probability
import Testing

struct GaussianMixtureCodableTests {
  private static let mixtures: [GaussianMixture] = [
    Covariances.full([Matrix([[1, 0.5], [0.5, 2]]), Matrix([[1e-300, 0], [0, 1e300]])]),
    .tied(Matrix([[1.0 / 3, 0.1], [0.1, 2]])), .diagonal(Matrix([[1, 0.1], [2.0 / 7, 3]])), .spherical([0.1, 0.7]),
  ].map {
    GaussianMixture(weights: [1.0 / 3, 2.0 / 3], means: Matrix([[0.1, -1e-300], [1e300, 3]]), covariances: $0)
  }

  @Test(arguments: mixtures) func everyBitComesBack(mixture: GaussianMixture) throws {
    #expect(try JSONDecoder().decode(GaussianMixture.self, from: JSONEncoder().encode(mixture)) == mixture)
  }

  @Test func theKeysAreWords() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let one = GaussianMixture(weights: [1], means: Matrix([[2, 3]]), covariances: .tied(Matrix([[4, 1], [1, 5]])))
    #expect(
      String(decoding: try encoder.encode(one), as: UTF8.self)
        == "{\"covariances\":[4,1,1,5],\"family\":\"tied\",\"means\":[2,3],\"shape\":[2,2],\"weights\":[1]}")
  }

  private func read(
    weights: String = "[0.5,0.5]", means: String = "[1,2,3,4]", family: String = "spherical",
    covariances: String = "[1,1]", shape: String = "[2]"
  ) throws -> GaussianMixture {
    let text =
      "{\"weights\":\(weights),\"means\":\(means),\"family\":\"\(family)\",\"covariances\":\(covariances),"
      + "\"shape\":\(shape)}"
    return try JSONDecoder().decode(GaussianMixture.self, from: Data(text.utf8))
  }

  @Test func meansAreARowAComponent() throws {
    #expect(try read().means == Matrix([[1, 2], [3, 4]]) && read().features == 2)
  }

  @Test func whatIsNoMixtureIsAnError() {
    #expect(throws: MixtureError.shape(part: "covariances", is: "'sphericl'", expected: "one of the families")) {
      try read(family: "sphericl")
    }
    #expect(throws: MixtureError.empty) { try read(weights: "[]") }
    #expect(throws: MixtureError.empty) { try read(means: "[1,2,3]") }
    #expect(throws: MixtureError.empty) { try read(means: "[]") }
    #expect(throws: MixtureError.weightSum(1.5)) { try read(weights: "[0.5,1]") }
    #expect(throws: MixtureError.self) { try read(covariances: "[1,-1]") }
    #expect(throws: MixtureError.self) { try read(covariances: "[1,1,1]", shape: "[3]") }
    #expect(throws: (any Error).self) { try read(family: "full", covariances: "[1,0,0,1]", shape: "[2,2]") }
    #expect(throws: (any Error).self) { try read(family: "full", covariances: "[]", shape: "[-1,2,2]") }
    #expect(throws: (any Error).self) {
      try read(family: "diagonal", covariances: "[1]", shape: "[4611686018427387904,4]")
    }
    #expect(throws: DecodingError.self) { try read(weights: "\"half\"") }
  }
}
