import ArgumentParser
import Application

/// The options that all commands share.
struct Options: ParsableArguments {
  @Option(help: "The profile: a named set of overrides in the notebooks' front matter.")
  var profile = "standard"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Another value for a parameter; repeatable.", valueName: "notebook.stage.parameter=value"))
  var overrides: [String] = []

  @Option(help: "How many stages run at once; by default, one a core.")
  var jobs: Int?

  @Flag(help: "After a failure, run all that does not need the failed stage.")
  var keepGoing = false

  @Option(help: ArgumentHelp("A stage to run even if its result is there; repeatable.", valueName: "notebook.stage"))
  var force: [String] = []

  @Option(help: ArgumentHelp("Where results are kept.", valueName: "dir"))
  var store = ".store"

  @Option(help: ArgumentHelp("Where reports are written.", valueName: "dir"))
  var reports = "Reports"

  @Option(help: "What runs the stages that ask for resources: this machine, or Slurm.")
  var executor: Executor = .local

  @Option(help: ArgumentHelp("What a site says of its cluster; by default '.pipeline-site.yaml'.", valueName: "file"))
  var site: String?

  @Flag(help: "Exit with 1 when a claim of a notebook fails.")
  var strict = false

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print failures only.")
  var quiet = false

  enum Executor: String, ExpressibleByArgument, CaseIterable {
    case local, slurm

    /// The same in the words of `Application`.
    var choice: ExecutorChoice {
      switch self {
      case .local: .local
      case .slurm: .slurm
      }
    }
  }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'--jobs \(jobs)' runs nothing; give 1 or more") }
  }

  /// The options in the words of `Application`.
  var settings: Settings {
    Settings(
      profile: profile, overrides: overrides, jobs: jobs, keepGoing: keepGoing, force: force, store: store,
      reports: reports, executor: executor.choice, site: site, strict: strict, json: json, quiet: quiet)
  }
}
