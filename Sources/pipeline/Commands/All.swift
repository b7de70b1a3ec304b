import ArgumentParser
import Application

/// `pipeline all`
struct All: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "Run every notebook in Pipelines/, into Reports/.")

  @OptionGroup var options: Options

  func run() async throws {
    try await answering { try await runAll(options.settings) }
  }
}
