import ArgumentParser
import Application

/// `pipeline verify`
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every object of the store against its digest.",
    discussion: "With --rerun, run everything again in a store of its own and name the first stage that differs.")

  @Flag(help: "Run everything again elsewhere and compare.") var rerun = false
  @OptionGroup var options: Options

  func run() async throws {
    try await answering {
      rerun
        ? try await Session(notebooks: nil, options.settings).verifyByRunningAgain() : try verifyStore(options.settings)
    }
  }
}
