import ArgumentParser
import Application

/// `pipeline plan [NOTEBOOK]`
struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Tell what would run, why, and how long it will take; run nothing.")

  @Argument(help: "The notebook; by default all.") var notebook: String?
  @OptionGroup var options: Options

  func run() async throws {
    try await answering { try Session(notebooks: notebook.map { [$0] }, options.settings).showPlan() }
  }
}
