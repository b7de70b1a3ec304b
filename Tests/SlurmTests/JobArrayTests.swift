import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// Stages that were submitted as one array, as they lie in the store.
struct JobArrayTests {
  private static let array = JobArray(
    (1...3).map { seed in
      JobArray.Member(
        key: Key(Digest(of: "\(seed)")), id: id("fits", "seed=\(seed)"), checkpoint: seed == 2 ? "7-12-99" : "")
    }, resources: JobResources(memory: 5, seconds: 60, partition: "a\tb"), isForced: true)

  @Test func anArrayReadsBackAsItWasWritten() {
    #expect(JobArray(text: Self.array.text, name: Self.array.name) == Self.array)
  }

  @Test func twoArraysOfTheSameStagesHaveDifferentNames() {
    let other = JobArray([], resources: JobResources(), isForced: false)
    let another = JobArray([], resources: JobResources(), isForced: false)
    #expect(other.name != another.name)
    #expect(Self.array.name.hasPrefix("test-fits-"))
  }

  @Test func aDamagedArrayIsNone() {
    let text = Self.array.text
    for place in text.indices {
      var damaged = text
      damaged[place] ^= 1
      #expect(JobArray(text: damaged, name: "a") == nil)
      #expect(JobArray(text: Array(text[..<place]), name: "a") == nil)
    }
  }

  /// Lines with the digest behind them, as the store asks for them.
  private func sealed(_ lines: String...) -> [UInt8] {
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    return bytes + Array("sha256\t\(Digest(of: bytes))\n".utf8)
  }

  @Test func itIsWrittenLineByLine() {
    let members = (1...3).map { "member\t\(Digest(of: "\($0)"))\t\($0 == 2 ? "7-12-99" : "")\ttest\tfits\tseed=\($0)" }
    let text = sealed(
      "workflow-array-1", "owner\t\(ProcessIdentity.this)", "memory\t5", "seconds\t60", "partition\ta\\tb", "forced",
      members[0], members[1], members[2])
    #expect(String(decoding: Self.array.text, as: UTF8.self) == String(decoding: text, as: UTF8.self))
  }

  @Test func whatItDoesNotKnowMakesItNone() {
    let member = "member\t\(Digest(of: "a"))\t\ttest\tfits\t"
    #expect(JobArray(text: sealed("workflow-array-1", member), name: "a") != nil)
    #expect(JobArray(text: sealed("workflow-array-2", member), name: "a") == nil)
    #expect(JobArray(text: sealed("workflow-array-1", "mood\tgood", member), name: "a") == nil)
    #expect(JobArray(text: sealed("workflow-array-1", "member\tnone\t\ttest\tfits\t"), name: "a") == nil)
  }

  /// The name goes into file names and into options of commands.
  @Test(arguments: [
    ("pinwheel", "fits", "pinwheel-fits-"), ("a b", "c/d;e'$f", "ab-cdef-"), ("π", "é\n", "--"),
    (String(repeating: "n", count: 60), "s", String(repeating: "n", count: 40) + "-"),
  ])
  func theNameIsPlain(notebook: String, stage: String, start: String) {
    let member = JobArray.Member(
      key: Key(Digest(of: "")), id: StageID(notebook: notebook, stage: stage), checkpoint: "")
    let name = JobArray([member], resources: JobResources(), isForced: false).name
    #expect(name.hasPrefix(start))
    #expect(name.count == start.count + 10)
    #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
  }
}
