import ArgumentParser
import Application

/// `pipeline cancel`
struct Cancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "End all jobs that Slurm has of this store.",
    discussion: "What they had finished stays, and so do the checkpoints of fits: a later run goes on from there.")

  @OptionGroup var options: StoreOptions
  @OptionGroup var cluster: SiteOptions

  func run() async throws {
    var settings = options.settings
    settings.site = cluster.site
    try await answering { [settings] in try cancelJobs(settings) }
  }
}
