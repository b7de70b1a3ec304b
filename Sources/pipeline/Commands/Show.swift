import ArgumentParser
import Application

/// `pipeline show NOTEBOOK STAGE [FILE]`
struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what a stage put out: its values and files, or one file.",
    discussion: "A file is written to standard output as it is: 'pipeline show digits codes points.npy > codes.npy'.")

  @Argument(help: "The notebook, such as 'pinwheel'.") var notebook: String
  @Argument(help: "The stage, such as 'fits[seed=1]'.") var stage: String
  @Argument(help: "One of its files, such as 'means.npy'.") var file: String?
  @Flag(help: "Print JSON: the values and the files of each member.") var json = false
  @OptionGroup var options: NotebookOptions

  func run() async throws {
    var settings = options.settings
    settings.json = json
    try await answering { [settings] in try Session(notebooks: [notebook], settings).show(stage, file: file) }
  }
}
