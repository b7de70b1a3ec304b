import ArgumentParser
import Application

/// `pipeline why NOTEBOOK STAGE`
struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Show the parts of a stage's key, against the last run's.")

  @Argument(help: "The notebook, such as 'pinwheel'.") var notebook: String
  @Argument(help: "The stage, such as 'fits' or 'fits[seed=1]'.") var stage: String
  @OptionGroup var options: NotebookOptions

  func run() async throws {
    try await answering { try Session(notebooks: [notebook], options.settings).explain(stage) }
  }
}
