import Interchange
import LinearAlgebra
import SeparationArtifacts
import SeparationStages
import StageTestSupport
import Stages
import TestSupport
import Testing

/// A data set that does not take long.
func sample(_ generator: String, _ more: [(String, String)] = []) throws -> SourceSample {
  let parameters = [
    ("generator", generator), ("sources", "2"), ("segments", "4"), ("points-per-segment", "250"), ("draw", "3"),
  ]
  return try stage(SampleNonlinearICA.self, parameters.filter { own in !more.contains { $0.0 == own.0 } } + more)
    .run(Nothing(), in: .silent)
}

@Suite struct SampleNonlinearICATests {
  @Test(arguments: [("tcl", 2), ("imca", 2), ("hard", 4), ("ivae", 2)])
  func pointsComeWithTheirSourcesAndSegments(generator: String, features: Int) throws {
    let sample = try sample(generator)
    #expect(sample.points.coordinates.rows == 1000 && sample.points.coordinates.columns == features)
    #expect(sample.sources.rows == 1000 && sample.sources.columns == 2)
    #expect(Set(sample.points.labels ?? []) == [0, 1, 2, 3])
    for j in 0..<features {
      let column = sample.points.coordinates.column(j)
      // Of a thousand numbers, each rounded.
      expectClose(column.reduce(0, +), 0, absolute: 1e-9)
      expectClose(column.reduce(0) { $0 + $1 * $1 } / 1000, 1, relative: 1e-12)
    }
    #expect(try SeparationStagesTests.sample(generator) == sample)
    #expect(try SeparationStagesTests.sample(generator, [("draw", "4")]) != sample)
  }

  /// Means of zero stay near it in every segment; others do not.
  @Test func meansVaryWhereTheyAreAskedTo() throws {
    func largest(_ means: String) throws -> Double {
      let sample = try sample("tcl", [("means", means)])
      return (0..<4).flatMap { u in
        let own = sample.sources.rows(250 * u..<250 * (u + 1))
        return own.columnSums.map { abs($0) / 250 }
      }.max() ?? 0
    }
    // Five standard errors at the largest deviation, 3/√250.
    #expect(try largest("zero") < 0.95)
    #expect(try largest("varying") > 1.5)
  }

  @Test func whatIsAskedInVainIsAnError() {
    let hard = [("generator", "hard"), ("draw", "1"), ("layers", "3")]
    #expect(message(SampleNonlinearICA.self, hard).contains("layers"))
    let many = [("generator", "tcl"), ("draw", "1"), ("segments", "10000"), ("points-per-segment", "1000000")]
    #expect(
      message(SampleNonlinearICA.self, many)
        == "a.md:5:10: 10000 times 1000000 points are more than the 10000000 that can be drawn; lower 'points-per-segment'"
    )
    #expect(throws: (any Error).self) { try sample("tcl", [("segments", "1"), ("points-per-segment", "1")]) }
  }
}
