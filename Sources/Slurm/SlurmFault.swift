/// What is to be done after Slurm has not done what it was asked for: it says that in words alone.
package enum SlurmFault: Equatable, Sendable {
  /// Nobody knows whether it has done it: the controller did not answer.
  case silent(String)
  /// It refuses now, and will not when other jobs have ended or somebody has opened the cluster again.
  case passing(String)
  /// It refuses so many jobs, and may take fewer.
  case tooMany(String, Limit)
  /// It will refuse again.
  case lasting(String)

  /// Which limit.
  package enum Limit: Equatable, Sendable {
    /// How many tasks an array may have.
    case arraySize
    /// How many jobs this user may have submitted.
    case ownJobs
    /// How many jobs all users of an account or a quality of service may have submitted together.
    case sharedJobs
  }

  /// The words.
  package var words: String {
    switch self {
    case .silent(let words), .passing(let words), .tooMany(let words, _), .lasting(let words): words
    }
  }
}

extension SlurmFault {
  /// Reads what a command said, and its status; nil for one that took too long.
  package init(_ words: String, status: Int32?) {
    func says(_ signs: [String]) -> Bool { signs.contains { words.contains($0) } }
    if status == nil || words.isEmpty {
      self = .silent(words.isEmpty ? (status == nil ? "it took too long" : "it said nothing") : words)
    } else if says(Self.silence) {
      self = .silent(words)
    } else if says(Self.arraySize) {
      self = .tooMany(words, .arraySize)
    } else if says(Self.sharedLimits) {
      self = .tooMany(words, .sharedJobs)
    } else if words.contains("SubmitJob") {
      self = .tooMany(words, .ownJobs)
    } else if says(Self.otherLimits) {
      self = .lasting(words)
    } else if words.contains("submit limit") {
      self = .tooMany(words, .ownJobs)
    } else if says(Self.passing) {
      self = .passing(words)
    } else {
      self = .lasting(words)
    }
  }

  /// The controller did not answer, so that nobody knows what it has done.
  private static let silence = [
    "nable to contact", "imed out", "Zero Bytes", "onnection refused", "onnect failure", "onnection reset", "receive",
    "endpoint", "ommunication", "onnection timed", "standby mode", "o route to host", "Transport",
  ]

  private static let arraySize = ["nvalid job array spec", "MaxArraySize", "array size"]

  /// Limits that colleagues fill, too.
  private static let sharedLimits = ["GrpSubmitJob", "PerAccount", "MaxJobCount"]

  /// Limits that are not on the number of submitted jobs: a job that is refused for one of them exceeds it alone.
  private static let otherLimits = ["AssocMax", "AssocGrp", "QOSMax", "QOSGrp", "QOSMin", "MaxWall"]

  private static let passing = [
    "temporarily", "ry again", "inactive or drain", "node not available", "DOWN, DRAINED", "presently disabled",
    "nable to create job record", "I/O error writing script", "Interconnect", "standby", "in progress", "is down",
  ]
}

extension SlurmFault {
  /// Reads why a job waits in the queue.
  ///
  /// - Returns: `.lasting` for what no waiting helps, `.passing` for what the user should know, nil for any usual reason.
  package static func pending(_ reason: String) -> SlurmFault? {
    // Our own limit on the jobs of a sweep that run at once.
    if reason == "JobArrayTaskLimit" { return nil }
    let never = [
      "BadConstraints", "PartitionTimeLimit", "PartitionNodeLimit", "InvalidAccount", "InvalidQOS", "QOSNotAllowed",
      "AccountNotAllowed", "PerJob", "NeverSatisfied", "WallDuration", "DeadLine",
    ]
    if never.contains(where: { reason.contains($0) }) { return .lasting(reason) }
    let told = ["Held", "held", "Limit", "Inactive", "Down", "DOWN", "NotAvail", "launch failed", "Reservation"]
    return told.contains(where: { reason.contains($0) }) ? .passing(reason) : nil
  }
}
