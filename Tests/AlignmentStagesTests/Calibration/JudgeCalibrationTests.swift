import AlignmentStages
import Stages
import Testing

/// What many simulated comparisons come to.
@Suite struct JudgeCalibrationTests {
  @Test func theWorstKindAndAllAreCounted() throws {
    let summary = CalibrationSummary(cells: [.init(worlds: 40, wrong: 0), .init(worlds: 40, wrong: 10)])
    #expect(summary.values["worst"] == .number(0.25) && summary.values["wrong"] == .number(0.125))
    guard case .number(let lower)? = summary.values["worst.lower"] else { throw ArtifactError("no number") }
    #expect(lower > 0.05 && lower < 0.25)
    #expect(try CalibrationSummary(files: summary.files()) == summary)
    #expect(Set(summary.values.keys) == Set(CalibrationSummary.valueNames))
  }

  @Test(arguments: ["4,5", "4,-1", "-1,0", "-2,-2", "4.5,1", "4,0.5", "1e30,0"])
  func countsThatAreNoneAreErrors(row: String) throws {
    let files = ArtifactFiles(["cells.csv": Array("worlds,false\n\(row)\n".utf8)])
    let error = try #require(throws: ArtifactError.self) { try CalibrationSummary(files: files) }
    #expect(error.description.hasSuffix(" in 'cells.csv' is no count of worlds"), "\(error)")
  }

  @Test func otherColumnsAreToldByTheirNames() {
    let files = ArtifactFiles(["cells.csv": Array("worlds,wrong\n4,1\n".utf8)])
    #expect(
      throws: ArtifactError(
        "'cells.csv' should have the columns 'worlds' and 'false', not [\"worlds\", \"wrong\"]")
    ) { try CalibrationSummary(files: files) }
  }

  /// Where nothing was tried nothing was wrong, and any rate may be true.
  @Test func noWorldsSayNothing() throws {
    for cells in [[], [CalibrationSummary.Cell(worlds: 0, wrong: 0)]] {
      let values = CalibrationSummary(cells: cells).values
      #expect(values["cells"] == .integer(cells.count) && values["worlds"] == .integer(0))
      #expect(values["wrong"] == .number(0) && values["wrong.interval"] == .interval(0, 1))
      #expect(values["worst"] == .number(0) && values["worst.lower"] == .number(0))
    }
  }

  /// All of n wrong: the lower limits of Clopper and Pearson are 0.025 and 0.001 to the power 1/n.
  @Test func limitsAreThoseOfClopperAndPearson() throws {
    let values = CalibrationSummary(cells: [.init(worlds: 3, wrong: 3)]).values
    guard case .interval(let low, let high)? = values["wrong.interval"],
      case .number(let lower)? = values["worst.lower"]
    else { throw ArtifactError("no limits") }
    #expect(abs(low * low * low - 0.025) < 1e-9 && high == 1)
    #expect(abs(lower - 0.1) < 1e-9)
  }
}
