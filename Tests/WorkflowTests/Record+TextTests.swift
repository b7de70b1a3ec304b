import Testing
import Workflow
import WorkflowTestSupport

/// A record as lines of text, written here by hand.
struct RecordTextTests {
  private static let lines = [
    "workflow-record-1", "output\tout.txt\t\(Digest(of: "a"))\t12", "output\tz\t\(Digest(of: "z"))\t0",
    "seconds\t0.5", "started\t1700000000", "stage\ttest\tfits\tseed=1", "kind\tfit", "fingerprint\tcode",
    "parameter\tepochs\t200\tPipelines/test.md:4", "parameter\tseed\t1\t",
    "file\tdata\tData/points.txt\t\(Digest(of: "b"))", "input\tslot0\ttest\tpoints\t\t\(Digest(of: "c"))",
    "environment\tcores=2", "environment\ta\\tb\\nc\\\\d",
  ]

  /// Lines with the digest behind them, as the store asks for them.
  private func sealed(_ lines: [String]) -> [UInt8] {
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    return bytes + Array("sha256\t\(Digest(of: bytes))\n".utf8)
  }

  private func altered(_ start: String, to line: String) -> Record? {
    Record(text: sealed(Self.lines.map { $0.hasPrefix(start) ? line : $0 }))
  }

  @Test func itIsReadLineByLine() throws {
    let record = try #require(Record(text: sealed(Self.lines)))
    #expect(record.stage == id("fits", "seed=1") && record.kind == "fit" && record.fingerprint == "code")
    #expect(
      record.parameters == [parameter("epochs", "200", line: 4), KeyedParameter(name: "seed", canonical: "1")])
    #expect(record.files == [.init(name: "data", shownAs: "Data/points.txt", digest: Digest(of: "b"))])
    #expect(record.inputs == [.init(slot: "slot0", upstream: id("points"), content: Digest(of: "c"))])
    let outputs = [OutputFiles.File(name: "out.txt", digest: Digest(of: "a"), size: 12)]
    #expect(record.outputs == OutputFiles(outputs + [.init(name: "z", digest: Digest(of: "z"), size: 0)]))
    #expect(record.seconds == 0.5 && record.started == 1_700_000_000)
    #expect(record.environment == ["cores=2", "a\tb\nc\\d"])
  }

  @Test func itIsWrittenLineByLine() throws {
    let record = try #require(Record(text: sealed(Self.lines)))
    #expect(String(decoding: record.text, as: UTF8.self) == String(decoding: sealed(Self.lines), as: UTF8.self))
  }

  @Test(arguments: [
    ("workflow-record", "workflow-record-2"), ("seconds", "seconds\tlong"), ("started", "started\t1.5"),
    ("started", "started"), ("output\tout", "output\tout.txt\t12\t12"), ("output\tz", "output\tz"),
    ("file", "file\tdata\tData/points.txt"), ("input", "input\tslot0\ttest\tpoints\t\(Digest(of: "c"))"),
  ])
  func aLineThatIsNotWhatItsFirstWordSaysMakesItNoRecord(start: String, line: String) {
    #expect(altered(start, to: line) == nil)
  }

  /// A later version may add lines; their places do not matter either.
  @Test func unknownLinesArePassedOver() throws {
    let record = try #require(Record(text: sealed(Self.lines)))
    #expect(Record(text: sealed(Self.lines + ["mood\tgood"])) == record)
    #expect(Record(text: sealed([Self.lines[0]] + Self.lines.dropFirst().reversed()))?.outputs == record.outputs)
  }

  @Test func timesKeepTheirLastBit() throws {
    var record = try #require(Record(text: sealed(Self.lines)))
    for seconds in [0.1 + 0.2, 1e-300, .greatestFiniteMagnitude, .leastNonzeroMagnitude] {
      record.seconds = seconds
      #expect(Record(text: record.text)?.seconds == seconds)
    }
  }

  @Test func anyAlteredByteMakesItNoRecord() {
    let text = sealed(Self.lines)
    for place in text.indices {
      var altered = text
      altered[place] ^= 1
      #expect(Record(text: altered) == nil, "byte \(place)")
    }
  }

  @Test func anyPartOfARecordIsNoRecord() {
    let text = sealed(Self.lines)
    for count in 0..<text.count where Record(text: Array(text[..<count])) != nil {
      Issue.record("the first \(count) bytes of \(text.count) passed for a record")
    }
  }
}
