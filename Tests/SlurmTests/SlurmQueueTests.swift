import Slurm
import Testing

/// Answers of `squeue`.
struct SlurmQueueTests {
  private let queue = SlurmQueue(
    """
    12_0|fits-a|RUNNING|None
    12_1|fits-a|PENDING|AssocMaxJobsLimit
    12_[2-4]|fits-a|PENDING|Priority
    9|notebook|RUNNING|node|with a bar
    13_0|fits-b|COMPLETING|None
    14_0|fits-c|OUT_OF_MEMORY|OutOfMemory
    15_0|fits-d|CANCELLED by 1000|None
    slurm_load_jobs warning: something

    """)

  @Test func aJobIsFoundByTheNameOfItsArrayAndItsIndex() {
    #expect(queue.entry(of: "fits-a", 1)?.reason == "AssocMaxJobsLimit")
    #expect(queue.entry(of: "fits-a", 0)?.number == "12")
    #expect(queue.entry(of: "fits-a", 2) == nil)
    #expect(queue.entry(of: "notebook", 0) == nil)
  }

  @Test func statesThatAreNotKnownAreNoEnd() {
    #expect(queue.entry(of: "fits-b", 0)?.state == .running)
    #expect(queue.entry(of: "fits-c", 0)?.state == .outOfMemory)
    #expect(queue.entry(of: "fits-d", 0)?.state == .cancelled)
  }

  @Test func jobsOfOthersThanUsCountAgainstALimitToo() { #expect(queue.openCount == 5) }
}
