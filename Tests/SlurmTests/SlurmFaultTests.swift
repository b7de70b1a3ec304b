import Slurm
import Testing

/// What Slurm's words mean: wait, submit fewer, or fail.
struct SlurmFaultTests {
  private static let policy =
    "Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)"

  @Test(arguments: [
    "Batch job submission failed: Unable to contact slurm controller (connect failure)",
    "Batch job submission failed: Socket timed out on send/recv operation",
    "Batch job submission failed: Zero Bytes were transmitted or received",
    "Batch job submission failed: Unexpected message received", "Batch job submission failed: Connection refused",
    "Batch job submission failed: Slurm backup controller in standby mode",
  ])
  func aControllerThatDoesNotAnswerIsWaitedFor(words: String) {
    #expect(SlurmFault(words, status: 1) == .silent(words))
  }

  @Test func aCommandThatSaysNothingIsWaitedFor() {
    #expect(SlurmFault("", status: 1) == .silent("it said nothing"))
    #expect(SlurmFault("", status: nil) == .silent("it took too long"))
    #expect(SlurmFault("anything", status: nil) == .silent("anything"))
  }

  @Test(arguments: [
    ("AssocMaxSubmitJobLimit; \(policy)", SlurmFault.Limit.ownJobs),
    ("QOSMaxSubmitJobPerUserLimit; \(policy)", .ownJobs), (policy, .ownJobs),
    ("AssocGrpSubmitJobsLimit; \(policy)", .sharedJobs), ("QOSGrpSubmitJobsLimit; \(policy)", .sharedJobs),
    ("QOSMaxSubmitJobPerAccountLimit; \(policy)", .sharedJobs),
    ("Batch job submission failed: Invalid job array specification", .arraySize),
  ])
  func aLimitOnTheNumberOfJobsPasses(words: String, limit: SlurmFault.Limit) {
    #expect(SlurmFault(words, status: 1) == .tooMany(words, limit))
  }

  @Test(arguments: [
    "Batch job submission failed: Required partition not available (inactive or drain)",
    "Batch job submission failed: Required node not available (down, drained or reserved)",
    "Batch job submission failed: Slurm temporarily unable to accept job, sleeping and retrying",
    "Batch job submission failed: Resource temporarily unavailable",
    "Batch job submission failed: Requested operation is presently disabled",
    "Batch job submission failed: Unable to create job record, try again",
  ])
  func aClusterThatIsClosedForAWhileIsWaitedFor(words: String) {
    #expect(SlurmFault(words, status: 1) == .passing(words))
  }

  @Test(arguments: [
    "unrecognized option '--me'", "Batch job submission failed: Invalid partition name specified",
    "Batch job submission failed: Invalid account or account/partition combination specified",
    "Batch job submission failed: Requested node configuration is not available",
    "Batch job submission failed: Requested time limit is invalid (missing or exceeds some limit)",
    "Batch job submission failed: User's group not permitted to use this partition",
    "QOSMaxWallDurationPerJobLimit; \(policy)", "AssocMaxCpuPerJobLimit; \(policy)", "QOSMaxMemoryPerUser; \(policy)",
    "Batch job submission failed: Protocol authentication error", "invalid option -- 'Z'",
  ])
  func whatWillBeRefusedAgainFails(words: String) {
    #expect(SlurmFault(words, status: 1) == .lasting(words))
  }

  @Test(arguments: ["Priority", "Resources", "None", "JobArrayTaskLimit", "BeginTime", "Dependency"])
  func aUsualReasonToWaitIsNotTold(reason: String) { #expect(SlurmFault.pending(reason) == nil) }

  @Test(arguments: [
    "AssocMaxJobsLimit", "QOSMaxCpuPerUserLimit", "AssocGrpCPUMinutesLimit", "JobHeldUser", "PartitionDown",
    "launch failed requeued held", "ReqNodeNotAvail, Reserved for maintenance",
  ])
  func aReasonThatSomebodyMustKnowIsTold(reason: String) { #expect(SlurmFault.pending(reason) == .passing(reason)) }

  @Test(arguments: [
    "PartitionTimeLimit", "PartitionNodeLimit", "BadConstraints", "AssocMaxWallDurationPerJobLimit", "InvalidQOS",
    "QOSMaxCpuPerJobLimit", "AccountNotAllowed",
  ])
  func aReasonThatNeverPassesFails(reason: String) { #expect(SlurmFault.pending(reason) == .lasting(reason)) }
}
