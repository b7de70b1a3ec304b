import ArgumentParser
import Application

/// `pipeline plan [NOTEBOOK]`
struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Tell what would run, why, and how long it will take; run nothing.")

  @Argument(help: "The notebook; by default all.") var notebook: String?
  @Flag(help: "Plan for the program as it will be once the sources in this folder are built, before they are.")
  var code = false
  @Flag(help: "A line for each member of every sweep.") var all = false
  @OptionGroup var options: PlanOptions

  func run() async throws {
    try await answering {
      let registry = code ? try Registry.all.afterBuilding(".") : .all
      return try Session(notebooks: notebook.map { [$0] }, options.settings, registry: registry)
        .showPlan(all: all)
    }
  }
}
