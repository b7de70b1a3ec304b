import Interchange
import LinearAlgebra
import Parameters
import Stages
import Testing

/// Puts out what a test wants.
private struct Tell: Stage {
  static let name = "tell"
  static let summary = "Tells."
  var values: [String: ReportValue] = [:]

  init(_ values: [String: ReportValue]) { self.values = values }
  init(from reader: inout ParameterReader) throws(NotebookError) {}
  func run(_ input: [Points], in context: StageContext) throws -> Told {
    Told(values: values.merging(["runs": .integer(input.count)]) { $1 })
  }
}

private struct Told: Artifact {
  static let typeName = "told"
  static let valueNames = ["runs", "score"]
  let values: [String: ReportValue]
  init(values: [String: ReportValue]) { self.values = values }
  init(files: ArtifactFiles) throws { values = [:] }
  func files() -> ArtifactFiles { ArtifactFiles(["told.txt": []]) }
}

/// What a stage's work becomes before it is stored.
@Suite struct StageFilesTests {
  private func points(_ x: Double) throws -> ArtifactFiles { try Points(Matrix([[x]])).files() }

  @Test func valuesLieBesideTheFilesSorted() throws {
    let files = try Tell(["score": .number(0.5)]).files(from: [[try points(1)]], in: .silent)
    #expect(files.contents.keys.sorted() == ["told.txt", "values.json"])
    let text = String(decoding: try files["values.json"], as: UTF8.self)
    #expect(text == "{\n  \"runs\" : 1,\n  \"score\" : 0.5\n}\n")
    #expect(try ValuesFile.decode(files["values.json"]) == ["runs": .integer(1), "score": .number(0.5)])
  }

  @Test func aSlotOfManyGathersTheMembersOfAllStages() throws {
    let slots = [[try points(1), try points(2)], [try points(3)]]
    let files = try Tell([:]).files(from: slots, in: .silent)
    #expect(try ValuesFile.decode(files["values.json"])["runs"] == .integer(3))
  }

  @Test(arguments: [
    ("other", ReportValue.number(1)), ("score", .number(.nan)), ("score", .number(.infinity)),
    ("score", .interval(0, .infinity)), ("score", .interval(.nan, 1)),
  ])
  func aValueThatNoReportCouldShowIsAMistakeOfTheStage(name: String, value: ReportValue) throws {
    let error = try #require(throws: ArtifactError.self) {
      try Tell([name: value]).files(from: [[try points(1)]], in: .silent)
    }
    #expect(error.description.hasPrefix("'tell' ") && error.description.contains("'\(name)'"))
  }

  /// So what reads inputs need not be in a key.
  @Test func anInputThatIsReadInAnotherWayThanItWasWrittenIsAnError() throws {
    var files = try points(1)
    let text = String(decoding: try files["points.npy"], as: Unicode.ASCII.self)
    #expect(text.contains("'fortran_order': False, "))
    let at = try #require(Array(try files["points.npy"]).firstIndex(of: UInt8(ascii: "F")))
    files.contents["points.npy"]?.replaceSubrange(at..<at + 6, with: Array("True ,".utf8))
    #expect(try Points(files: files).coordinates == Matrix([[1]]))
    let error = try #require(throws: ArtifactError.self) { try Tell([:]).files(from: [[files]], in: .silent) }
    #expect(error.description.hasPrefix("'points.npy' of 'points' is not as it would be written again"))
  }

  @Test func anInputThatIsNoneIsAnError() {
    #expect(throws: (any Error).self) { try Tell([:]).files(from: [[ArtifactFiles()]], in: .silent) }
  }
}
