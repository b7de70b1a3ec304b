import Foundation
import TestSupport
import Testing
import Workflow
import WorkflowTestSupport

/// Lines with the digest behind them that the store asks for, so that what reads them gets to see them.
private func sealedLines(_ bytes: [UInt8]) -> [UInt8] { bytes + Array("sha256\t\(Digest(of: bytes))\n".utf8) }

private let recordText = Array(
  """
  workflow-record-1
  output\tout.txt\t\(Digest(of: "a"))\t12
  seconds\t0.5
  started\t1700000000
  stage\ttest\tfits\tseed=1
  kind\tfit
  fingerprint\tcode
  parameter\tepochs\t200\tPipelines/test.md:4
  file\tdata\tData/points.txt\t\(Digest(of: "b"))
  input\tslot0\ttest\tpoints\t\t\(Digest(of: "c"))
  environment\tcores=2

  """.utf8)

private let manifestText = Array(
  """
  workflow-run-1
  notebook\ttest
  profile\tquick
  started\t1700000000
  setting\tfits.epochs=3
  stage\ttest\tpoints\t\t\(Digest(of: "a"))
  earlier\ttest\tfits\tseed=1\t\(Digest(of: "b"))

  """.utf8)

/// A store may come from strangers, or from a disk that fails: what is in it makes no reader crash, and nothing outside
/// it is touched.
@Suite(.timeLimit(.minutes(10))) struct HostileStoreTests {
  private let words = [
    "\t", "\n", "output\t", "input\t", "seconds\tnan\n", "started\t", "\\t", "\\", "stage\t\t\t\t\t\n",
  ]

  @Test func noRecordMakesTheReaderCrash() {
    var mutator = Mutator([recordText], words: words, seed: 11)
    #expect(Record(text: sealedLines(recordText)) != nil)
    let read = (0..<Mutator.cases(4000)).count { _ in
      let bytes = mutator.next()
      return Record(text: bytes) != nil || Record(text: sealedLines(bytes)) != nil
    }
    #expect(read > 0, "every mutation breaks the record")
  }

  @Test func noManifestMakesTheReaderCrash() {
    var mutator = Mutator([manifestText], words: words + ["earlier\t"], seed: 12)
    #expect(RunManifest(text: sealedLines(manifestText), number: 1) != nil)
    let read = (0..<Mutator.cases(4000)).count { _ in
      let bytes = mutator.next()
      return RunManifest(text: bytes, number: 1) != nil || RunManifest(text: sealedLines(bytes), number: 1) != nil
    }
    #expect(read > 0, "every mutation breaks the manifest")
  }

  /// Stamps and indices hold the digest of their bytes, which is made anew for half of the cases.
  @Test func noStampMakesTheReaderCrash() throws {
    let workplace = try Workplace()
    let path = try workplace.write("a", "text")
    let later = FileSignature.now + 5_000_000_000
    let stamp = try #require(FileStamp.make(note: [1, 2], subject: "s", paths: [path], unchangedSince: later))
    var mutator = Mutator(
      [stamp, FileStamp.make(note: [], subject: "s", paths: [], unchangedSince: later) ?? []], seed: 13)
    for _ in 0..<Mutator.cases(4000) {
      let bytes = mutator.next()
      _ = FileStamp.note(in: bytes, subject: "s")
      _ = FileStamp.note(in: Checksum.appended(to: bytes), subject: "s")
      #expect(Checksum.verified(bytes) == nil || bytes == stamp)
    }
  }

  @Test func noIndexMakesAStoreUnusable() async throws {
    let workplace = try Workplace()
    let graph = try Graph(nodes: [node("a"), node("b", from: [[id("a")]])])
    try await run(graph, in: workplace)
    let path = workplace.storePath + "/index"
    var mutator = Mutator([Array(try #require(FileManager.default.contents(atPath: path)).dropLast(32))], seed: 14)
    for number in 0..<Mutator.cases(100) {
      let bytes = mutator.next()
      try Data(number.isMultiple(of: 2) ? Checksum.appended(to: bytes) : bytes).write(to: URL(filePath: path))
      _ = try workplace.store().index.statistics
    }
    #expect(try await run(graph, in: workplace).isComplete)
  }

  @Test func aRunOfTheGreatestNumberStopsNoOther() async throws {
    let workplace = try Workplace()
    _ = try workplace.store()
    try FileManager.default.createDirectory(atPath: workplace.storePath + "/runs", withIntermediateDirectories: true)
    for name in ["\(Int.max)", "-1", "+1", "0", "x"] {
      try Data().write(to: URL(filePath: "\(workplace.storePath)/runs/\(name)"))
    }
    let summary = try await run(Graph(nodes: [node("a")]), in: workplace)
    #expect(summary.isComplete)
    #expect(summary.runs.map(\.number) == [1])
  }

  /// Every folder of the store but for the shards, in turn, leads out of it.
  @Test(arguments: ["temporary", "claims", "runs", "objects", "records", "logs", "checkpoints"])
  func nothingIsRemovedWhereALinkLeads(folder: String) async throws {
    let workplace = try Workplace()
    let outside = workplace.path + "/outside"
    try FileManager.default.createDirectory(atPath: outside + "/ab", withIntermediateDirectories: true)
    _ = try workplace.store()
    // An old file, one that looks half-written by a dead process, a claim of one, and something named like an object.
    let dead = ProcessIdentity(machine: ProcessIdentity.this.machine, process: ProcessIdentity.this.process, start: 1)
    let names = ["old", "\(dead)-1", "\(Digest(of: "k")).\(dead)-1", "ab/\("ab" + "\(Digest(of: "o"))".dropFirst(2))"]
    for name in names {
      try Data("kept".utf8).write(to: URL(filePath: "\(outside)/\(name)"))
      let old = Date.now.addingTimeInterval(-400_000)
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: "\(outside)/\(name)")
    }
    let link = "\(workplace.storePath)/\(folder)"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
    _ = try? await run(Graph(nodes: [node("a")]), in: workplace)
    _ = try? Cleaning.clean(workplace.store())
    _ = try? workplace.store().verify()
    for name in names { #expect(FileManager.default.fileExists(atPath: "\(outside)/\(name)"), "\(name)") }
  }

  @Test func nothingIsWrittenWhereALinkLeads() async throws {
    let workplace = try Workplace()
    let talkative = node("a") { run in
      run.log("a line")
      return ["out.txt": [1]]
    }
    let key = try #require(try await run(Graph(nodes: [talkative]), in: workplace)[id("a")]?.key)
    let outside = try workplace.write("profile", "kept")
    let log = "\(workplace.storePath)/logs/\("\(key)".prefix(2))/\(key)"
    try FileManager.default.removeItem(atPath: log)
    try FileManager.default.createSymbolicLink(atPath: log, withDestinationPath: outside)
    #expect(try await run(Graph(nodes: [talkative]), in: workplace) { $0.force = [id("a")] }.isComplete)
    #expect(FileManager.default.contents(atPath: outside) == Data("kept".utf8))
  }
}
