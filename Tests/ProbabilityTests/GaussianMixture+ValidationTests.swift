import LinearAlgebra
import Probability
import TestSupport
import Testing

struct GaussianMixtureValidationTests {
  private let means = Matrix([[0.0, 1], [2, 3]])

  @Test func whatIsNoMixtureIsNamed() {
    #expect(throws: MixtureError.weightSum(1.5)) { try mixture([0.75, 0.75], .spherical([1, 1])) }
    #expect(throws: MixtureError.weight(component: 1, value: -0.5)) { try mixture([1.5, -0.5], .spherical([1, 1])) }
    #expect(throws: MixtureError.shape(part: "weights", is: "1", expected: "2")) {
      try mixture([1], .spherical([1, 1]))
    }
    #expect(throws: MixtureError.shape(part: "covariances", is: "3", expected: "2")) {
      try mixture([0.5, 0.5], .spherical([1, 1, 1]))
    }
    #expect(throws: MixtureError.covariance(component: 1, row: 0, column: 0, value: -1)) {
      try mixture([0.5, 0.5], .diagonal(Matrix([[1.0, 1], [-1, 1]])))
    }
    #expect(throws: MixtureError.covariance(component: 0, row: 1, column: 0, value: 0.5)) {
      try mixture([0.5, 0.5], .tied(Matrix([[1.0, 0.4], [0.5, 1]])))
    }
    #expect(throws: MixtureError.mean(component: 0, feature: 1)) {
      try GaussianMixture(validatingWeights: [1], means: Matrix([[0.0, .infinity]]), covariances: .spherical([1]))
    }
    #expect(throws: MixtureError.empty) {
      try GaussianMixture(validatingWeights: [], means: Matrix<Double>([]), covariances: .spherical([]))
    }
  }

  @Test(arguments: [1e-200, 1, 1e200]) func symmetryIsOfTheScaleOfTheVariances(scale: Double) throws {
    func covariance(_ lower: Double, _ upper: Double) -> Covariances {
      .tied(Matrix([[scale, upper * scale], [lower * scale, scale]]))
    }
    #expect(try mixture([0.5, 0.5], covariance(0.5, 0.5 * (1 + 1e-10))).components == 2)
    #expect(throws: MixtureError.covariance(component: 0, row: 1, column: 0, value: 0.1 * scale)) {
      try mixture([0.5, 0.5], covariance(0.1, -0.1))
    }
  }

  @Test func theProgramStopsWithTheReason() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GaussianMixture(weights: [0.5], means: Matrix([[0.0]]), covariances: .spherical([1]))
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("the weights sum to 0.5; divide them by their sum"))
  }

  @Test(arguments: [0.1 + 0.2 + 0.7, 1 + 9e-7, 1 - 9e-7]) func weightsMayHaveBeenRounded(sum: Double) throws {
    _ = try mixture([0.25, sum - 0.25], .spherical([1, 1]))
    #expect(throws: MixtureError.self) { try mixture([0.25, sum - 0.25 + 3e-6], .spherical([1, 1])) }
  }

  @Test func aWeightOrAVarianceOfZeroIsAllowed() throws {
    _ = try mixture([1, 0], .spherical([0, 1]))
    _ = try mixture([1, 0], .full([Matrix(rows: 2, columns: 2), .identity(2)]))
  }

  @Test(arguments: [Double.nan, -1e-300, -.infinity]) func whatIsNoWeightIsNamed(weight: Double) throws {
    let error = #expect(throws: MixtureError.self) { try mixture([1, weight], .spherical([1, 1])) }
    #expect(error?.description == "the weight of component 1 is \(weight); it must not be negative")
    let infinite = #expect(throws: MixtureError.self) { try mixture([.infinity, 0], .spherical([1, 1])) }
    #expect(infinite?.description == "the weights sum to inf; divide them by their sum")
  }

  @Test(arguments: [Double.nan, .infinity, -1]) func aVarianceThatIsNoneIsFoundInEveryFamily(value: Double) {
    let bad = Matrix<Double>([[1, 0], [0, value]])
    let families: [Covariances] = [
      .full([.identity(2), bad]), .tied(bad), .diagonal(Matrix([[1, 1], [1, value]])), .spherical([1, value]),
    ]
    for covariances in families {
      let error = #expect(throws: MixtureError.self) { try mixture([0.5, 0.5], covariances) }
      guard case .covariance(let component, let row, let column, _)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      let isTied = covariances.family == .tied
      #expect(component == (isTied ? 0 : 1) && row == column && row == (covariances.family == .spherical ? 0 : 1))
    }
  }

  @Test func productsNeedBeSymmetricToRoundingOnly() throws {
    for scale in [1e-6, 1, 1e6] {
      let nearly = scale * Matrix<Double>([[1, 0.5], [0.5 + 5e-9, 1]])
      _ = try mixture([0.5, 0.5], .tied(nearly))
      #expect(throws: MixtureError.self) {
        try mixture([0.5, 0.5], .tied(scale * Matrix([[1, 0.5], [0.5 + 2e-8, 1]])))
      }
    }
  }

  @Test func shapesMustBeThoseOfTheMeans() {
    let cases: [(Covariances, String, String)] = [
      (.full([.identity(2)]), "1 matrices", "2 matrices"), (.full([.identity(2), .identity(3)]), "3×3", "2×2"),
      (.tied(.identity(1)), "1×1", "2×2"), (.diagonal(Matrix([[1, 1]])), "1×2", "2×2"), (.spherical([1]), "1", "2"),
    ]
    for (covariances, shape, expected) in cases {
      #expect(throws: MixtureError.shape(part: "covariances", is: shape, expected: expected)) {
        try mixture([0.5, 0.5], covariances)
      }
    }
  }

  private func mixture(_ weights: [Double], _ covariances: Covariances) throws -> GaussianMixture {
    try GaussianMixture(validatingWeights: weights, means: means, covariances: covariances)
  }
}
