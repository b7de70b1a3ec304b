import ArgumentParser
import Application

/// `pipeline run-stage BATCH`, which a job of Slurm runs; users have no need of it.
struct RunStage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run-stage", abstract: "Run one stage of a batch that was handed to Slurm.", shouldDisplay: false)

  @Argument(help: "The batch.") var batch: String
  @Option(help: "The stage's place in it; by default what Slurm tells its job.") var index: Int?
  @Option(help: "The store.") var store = ".store"

  func run() async throws {
    try await answering { try await runStage(of: batch, index: index, store: store) }
  }
}
