import ArgumentParser
import Application

/// `pipeline diff RUN RUN`
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show two runs side by side: parameters, numbers, figures.",
    discussion: "Without runs, list those that the store knows.")

  @Argument(
    parsing: .allUnrecognized,
    help: "Two numbers of runs; a number below zero counts back from the last: -1 is the last.")
  var runs: [Int] = []
  @OptionGroup var options: Options

  func validate() throws {
    guard runs.isEmpty || runs.count == 2 else { throw ValidationError("'diff' takes two runs, not \(runs.count)") }
  }

  func run() async throws {
    try await answering {
      let history = try History(options.settings)
      return runs.isEmpty ? try history.list() : try history.diff(runs[0], runs[1])
    }
  }
}
