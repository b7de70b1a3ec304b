private import Foundation
internal import Workflow

/// What runs the stages that ask for resources.
public enum ExecutorChoice: String, CaseIterable, Sendable {
  /// This machine.
  case local
  /// Slurm.
  case slurm
}

/// How a command was asked to work.
public struct Settings: Sendable {
  /// The profile.
  public var profile: String
  /// `notebook.stage.parameter=value`, as given.
  public var overrides: [String]
  /// How many stages run at once.
  public var jobs: Int
  /// Whether a failure leaves the stages that do not need it running.
  public var keepGoing: Bool
  /// `notebook.stage`, as given.
  public var force: [String]
  /// The folder of the notebooks.
  public var notebooks: String
  /// Where results are kept.
  public var store: String
  /// Where reports are written; `Reports` belongs to the standard profile, and `.reports/PROFILE` to each other.
  public var reports: String
  /// What runs the stages that ask for resources; the others always run here.
  public var executor: ExecutorChoice
  /// The site file; nil for `.pipeline-site.yaml`, if it is there.
  public var site: String?
  /// Whether a claim that fails makes the exit status 1.
  public var strict: Bool
  /// Whether to print JSON.
  public var json: Bool
  /// Whether to print failures only.
  public var quiet: Bool
  /// The words of the command, where a program was called with them; see ``lastAnswer(to:)``.
  public var command: [String] = []

  /// Creates settings; without a number of jobs, one a core.
  public init(
    profile: String = "standard", overrides: [String] = [], jobs: Int? = nil, keepGoing: Bool = false,
    force: [String] = [], notebooks: String = "Pipelines", store: String = ".store", reports: String? = nil,
    executor: ExecutorChoice = .local, site: String? = nil, strict: Bool = false,
    json: Bool = false, quiet: Bool = false
  ) {
    self.profile = profile
    self.overrides = overrides
    self.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    self.keepGoing = keepGoing
    self.force = force
    self.notebooks = notebooks
    self.store = store
    self.reports = reports ?? Self.reports(of: profile)
    self.executor = executor
    self.site = site
    self.strict = strict
    self.json = json
    self.quiet = quiet
  }

  /// Where the reports of a profile are written if nobody says.
  static func reports(of profile: String) -> String {
    profile == "standard" ? "Reports" : "\(otherReports)/\(profile)"
  }

  /// The folder of the reports of all profiles but the standard one.
  static let otherReports = ".reports"
}

extension Settings {
  /// Throws where a folder has no name; what is empty may come from a variable of the shell that was not set.
  func checkFolders() throws(UsageError) {
    for (name, folder) in [("store", store), ("reports", reports)] where folder.isEmpty {
      throw UsageError("'--\(name)' is empty; name a folder, or leave it out")
    }
  }

  /// The store, for a command that only looks at it; nil where there is none, and none is made.
  func existingStore() throws -> Store? {
    FileManager.default.fileExists(atPath: store) ? try Store(at: store) : nil
  }

  /// What is said where there is no store: there is nothing of what.
  var noStore: String { "there is no store '\(store)', so there is nothing" }
}
