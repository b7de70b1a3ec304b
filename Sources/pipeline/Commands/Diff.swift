import ArgumentParser
import Application

/// `pipeline diff RUN RUN`
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show two runs side by side: parameters, numbers, claims, figures.",
    discussion: """
      Prints what differs, and writes it as a page with the figures next to one another. Without runs, lists those that the \
      store knows.
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: """
      Two numbers of runs, or names of profiles for the last runs with these; a number below zero counts back from the last: \
      -1 is the last.
      """)
  var runs: [String] = []
  @Option(help: "The file of the page (default: .reports/diff-‹RUN›-‹RUN›.html).")
  var page: String?
  @OptionGroup var options: Options

  func validate() throws {
    guard runs.isEmpty || runs.count == 2 else { throw ValidationError("'diff' takes two runs, not \(runs.count)") }
  }

  func run() async throws {
    try await answering {
      let history = try History(options.settings)
      return runs.isEmpty ? try history.list() : try history.diff(runs, page: page)
    }
  }
}
