public import ArgumentParser
public import Application

/// `pipeline graph NOTEBOOK`
struct Graph: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Print the graph of a notebook's stages as Mermaid, DOT or SVG.",
    discussion: "SVG is drawn by Graphviz's 'dot', which must be installed.")

  @Argument(help: "The notebook; by default all.") var notebook: String?
  @Option(help: "The language: mermaid, dot or svg.") var format: GraphFormat = .mermaid
  @OptionGroup var options: NotebookOptions

  func run() async throws {
    try await answering { try Session(notebooks: notebook.map { [$0] }, options.settings).showGraph(as: format) }
  }
}

extension GraphFormat: ExpressibleByArgument {}
