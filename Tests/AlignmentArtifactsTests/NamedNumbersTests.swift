import AlignmentArtifacts
import LinearAlgebra
import Stages
import Testing

/// The summaries of comparisons, which are how numbers by name reach a file.
@Suite struct NamedNumbersTests {
  private func comparison(warnings: [String] = []) -> ClusteringComparison {
    let measures = ClusteringComparison.Measure.allCases
    let summary = ScoreSummary(mean: 0.5, standardDeviation: nil, least: 0.25, greatest: 1, interval: nil)
    return ClusteringComparison(
      points: 3, runs: 2,
      matrices: Dictionary(uniqueKeysWithValues: measures.map { ($0, Matrix<Double>([[1, 0.5], [0.5, 1]])) }),
      summaries: Dictionary(uniqueKeysWithValues: measures.map { ($0, summary) }), warnings: warnings)
  }

  private func reading(_ summary: (String) -> String) throws -> ClusteringComparison {
    var files = comparison().files()
    let text = String(decoding: try files["summary.csv"], as: UTF8.self)
    files.contents["summary.csv"] = Array(summary(text).utf8)
    return try ClusteringComparison(files: files)
  }

  @Test func theOrderOfLinesDoesNotMatter() throws {
    let read = try reading { text in
      let lines = text.split(separator: "\n")
      return ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    }
    #expect(read == comparison())
  }

  @Test func numbersThatNobodyAsksForAreNoHarm() throws {
    #expect(try reading { $0 + "something-new,3\n" } == comparison())
  }

  @Test func aNumberThatIsMissingIsNamed() {
    let error = #expect(throws: ArtifactError.self) { try reading { _ in "value,number\npoints,3\nari.mean,0.5\n" } }
    #expect(error?.description == "the summary holds no 'ari.min'")
    let points = #expect(throws: ArtifactError.self) { try reading { $0.replacing("points,3.0\n", with: "") } }
    #expect(points?.description == "the summary holds no 'points'")
  }

  @Test func aTableOfOtherColumnsIsRefused() {
    let error = #expect(throws: (any Error).self) { try reading { $0.replacing("value,number", with: "value,count") } }
    #expect(error.map { "\($0)" }?.contains("'summary.csv' should have the columns 'value' and 'number'") == true)
  }

  @Test(arguments: ["2.5", "-3", "1e300"]) func aCountIsWholeAndNotNegative(count: String) {
    let error = #expect(throws: ArtifactError.self) {
      try reading { $0.replacing("points,3.0", with: "points,\(count)") }
    }
    #expect(error?.description.contains("points") == true)
  }

  @Test func sentencesAreReadBackAsTheyAre() throws {
    let warnings = ["a comma, and \"quotes\"", "42", "", "two\nlines", "ünïcode — dash"]
    let whole = comparison(warnings: warnings)
    #expect(try ClusteringComparison(files: whole.files()).warnings == warnings)
  }
}
