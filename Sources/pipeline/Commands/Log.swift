import ArgumentParser
import Application

/// `pipeline log NOTEBOOK STAGE`
struct Log: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Print what a stage wrote into its log.")

  @Argument(help: "The notebook, such as 'pinwheel'.") var notebook: String
  @Argument(help: "The stage, such as 'fits[seed=1]'.") var stage: String
  @OptionGroup var options: NotebookOptions

  func run() async throws {
    try await answering { try Session(notebooks: [notebook], options.settings).showLog(of: stage) }
  }
}
