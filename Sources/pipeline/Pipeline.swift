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
      run and why. Exit status: 0 done; 1 a stage failed; 64 misuse or a notebook's error; 130 interrupted, nothing lost.
      """,
    version: programVersion,
    subcommands: [
      All.self, Run.self, Plan.self, Why.self, List.self, Show.self, Log.self, Graph.self, Diff.self, Verify.self,
      Clean.self, Cancel.self, Init.self, Watch.self, Compare.self, Lint.self,
      RunStage.self,
    ],
    defaultSubcommand: nil)

  static func main() async {
    if let answer = lastAnswer(to: Array(CommandLine.arguments.dropFirst())) { finish(with: answer) }
    NumericEnvironment.useOneThread()
    await main(nil)
  }
}
