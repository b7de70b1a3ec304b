import JSONArtifacts
import LikelihoodArtifacts
import Stages
import Testing

@Suite struct SampleErrorsTests {
  @Test func errorsAreSummedUpByTheirMiddle() {
    let errors = SampleErrors(
      points: 100, noise: 0.1, gap: 2,
      replicates: [0.05, 0.1, 0.5].map {
        .init(distance: $0, residual: 2 * $0, divergence: 0, isFoundFromTruthOnly: $0 > 0.2)
      })
    #expect(errors.values["distance.median"] == .number(0.1) && errors.values["residual.median"] == .number(0.2))
    #expect(errors.values["near"] == .number(2.0 / 3) && errors.values["found-from-truth-only"] == .integer(1))
  }

  @Test func itsFilesGiveItBack() throws {
    let errors = SampleErrors(
      points: 100, noise: 0.1, gap: 2,
      replicates: [.init(distance: 0.25, residual: 0.5, divergence: 0.125, isFoundFromTruthOnly: true)])
    try expectRoundTrip(errors)
    #expect(Set(errors.values.keys) == Set(SampleErrors.valueNames))
  }

  /// A distance of the target itself is near; ranges hold their medians.
  @Test func theTargetItselfIsNear() {
    let errors = SampleErrors(
      points: 10, noise: 0.1, gap: 2,
      replicates: (1...11).map {
        .init(distance: Double($0) / 50, residual: 0, divergence: 1, isFoundFromTruthOnly: false)
      })
    // 0.02 to 0.22 in steps of 0.02: five are at most 0.1, and the middle one is 0.12.
    #expect(errors.values["near"] == .number(5.0 / 11))
    #expect(errors.values["distance.median"] == .number(0.12))
    guard case .interval(let lower, let upper)? = errors.values["distance.range"] else {
      return #expect(Bool(false), "no range")
    }
    #expect(abs(lower - 0.04) < 1e-12 && abs(upper - 0.2) < 1e-12)
    #expect(errors.values["divergence.range"] == .interval(1, 1))
  }

  @Test func aNegativeNumberOfPointsIsRefused() throws {
    var files = try SampleErrors(
      points: 1, noise: 1, gap: 1,
      replicates: [.init(distance: 0, residual: 0, divergence: 0, isFoundFromTruthOnly: true)]
    ).files()
    let text = String(decoding: try files["errors.json"], as: UTF8.self)
    files.contents["errors.json"] = Array(text.replacing("\"points\":1", with: "\"points\":-1").utf8)
    #expect(throws: ArtifactError.self) { try SampleErrors(files: files) }
  }
}
