import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// How a job ended, as it lies in the store.
struct JobResultTests {
  private static let results: [JobResult] = [
    .finished, .interrupted, .closed, .spoiled(file: "Data/a\tfile"), .lost([Digest(of: "a"), Digest(of: "b")]),
    .failed(message: "two\nlines", logTail: ["one", "", "three\\"]), .failed(message: "", logTail: []),
  ]

  @Test(arguments: results) func aResultReadsBackAsItWasWritten(result: JobResult) {
    #expect(JobResult(text: result.text) == result)
  }

  @Test(arguments: results) func aDamagedResultIsNone(result: JobResult) {
    let text = result.text
    for place in text.indices {
      var damaged = text
      damaged[place] ^= 1
      #expect(JobResult(text: damaged) == nil)
      #expect(JobResult(text: Array(text[..<place])) == nil)
    }
  }

  @Test func anotherWordIsNoResult() {
    for words in ["", "ended", "Finished", "finished\tlost", "lost\nobject\tnone"] {
      let bytes = Array("workflow-result-1\n\(words)\n".utf8)
      let read = JobResult(text: bytes + Array("sha256\t\(Digest(of: bytes))\n".utf8))
      // What stands behind the word is not looked at.
      #expect(read == (words.hasPrefix("finished") ? .finished : nil), "\(words)")
    }
  }
}
