import ArgumentParser
import Application

/// `pipeline run NOTEBOOK [STAGE ...]`
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run one notebook, or only up to the named stages.",
    discussion: "With stages, what they need runs too, and no report is written.")

  @Argument(help: "The notebook, such as 'pinwheel'.") var notebook: String
  @Argument(help: "Stages or figures, such as 'fits' or 'fits[seed=1]'.") var stages: [String] = []
  @OptionGroup var options: Options

  func run() async throws {
    try await answering { try await Session(notebooks: [notebook], options.settings).run(upTo: stages) }
  }
}
