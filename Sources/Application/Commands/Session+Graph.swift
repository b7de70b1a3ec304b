private import Foundation
internal import Notebooks

/// The languages that a graph is printed in.
public enum GraphFormat: String, CaseIterable, Sendable {
  /// For Markdown on GitHub.
  case mermaid
  /// For Graphviz.
  case dot
  /// A picture, drawn by Graphviz.
  case svg
}

extension Session {
  /// Prints the graph of the stages, a sweep as one node.
  public func showGraph(as format: GraphFormat) throws -> Answer {
    let graph = StageGraph(
      nodes: notebooks.flatMap { notebook in
        notebook.stages.map { stage in
          StageGraph.Node(
            name: notebooks.count == 1 ? stage.name : "\(notebook.notebook.name)/\(stage.name)", kind: stage.kindName,
            members: stage.members.count,
            upstream: stage.upstream.map { notebooks.count == 1 ? $0 : "\(notebook.notebook.name)/\($0)" })
        }
      })
    switch format {
    case .mermaid: return Answer(lines: [graph.mermaid])
    case .dot: return Answer(lines: [graph.dot])
    case .svg: return Answer(try drawn(graph.dot))
    }
  }

  private func drawn(_ dot: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["dot", "-Tsvg"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(dot.utf8))
    try input.fileHandleForWriting.close()
    let svg = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw UsageError("Graphviz's 'dot' did not draw the graph; install 'graphviz', or ask for mermaid or dot")
    }
    return [UInt8](svg)
  }
}
