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
  @OptionGroup var options: StoreOptions

  /// A number below zero looks like an option, so all that is unknown comes here.
  func validate() throws {
    if runs.contains("--help") || runs.contains("-h") { throw CleanExit.helpRequest(self) }
    if let word = runs.first(where: { $0.hasPrefix("-") && Int($0) == nil }) {
      throw ValidationError("'\(word)' is no number of a run, and no option of 'diff'")
    }
    guard runs.isEmpty || runs.count == 2 else { throw ValidationError("'diff' takes two runs, not \(runs.count)") }
  }

  func run() async throws {
    try await answering {
      let history = try History(options.settings)
      return runs.isEmpty ? try history.list() : try history.diff(runs, page: page)
    }
  }
}
