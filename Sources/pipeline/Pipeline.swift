import Application
import ArgumentParser
import LinearAlgebra

/// The command line: notebooks in, reports out.
@main
struct Pipeline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "Runs the notebooks in Pipelines/ and writes their reports into Reports/.",
    discussion: """
      A stage runs only when its code, its parameters or what it reads have changed; 'pipeline plan' tells what would \
      run and why. An option other than --set and --force takes one value; a second one is an error. Exit status: 0 done; 1 a stage failed, or a value cannot be shown as the notebook asks; 64 misuse or a notebook's error; 130 interrupted, nothing lost.
      """,
    version: programVersion,
    subcommands: [
      All.self, Run.self, Plan.self, Why.self, List.self, Show.self, Log.self, Graph.self, Diff.self, Verify.self,
      Clean.self, Cancel.self, Init.self, Watch.self, Compare.self, Lint.self,
      RunStage.self,
    ],
    defaultSubcommand: nil)

  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    if let answer = lastAnswer(to: words) { finish(with: answer) }
    refuseRepeatedOptions(in: words)
    NumericEnvironment.useOneThread()
    await main(nil)
  }

  /// Ends the process where an option has two values, of which the parser would drop one without a word.
  private static func refuseRepeatedOptions(in words: [String]) {
    let command = configuration.subcommands.first { $0.configuration.commandName == words.first }
    let repeated = RepeatedOption(in: words, repeatable: ["--set", "--force"]) { name in
      command.map { helpMessage(for: $0).contains("\(name) <") } ?? false
    }
    if let repeated { refuse("\(repeated)") }
  }
}
