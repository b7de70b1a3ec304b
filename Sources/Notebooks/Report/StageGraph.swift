/// The stages of a notebook as a graph, a sweep as one node.
public struct StageGraph: Equatable, Sendable {
  /// A stage, or a sweep.
  public struct Node: Equatable, Sendable {
    /// The name.
    public var name: String
    /// The kind.
    public var kind: String
    /// How many members it has.
    public var members: Int
    /// The names of what it reads.
    public var upstream: [String]

    /// Creates a node.
    public init(name: String, kind: String, members: Int = 1, upstream: [String] = []) {
      self.name = name
      self.kind = kind
      self.members = members
      self.upstream = upstream
    }

    /// `fits ×5`.
    var title: String { members == 1 ? name : "\(name) ×\(members)" }
  }

  /// The nodes, in the order of the notebook.
  public var nodes: [Node]

  /// Creates a graph.
  public init(nodes: [Node]) { self.nodes = nodes }

  /// The graph of a report's stages.
  public init(_ stages: [StageResult]) {
    nodes = stages.map { Node(name: $0.name, kind: $0.kind, members: $0.members.count, upstream: $0.upstream) }
  }

  /// The graph as Mermaid, without its fence.
  public var mermaid: String {
    var lines = ["flowchart LR"]
    for (index, node) in nodes.enumerated() {
      lines.append("  s\(index)[\"\(Self.mermaidText(node.title))<br/>\(Self.mermaidText(node.kind))\"]")
    }
    for (from, to) in edges { lines.append("  s\(from) --> s\(to)") }
    return lines.joined(separator: "\n")
  }

  /// The graph in the language of Graphviz.
  public var dot: String {
    var lines = ["digraph notebook {", "  rankdir=LR;", "  node [shape=box];"]
    for (index, node) in nodes.enumerated() {
      lines.append("  s\(index) [label=\"\(Self.dotText(node.title))\\n\(Self.dotText(node.kind))\"];")
    }
    for (from, to) in edges { lines.append("  s\(from) -> s\(to);") }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// The edges as pairs of indices, in the order of the nodes they lead to.
  var edges: [(Int, Int)] {
    let indices = Dictionary(nodes.enumerated().map { ($1.name, $0) }) { first, _ in first }
    return nodes.enumerated().flatMap { to, node in node.upstream.compactMap { indices[$0].map { ($0, to) } } }
  }

  private static func mermaidText(_ text: String) -> String {
    var escaped = ""
    for character in Escape.oneLine(text) {
      switch character {
      case "\"": escaped += "#quot;"
      case "#": escaped += "#35;"
      case "<": escaped += "#lt;"
      case ">": escaped += "#gt;"
      case "&": escaped += "#amp;"
      case "`": escaped += "#96;"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  private static func dotText(_ text: String) -> String {
    Escape.oneLine(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
