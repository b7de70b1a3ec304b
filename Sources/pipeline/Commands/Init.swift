import ArgumentParser
import Application

/// `pipeline init NAME`
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "init", abstract: "Write a new notebook that runs.")

  @Argument(help: "Its name: lower-case words joined by hyphens, such as 'my-question'.") var name: String

  func run() async throws {
    try await answering { try writeNewNotebook(name) }
  }
}
