public import Interchange
import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws images grouped by the cluster that they were assigned to: a row a cluster, the largest first.
public struct ClusterDigits: Stage {
  public static let name = "cluster-digits"
  public static let summary = "Draws images by the cluster that they belong to, a row a cluster, the largest first."

  /// Which members of a cluster are drawn.
  enum Choice: String, CaseIterable, Sendable {
    /// Those that come first: a fair sample of the cluster.
    case first
    /// Those that are most surely its own, the surest first.
    case surest
  }

  let columns: Int
  let clusters: Int
  let choice: Choice
  let side: Double

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    columns = try reader.integer("columns", "How many images stand side by side.", in: 1...20, default: 10)
    clusters = try reader.integer("clusters", "How many clusters are drawn at most.", in: 1...50, default: 25)
    choice = try reader.choice("members", "Which members are drawn.", default: .first)
    side = try reader.number(
      "side", "The side of an image where the page has room for it, in pixels.", in: 16...84, default: 34)
  }

  public func run(_ input: Pair<Assignments, Images>, in context: StageContext) throws -> Figure {
    try Figure(plot(input.first, input.second), in: context)
  }

  /// The plot.
  package func plot(_ assignments: Assignments, _ images: Images) throws -> ImageGrid {
    let labels = assignments.labels
    guard labels.count == images.count else {
      throw FigureError.images(images.count, assigned: labels.count)
    }
    guard !labels.isEmpty else { throw FigureError.nothing("images") }
    let members = Dictionary(grouping: labels.indices) { labels[$0] }
    let largest = members.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.prefix(clusters)
    return ImageGrid(
      images: largest.flatMap { images.row(chosen($0.value, of: $0.key, assignments), width: columns) },
      columns: columns, rowNames: largest.map { rowName($0.value, assignments) }, side: side,
      note: assignments.classes == nil ? "" : "beside a row stands its share of the images and its most frequent class")
  }
}

extension ClusterDigits {
  private func chosen(_ members: [Int], of cluster: Int, _ assignments: Assignments) -> [Int] {
    let responsibilities = assignments.responsibilities
    return switch choice {
    case .first: members
    case .surest: members.sorted { (-responsibilities[$0, cluster], $0) < (-responsibilities[$1, cluster], $1) }
    }
  }

  /// The share of a cluster and, where classes are known, which is its most frequent one: "5.1%, 92% are 7".
  private func rowName(_ members: [Int], _ assignments: Assignments) -> String {
    let share = percent(members.count, of: assignments.labels.count, decimals: 1)
    guard let classes = assignments.classes else { return share }
    let counts = Dictionary(grouping: members.map { classes[$0] }) { $0 }.mapValues(\.count)
    guard let most = counts.min(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) else { return share }
    return "\(share), \(percent(most.value, of: members.count, decimals: 0)) are \(most.key)"
  }

  private func percent(_ part: Int, of whole: Int, decimals: Int) -> String {
    fixed(100 * Double(part) / Double(whole), decimals) + "%"
  }
}
