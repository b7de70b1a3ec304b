import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// What lies in the folder of jobs, and what becomes of it.
@Suite(.timeLimit(.minutes(10))) struct StoreJobsTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

  private func write(_ name: String, _ bytes: [UInt8]) throws {
    let folder = workplace.storePath + "/jobs"
    _ = try workplace.store()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  private func array(_ text: String) -> JobArray {
    JobArray(
      [.init(key: Key(Digest(of: text)), id: id("fits", text), checkpoint: "")], resources: JobResources(),
      isForced: false)
  }

  /// Whoever submits sweeps up first: arrays that cannot be read, and files of arrays that are not there.
  @Test func leftoversGoWithTheNextSubmission() async throws {
    try write("gone.0.result", JobResult.finished.text)
    try write("gone.sh", [])
    try write("damaged.array", [1, 2, 3])
    try write("damaged.job", Array("4".utf8))
    #expect(try await slurm.run(graph()).isComplete)
    #expect(workplace.stored("jobs").isEmpty)
  }

  @Test(arguments: [JobResult.closed, .interrupted, .failed(message: "m", logTail: [])])
  func anArrayWhoseJobsHaveAllEndedIsNotOpen(result: JobResult) throws {
    let array = array("a")
    try write("\(array.name).array", array.text)
    #expect(try Jobs.holdings(of: workplace.store()).openJob == "a job of Slurm, which 'pipeline cancel' ends,")
    try write("\(array.name).0.result", result.text)
    #expect(try Jobs.holdings(of: workplace.store()).openJob == nil)
  }

  @Test func aSetupThatFailedIsAnEndToo() throws {
    let array = array("a")
    try write("\(array.name).array", array.text)
    try write("\(array.name).0.setup", Array("3\n".utf8))
    #expect(try Jobs.holdings(of: workplace.store()).openJob == nil)
  }

  /// A damaged array, or a result of no array, is none; files of other names are let alone by a look.
  @Test func aFileOfAnotherNameIsNoJob() throws {
    for name in ["README", "a.arrays", "a.0.result", "damaged.array"] { try write(name, [1]) }
    #expect(try Jobs.holdings(of: workplace.store()).openJob == nil)
    #expect(try Jobs(of: workplace.store()).descriptions == ["a job (damaged)"])
    #expect(workplace.stored("jobs").count == 4)
  }

  /// The array goes first, so that what a kill leaves never looks as if it had not ended.
  @Test func cancellingRemovesAllFilesOfItsArraysOnly() throws {
    let (one, two) = (array("a"), array("b"))
    for array in [one, two] {
      try write("\(array.name).array", array.text)
      try write("\(array.name).sh", [])
      try write("\(array.name).0.out", [])
    }
    try write("\(one.name)x.sh", [])
    let store = try workplace.store()
    try Jobs(of: store).cancel(in: store, with: slurm.settings)
    #expect(workplace.stored("jobs").map { URL(filePath: $0).lastPathComponent } == ["\(one.name)x.sh"])
  }
}
