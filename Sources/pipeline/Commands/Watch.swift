import ArgumentParser
import Application

/// `pipeline watch [NOTEBOOK]`
struct Watch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Run again at each save of a notebook or of a file that it reads; Ctrl-C ends it.")

  @Argument(help: "The notebook; by default all.") var notebook: String?
  @OptionGroup var options: Options

  func run() async throws {
    try await answering { try await watchNotebooks(notebook.map { [$0] }, options.settings) }
  }
}
