import ArgumentParser
import Application

/// `pipeline run-stage ARRAY`, which a job of Slurm runs; users have no need of it.
struct RunStage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run-stage", abstract: "Run the stage of a job that was submitted to Slurm.", shouldDisplay: false)

  @Argument(help: "The array of jobs.") var array: String
  @Option(help: "The stage's place in it; by default what Slurm tells its job.") var index: Int?
  @Option(help: "The store.") var store = ".store"

  func run() async throws {
    try await answering { try await runStage(of: array, index: index, store: store) }
  }
}
