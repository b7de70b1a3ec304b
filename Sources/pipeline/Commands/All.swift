import ArgumentParser
import Application

/// `pipeline all`
struct All: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "Run every notebook in Pipelines/, into Reports/.")

  @OptionGroup var options: Options

  func run() async throws {
    var settings = options.settings
    settings.command = Array(CommandLine.arguments.dropFirst())
    try await answering { [settings] in try await runAll(settings) }
  }
}
