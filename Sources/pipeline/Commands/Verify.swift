import ArgumentParser
import Application

/// `pipeline verify`
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every object of the store against its digest.",
    discussion: "With --rerun, run everything again in a store of its own and name the first stage that differs.")

  @Flag(help: "Run everything again elsewhere and compare.") var rerun = false
  @Option(help: "With --rerun, how many stages run at once; by default, one a core.") var jobs: Int?
  @OptionGroup var options: NotebookOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'--jobs \(jobs)' runs nothing; give 1 or more") }
  }

  func run() async throws {
    var settings = options.settings
    if let jobs { settings.jobs = jobs }
    try await answering { [settings] in
      rerun ? try await Session(notebooks: nil, settings).verifyByRunningAgain() : try verifyStore(settings)
    }
  }
}
