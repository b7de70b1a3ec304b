import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Randomness
import Stages
import Testing

/// Whether the rows of two runs seem to be of the same points.
@Suite struct CorrespondenceTests {
  private let good = CodeWorld(.ordered, runs: 3, latents: 2, points: 600, seed: 1).codes.map(\.codes)

  private func verdict(_ runs: [Matrix<Double>]) throws -> CodeComparison {
    try CompareCodes(draws: 20).run(runs.map { Codes($0) }, in: .silent)
  }

  /// The third run with its rows moved on, the last coming first.
  private func moved(_ lag: Int) -> Matrix<Double> { good[2].rows(at: (0..<600).map { ($0 + lag + 600) % 600 }) }

  @Test(arguments: [1, -1, 2, -3, 5])
  func rowsThatAreMovedAreSeenAndTakeTheGroundFromTheVerdict(lag: Int) throws {
    let found = try verdict([good[0], good[1], moved(lag)])
    #expect(found.verdict.equivalenceClass == .undecided)
    for pair in ["runs 1 and 3", "runs 2 and 3"] {
      #expect(
        found.verdict.sentence.contains(
          "\(pair) share nothing row by row, but much when the rows of one are moved by \(abs(lag)): rows do not "
            + "correspond; match them by an id"))
    }
    #expect(!found.verdict.sentence.contains("runs 1 and 2 share"))
  }

  @Test func rowsInReverseAreSeen() throws {
    let found = try verdict([good[0], good[1], good[2].rows(at: (0..<600).reversed())])
    #expect(found.verdict.equivalenceClass == .undecided)
    #expect(found.verdict.sentence.contains("much when the rows of one are reversed: rows do not correspond"))
  }

  @Test func otherOrdersAndOtherCodesLookAlike() throws {
    var stream = RandomStream(seed: 4)
    for third in [
      moved(6), good[2].rows(at: stream.permutation(600)),
      Matrix(rows: 600, columns: 2, elements: stream.normals(1200)),
    ] {
      let found = try verdict([good[0], good[1], third])
      #expect(found.verdict.equivalenceClass == .none)
      #expect(
        found.warnings.contains { $0.contains("runs 1 and 3 share no direction beyond chance; if that surprises") })
    }
  }

  @Test func whatIsSharedInOneDirectionAloneNeedsNoExplanation() throws {
    var stream = RandomStream(seed: 5)
    let half = Matrix((0..<600).map { [good[2][$0, 0], stream.normal()] })
    let found = try verdict([good[0], good[1], half])
    #expect(!found.warnings.contains { $0.contains("beyond chance") || $0.contains("do not correspond") })
  }
}
