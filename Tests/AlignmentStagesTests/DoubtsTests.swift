import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Stages
import Testing

/// What is suspicious of runs, and what it does to the verdict.
@Suite struct DoubtsTests {
  private let good = CodeWorld(.ordered, runs: 4, latents: 2, points: 600, seed: 1).codes.map(\.codes)
  private let others = CodeWorld(.ordered, runs: 2, latents: 2, points: 600, seed: 9).codes.map(\.codes)

  private func found(_ runs: [Matrix<Double>]) throws -> CodeComparison {
    try CompareCodes(draws: 20).run(runs.map { Codes($0) }, in: .silent)
  }

  @Test func whatIsWrongWithTheFilesSilencesTheRest() throws {
    let moved = good[2].rows(at: (0..<600).map { ($0 + 2) % 600 })
    let comparison = try found([good[0], good[0], moved])
    #expect(comparison.verdict.sentence.hasPrefix("this cannot be told: runs 1 and 2 hold the same numbers"))
    #expect(!comparison.verdict.sentence.contains("moved by"))
    #expect(!comparison.warnings.contains { $0.contains("beyond chance") || $0.contains("moved by") })
  }

  @Test func unrelatedPairsAreNamedInTheVerdict() throws {
    let comparison = try found([good[0], good[1], others[0]])
    #expect(
      comparison.verdict.sentence
        == "the codes of the runs are not the same: runs 1 and 3, runs 2 and 3 share no direction beyond chance")
    #expect(comparison.warnings.count { $0.contains("share no direction beyond chance") } == 2)
  }

  @Test func aMismatchComesBeforeWhatIsUnrelated() throws {
    let moved = good[2].rows(at: (0..<600).map { ($0 + 1) % 600 })
    let comparison = try found([good[0], moved, others[0]])
    #expect(comparison.verdict.equivalenceClass == .undecided)
    // Doubts come first among warnings, then what is worth a look.
    #expect(comparison.warnings.first?.contains("runs 1 and 2 share nothing row by row") == true)
    #expect(comparison.warnings.contains { $0.contains("runs 1 and 3 share no direction beyond chance") })
  }

  @Test func soundRunsGiveNone() throws {
    #expect(try found(good).warnings.isEmpty)
  }
}
