import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Foundation
import Stages
import Testing

/// What an undecided verdict advises.
@Suite struct NeededRunsTests {
  private func sentence(_ truth: CodeWorld.Truth, runs: Int, noise: Double, points: Int = 400, seed: UInt64) throws -> (
    EquivalenceClass, String
  ) {
    let world = CodeWorld(truth, runs: runs, latents: 2, points: points, noise: noise, seed: seed)
    let verdict = try CompareCodes(draws: 20).run(world.codes.map { Codes($0.codes) }, in: .silent).verdict
    return (verdict.equivalenceClass, verdict.sentence)
  }

  @Test func anUndecidedVerdictTellsHowManyRunsWouldDecideAndMoreThanThereAre() throws {
    var counts: [Int] = []
    for seed in 1...12 as ClosedRange<UInt64> {
      // What any map leaves is about a fifth, which is the threshold.
      let (found, text) = try sentence(.mixed, runs: 3, noise: 0.34, seed: seed)
      guard found == .undecided else { continue }
      let ends = [
        "of such codes would decide", "; more points would decide, not more runs",
        "; no number of runs would decide at this margin, as what was found lies too near to it",
      ]
      #expect(ends.contains { text.hasSuffix($0) }, "\(text)")
      if let match = text.firstMatch(of: /about (\d+) runs of such codes would decide/), let count = Int(match.1) {
        counts.append(count)
      }
    }
    #expect(!counts.isEmpty && counts.allSatisfy { $0 > 3 && $0 <= 500 })
  }

  @Test func nearerToTheThresholdMoreRunsAreNeeded() throws {
    func needed(_ noise: Double) throws -> Int {
      let (found, text) = try sentence(.mixed, runs: 4, noise: noise, seed: 3)
      guard found == .undecided else { return 0 }
      return text.firstMatch(of: /about (\d+) runs/).flatMap { Int($0.1) } ?? Int.max
    }
    // Far from it nothing is needed; 1 − 1/(1 + σ²)² is .2 at .344.
    #expect(try needed(0.1) == 0 && needed(0.344) > 4)
  }
}
