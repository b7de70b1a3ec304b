import Application
import Parameters
import Stages
import Testing

/// Many values by name.
private struct ManyNumbers: Artifact, Equatable {
  static let typeName = "many-numbers"
  static let valueNames = (1...30).map { "value-\($0)" }
  let first: Int

  init(_ first: Int) { self.first = first }

  var values: [String: ReportValue] {
    Dictionary(uniqueKeysWithValues: Self.valueNames.enumerated().map { ($1, .integer(first + $0)) })
  }

  func files() -> ArtifactFiles { ArtifactFiles(["first.txt": Array("\(first)".utf8)]) }

  init(files: ArtifactFiles) throws {
    guard let first = Int(String(decoding: try files["first.txt"], as: UTF8.self)) else {
      throw ArtifactError("'first.txt' holds no number")
    }
    self.init(first)
  }
}

/// Makes many numbers.
private struct MakeMany: Stage {
  static let name = "make-many"
  static let summary = "Makes many numbers."
  let first: Int

  init(from reader: inout ParameterReader) throws(NotebookError) { first = try reader.integer("first", in: 0...1000) }

  func run(_ input: Nothing, in context: StageContext) -> ManyNumbers { ManyNumbers(first) }
}

@Suite struct TableRowsTests {
  /// The report of a sweep over so many members.
  private func report(members: Int) async throws -> String {
    let place = try Workplace()
    let text =
      "---\ntitle: Many\n---\n\n```yaml stage=many\nrun: make-many\nfor each: { first: 100...\(99 + members) }\n```\n"
    try place.write(text, to: "Pipelines/many.md")
    try await place.run(registry: Registry([StageFamily(fingerprint: "code", [MakeMany.self])]))
    return try place.read("Reports/many/report.md")
  }

  @Test func manyValuesOfFewMembersStandBelowOneAnother() async throws {
    let report = try await report(members: 2)
    #expect(report.contains("| first | 100 | 101 |"))
    #expect(report.contains("| value-30 | 129 | 130 |"))
  }

  @Test func manyMembersDoToo() async throws {
    let report = try await report(members: 40)
    #expect(report.contains("| first | value-1 | value-2 | "))
    #expect(report.contains("| 139 | 139 | 140 | "))
  }
}
