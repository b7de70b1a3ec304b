import ArgumentParser
import Application

/// `pipeline clean`
struct Clean: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove from the store what no report and no recent run needs.",
    discussion: "Shows what would go; --yes removes it.")

  @Flag(help: "Remove it.") var yes = false
  @Option(help: "How many runs of each notebook stay.") var keep = 10
  @OptionGroup var options: StoreOptions

  func validate() throws {
    if keep < 1 { throw ValidationError("'--keep \(keep)' would drop what the reports show; keep 1 or more") }
  }

  func run() async throws {
    try await answering { try cleanStore(options.settings, keep: keep, removing: yes) }
  }
}
