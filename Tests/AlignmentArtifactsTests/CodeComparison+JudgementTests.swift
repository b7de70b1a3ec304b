import AlignmentArtifacts
import Stages
import Testing

@Suite struct CodeComparisonJudgementTests {
  /// The files of a comparison whose summary has another line in the place of one.
  private func files(_ name: String, _ number: String?) throws -> ArtifactFiles {
    var files = someComparison().files()
    let lines = String(decoding: try files["summary.csv"], as: UTF8.self).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("\(name),") } == 1)
    let changed = lines.compactMap { line -> String? in
      guard line.hasPrefix("\(name),") else { return String(line) }
      return number.map { "\(name),\($0)" }
    }
    files.contents["summary.csv"] = Array((changed.joined(separator: "\n") + "\n").utf8)
    return files
  }

  @Test func aReportShowsWhatTheVerdictRestsOn() {
    let values = someComparison().values
    #expect(values["margin"] == .number(0.05) && values["judged-points"] == .integer(7))
    #expect(values["bend.attenuation"] == .number(0.75) && values["bend.detectable"] == .flag(true))
    #expect(values["affine-residual.trimmed"] == .number(0.125) && values["turned.trimmed"] == .number(0.5))
  }

  @Test func everyNumberIsReadFromItsOwnPlace() throws {
    let judgement = try CodeComparison(files: files("margin", "0.25")).judgement
    #expect(judgement.margin == 0.25 && judgement.attenuation == 0.75)
    #expect(try CodeComparison(files: files("judged-points", "6")).judgement.points == 6)
    #expect(try CodeComparison(files: files("bend.attenuation", "0.5")).judgement.attenuation == 0.5)
    #expect(try !CodeComparison(files: files("bend.detectable", "0")).judgement.bendIsDetectable)
    #expect(try CodeComparison(files: files("affine-residual.trimmed", "3")).judgement.trimmedAffineResidual == 3)
    #expect(try CodeComparison(files: files("turned.trimmed", "4")).judgement.trimmedTurned == 4)
  }

  @Test(arguments: [
    "margin", "judged-points", "bend.attenuation", "bend.detectable", "affine-residual.trimmed", "turned.trimmed",
  ])
  func aNumberThatIsMissingIsNamed(name: String) throws {
    let error = #expect(throws: ArtifactError.self) { try CodeComparison(files: files(name, nil)) }
    #expect(error?.description == "the summary holds no '\(name)'")
  }

  @Test(arguments: ["-1", "2.5", "1e300", "nan"]) func pointsAreCounted(number: String) {
    #expect(throws: (any Error).self) { try CodeComparison(files: files("judged-points", number)) }
  }
}
