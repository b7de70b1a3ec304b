import ArgumentParser
import Application

/// Where results are.
struct StoreOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where results are kept.", valueName: "dir"))
  var store = ".store"

  /// The options in the words of `Application`.
  var settings: Settings { Settings(store: store) }
}

/// How notebooks are read.
struct NotebookOptions: ParsableArguments {
  @Option(help: "The profile: a named set of overrides in the notebooks' front matter.")
  var profile = "standard"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Another value for a parameter; repeatable, once for each parameter.",
      valueName: "notebook.stage.parameter=value"))
  var overrides: [String] = []

  @OptionGroup var storage: StoreOptions

  /// The options in the words of `Application`.
  var settings: Settings { Settings(profile: profile, overrides: overrides, store: storage.store) }
}

/// What a run would be, or is.
struct PlanOptions: ParsableArguments {
  @OptionGroup var notebooks: NotebookOptions

  @Option(help: "How many stages run at once; by default, one a core.")
  var jobs: Int?

  @Option(help: ArgumentHelp("A stage to run even if its result is there; repeatable.", valueName: "notebook.stage"))
  var force: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'--jobs \(jobs)' runs nothing; give 1 or more") }
  }

  /// The options in the words of `Application`.
  var settings: Settings {
    Settings(
      profile: notebooks.profile, overrides: notebooks.overrides, jobs: jobs, force: force,
      store: notebooks.storage.store, json: json)
  }
}

/// What a site says of its cluster.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What a site says of its cluster; by default '.pipeline-site.yaml'.", valueName: "file"))
  var site: String?
}

/// How notebooks are run, and where their reports go.
struct Options: ParsableArguments {
  @OptionGroup var plan: PlanOptions

  @Flag(help: "After a failure, run all that does not need the failed stage.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp(
      "Where reports are written; by default 'Reports' for the standard profile, and '.reports/PROFILE' for others.",
      valueName: "dir"))
  var reports: String?

  @Option(help: "What runs the stages that ask for resources: this machine, or Slurm.")
  var executor: Executor = .local

  @OptionGroup var cluster: SiteOptions

  @Flag(help: "Exit with 1 when a claim of a notebook fails.")
  var strict = false

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

  /// The options in the words of `Application`.
  var settings: Settings {
    let notebooks = plan.notebooks
    return Settings(
      profile: notebooks.profile, overrides: notebooks.overrides, jobs: plan.jobs, keepGoing: keepGoing,
      force: plan.force, store: notebooks.storage.store, reports: reports, executor: executor.choice,
      site: cluster.site, strict: strict, json: plan.json, quiet: quiet)
  }
}
