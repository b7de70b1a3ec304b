import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// What a store reads of a record to know what a stage put out: its head, written here by hand.
struct RecordedOutputsTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private static let head = [
    "workflow-record-1", "output\tb\\tc\t\(Digest(of: "b"))\t12", "output\ta\t\(Digest(of: "a"))\t0", "seconds\t0.5",
  ]

  /// What the store tells of a stage whose record is these lines, with the digest that belongs to them.
  private func outputs(_ lines: [String]) async throws -> OutputFiles? {
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    return try await stored(bytes + Array("sha256\t\(Digest(of: bytes))\n".utf8))
  }

  private func stored(_ record: [UInt8]) async throws -> OutputFiles? {
    let summary = try await run(Graph(nodes: [node("fit")]), in: workplace)
    let path = try #require(workplace.stored("records").first)
    try FileManager.default.removeItem(atPath: path)
    try Data(record).write(to: URL(filePath: path))
    return try workplace.store().outputs(of: try #require(summary[id("fit")]?.key))
  }

  private let files = OutputFiles([
    OutputFiles.File(name: "a", digest: Digest(of: "a"), size: 0),
    OutputFiles.File(name: "b\tc", digest: Digest(of: "b"), size: 12),
  ])

  @Test func theHeadIsEnough() async throws {
    #expect(try await outputs(Self.head) == files)
    #expect(try await outputs(Self.head + ["input\tnot a digest", "seconds\tlong", "mood"]) == files)
  }

  @Test func aStageMayPutOutNothing() async throws {
    #expect(try await outputs(["workflow-record-1", "seconds\t1e-300"]) == OutputFiles([]))
  }

  @Test(arguments: [
    [], ["workflow-record-1"], Array(RecordedOutputsTests.head.dropLast()),
    Array(RecordedOutputsTests.head.dropFirst()), ["workflow-record-2"] + RecordedOutputsTests.head.dropFirst(),
    ["workflow-record-1", "output\ta\t\(Digest(of: "a"))", "seconds\t1"],
    ["workflow-record-1", "output\ta\t\(Digest(of: "a"))\t1.5", "seconds\t1"],
    ["workflow-record-1", "output\ta\t12\t12", "seconds\t1"], ["workflow-record-1", "seconds\tlong"],
    ["workflow-record-1", "seconds"], ["workflow-record-1", "", "seconds\t1"],
  ])
  func whatIsNoHeadOfARecordIsNone(lines: [String]) async throws { #expect(try await outputs(lines) == nil) }

  @Test func aRecordThatWasCutOffOrAlteredIsNone() async throws {
    #expect(try await stored([]) == nil)
    let text = Self.head.map { $0 + "\n" }.joined()
    let sealed = Array("\(text)sha256\t\(Digest(of: text))\n".utf8)
    #expect(try await stored(sealed) == files)
    for place in stride(from: 0, to: sealed.count, by: 13) {
      var altered = sealed
      altered[place] ^= 1
      #expect(try await stored(altered) == nil, "byte \(place)")
      #expect(try await stored(Array(sealed[..<place])) == nil, "the first \(place) bytes")
    }
  }

  /// The short way to what a stage put out and the long one say the same of what the store wrote.
  @Test func itAgreesWithTheWholeRecord() async throws {
    let nasty = "a\tb\nc\\td\\\r\u{0}é"
    let fit = node("fit", parameters: [parameter("seconds", "output")]) { _ in [nasty: [1, 2], "": [], "z": [3]] }
    let summary = try await run(Graph(nodes: [fit]), in: workplace)
    let key = try #require(summary[id("fit")]?.key)
    let record = try #require(try workplace.store().record(of: key))
    #expect(record.outputs.files.map(\.name) == ["", nasty, "z"])
    #expect(try workplace.store().outputs(of: key) == record.outputs)
  }
}
