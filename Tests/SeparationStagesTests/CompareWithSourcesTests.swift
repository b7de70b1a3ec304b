import Interchange
import LinearAlgebra
import Randomness
import SeparationArtifacts
import SeparationStages
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CompareWithSourcesTests {
  private func compared(_ codes: [Matrix<Double>], _ sample: SourceSample) throws -> SourceComparison {
    try stage(CompareWithSources.self, ["draws": "40"]).run(Pair(codes.map { Codes($0) }, sample), in: .silent)
  }

  @Test func theSourcesThemselvesScoreOne() throws {
    let sample = try sample("tcl")
    let turned = Matrix((0..<1000).map { [-2 * sample.sources[$0, 1], sample.sources[$0, 0] + 3] })
    let found = try compared([sample.sources, turned], sample)
    #expect(found.points == 1000 && found.segments == 4 && found.sources == 2 && found.runs.count == 2)
    for run in found.runs {
      expectClose(run.strong, 1, absolute: 1e-12)
      expectClose(run.within, 1, absolute: 1e-12)
      expectClose(run.weak, 1, absolute: 1e-9)
      // Of sources with means of zero, signs are lost in |s|.
      #expect(run.magnitude < 0.4 && run.square < 0.4)
    }
    expectClose(found.pairs[0].strong, 1, absolute: 1e-12)
    // Two columns that are turned at random score 0.900 on average.
    expectClose(found.chance.strong, 0.9, absolute: 0.05)
    expectClose(found.chance.between ?? 0, 0.9, absolute: 0.05)
  }

  @Test func magnitudesAreScoredToo() throws {
    let sample = try sample("tcl")
    let found = try compared([sample.sources.map { $0 * $0 }], sample)
    expectClose(found.runs[0].square, 1, absolute: 1e-12)
    #expect(found.runs[0].magnitude > 0.8 && found.runs[0].strong < 0.4)
    #expect(found.pairs.isEmpty && found.chance.between == nil)
  }

  @Test func codesOfMoreColumnsThanSourcesAreCompared() throws {
    let sample = try sample("hard")
    let found = try compared([sample.points.coordinates], sample)
    #expect(found.runs[0].strong > 0.2 && found.runs[0].weak >= found.runs[0].strong - 0.05)
  }

  @Test func collapsedCodesAreNoTrap() throws {
    let sample = try sample("tcl")
    let found = try compared([Matrix(rows: 1000, columns: 2)], sample)
    #expect(found.runs[0].strong == 0 && found.runs[0].within == 0 && found.chance.within == 0)
  }

  @Test func whatDoesNotBelongTogetherIsSaid() throws {
    let sample = try sample("tcl")
    #expect(throws: ArtifactError.self) { try compared([], sample) }
    let error = #expect(throws: ArtifactError.self) { try compared([Matrix(rows: 3, columns: 2)], sample) }
    #expect(error?.description.hasPrefix("run 1 has 3 points, but the sources are of 1000") == true)
  }
}
