import ArgumentParser
import Application

/// `pipeline list`
struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the notebooks with their stages, or the kinds of stages there are.")

  @Argument(help: "The notebook; by default all.") var notebook: String?
  @Flag(help: "List the kinds of stages and figures instead, with what they read and put out.") var kinds = false
  @OptionGroup var options: NotebookOptions

  func run() async throws {
    try await answering {
      kinds ? listKinds() : try Session(notebooks: notebook.map { [$0] }, options.settings).listStages()
    }
  }
}
