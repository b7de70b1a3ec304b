import Assumptions
import LinearAlgebra
import Testing

@Suite struct OrientationVerdictTests {
  private func verdict(
    _ covariances: [Matrix<Double>], points: Double?, fakedGap: Double? = nil
  ) throws -> OrientationVerdict {
    let weights = [Double](repeating: 1, count: covariances.count)
    return OrientationRule().verdict(
      of: try testConditionalIndependence(of: covariances, weights: weights, points: points), fakedGap: fakedGap)
  }

  private let apart = [Matrix.diagonal([1.0, 9]), Matrix.diagonal([9.0, 1]), Matrix.diagonal([4.0, 4])]

  @Test func twoComponentsAreTooFew() throws {
    #expect(try verdict(Array(apart.prefix(2)), points: 1000) == .tooFewComponents)
    #expect(try verdict(Array(apart.prefix(1)), points: 1000) == .tooFewComponents)
  }

  @Test func unequalRatiosDetermineTheOrientation() throws {
    #expect(try verdict(apart, points: 1000) == .determined)
    #expect(try verdict(apart, points: nil) == .determined)
    #expect(try verdict([Matrix([[1.0]]), Matrix([[2.0]])], points: 10) == .determined)
  }

  @Test func equalRatiosFewPointsOrBendsDoNot() throws {
    let equal = [Matrix.diagonal([1.0, 2]), Matrix.diagonal([2.0, 4]), Matrix.diagonal([3.0, 6])]
    #expect(try verdict(equal, points: 1e6) == .notDetermined)
    #expect(try verdict(apart, points: 3) == .notDetermined)
    #expect(try verdict(apart, points: 1000, fakedGap: 3) == .notDetermined)
  }

  @Test func correlationsThatStayRefuteTheAssumption() throws {
    let bent = apart + [Matrix([[4.0, 3], [3, 4]])]
    #expect(try verdict(bent, points: 1000) == .notConditionallyIndependent)
    #expect(try verdict(bent, points: nil) == .notConditionallyIndependent)
    // As many points as this tell nothing.
    #expect(try verdict(bent, points: 8) != .notConditionallyIndependent)
  }

  @Test(arguments: OrientationVerdict.allCases)
  func everyVerdictIsASentence(verdict: OrientationVerdict) { #expect(verdict.sentence.count > 40) }
}
