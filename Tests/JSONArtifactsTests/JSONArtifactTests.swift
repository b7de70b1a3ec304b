import JSONArtifacts
import Stages
import Testing

private struct Tally: JSONArtifact {
  static let typeName = "tally"
  static let file = "tally.json"
  var wins: Int
  var shares: [Double]
  var values: [String: ReportValue] { ["wins": .integer(wins)] }

  func check() throws(ArtifactError) { try ArtifactError.checkCounts([wins], "wins") }
}

private struct Unchecked: JSONArtifact {
  static let typeName = "unchecked"
  static let file = "unchecked.json"
  var wins: Int
  var values: [String: ReportValue] { [:] }
}

@Suite struct JSONArtifactTests {
  @Test func itIsOneFileWithItsKeysSorted() throws {
    let files = try Tally(wins: 3, shares: [0.1, 1e-300]).files()
    #expect(files == ArtifactFiles(["tally.json": Array("{\"shares\":[0.1,1e-300],\"wins\":3}".utf8)]))
    #expect(try Tally(files: files) == Tally(wins: 3, shares: [0.1, 1e-300]))
  }

  @Test func anotherFileIsAnErrorThatNamesIt() throws {
    let error = try #require(throws: ArtifactError.self) {
      try Tally(files: ArtifactFiles(["tally.json": Array("{\"wins\":3}".utf8)]))
    }
    #expect(error.description.hasPrefix("'tally.json' is no tally:"))
    #expect(throws: ArtifactError.self) { try Tally(files: ArtifactFiles()) }
  }

  @Test func whatCanBeReadIsChecked() throws {
    let files = ArtifactFiles(["tally.json": Array("{\"shares\":[],\"wins\":-3}".utf8)])
    #expect(throws: ArtifactError.self) { try Tally(files: files) }
    #expect(try Unchecked(files: ArtifactFiles(["unchecked.json": Array("{\"wins\":-3}".utf8)])).wins == -3)
  }
}
