import ArgumentParser
import Experiments

/// `pipeline all`
struct All: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run every notebook in Pipelines/, into Reports/.")

  @OptionGroup var options: Options

  func run() async throws {
    try await answering { try await Session(notebooks: nil, options.settings).run() }
  }
}
