import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// The files by which a run and its jobs tell each other what they know.
struct JobFilesTests {
  private static let array = JobArray(
    (1...3).map { seed in
      JobArray.Member(
        key: Key(Digest(of: "\(seed)")), id: id("fits", "seed=\(seed)"), checkpoint: seed == 2 ? "7-12-99" : "")
    }, resources: JobResources(memory: 5, seconds: 60, partition: "a\tb"), isForced: true)

  private static let results: [JobResult] = [
    .finished, .interrupted, .closed, .spoiled(file: "Data/a\tfile"), .lost([Digest(of: "a"), Digest(of: "b")]),
    .failed(message: "two\nlines", logTail: ["one", "", "three\\"]), .failed(message: "", logTail: []),
  ]

  @Test func anArrayReadsBackAsItWasWritten() {
    #expect(JobArray(text: Self.array.text, name: Self.array.name) == Self.array)
  }

  @Test func twoArraysOfTheSameStagesHaveDifferentNames() {
    let other = JobArray([], resources: JobResources(), isForced: false)
    let another = JobArray([], resources: JobResources(), isForced: false)
    #expect(other.name != another.name)
    #expect(Self.array.name.hasPrefix("test-fits-"))
  }

  @Test(arguments: results) func aResultReadsBackAsItWasWritten(result: JobResult) {
    #expect(JobResult(text: result.text) == result)
  }

  @Test(arguments: [array.text] + results.map(\.text)) func aDamagedFileIsNone(text: [UInt8]) {
    for place in stride(from: 0, to: text.count, by: 3) {
      var damaged = text
      damaged[place] ^= 1
      #expect(JobArray(text: damaged, name: "a") == nil)
      #expect(JobResult(text: damaged) == nil)
      #expect(JobResult(text: Array(text[..<place])) == nil)
    }
  }
}
