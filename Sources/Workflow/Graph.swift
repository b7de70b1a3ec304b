/// Stages and the edges between them, checked: no name twice, no unknown upstream, no cycle.
public struct Graph: Sendable {
  /// The stages, each after all that it reads; among those that could come next, the one declared first.
  public let nodes: [StageNode]

  /// The place of each stage in ``nodes``.
  private let places: [StageID: Int]
  /// For each stage the places of what it reads, slot by slot.
  let inputs: [[[Int]]]
  /// For each stage the places of what it reads, each once, ascending.
  let upstream: [[Int]]
  /// For each stage the places of those that read it, each once, ascending.
  let downstream: [[Int]]

  /// Puts stages in order.
  ///
  /// - Complexity: O(nodes + edges).
  public init(nodes declared: [StageNode]) throws(GraphError) {
    let declaredPlaces = try Self.places(of: declared)
    let declaredUpstream = try Self.upstream(of: declared, places: declaredPlaces)
    let order = try Self.order(declared, upstream: declaredUpstream)

    let nodes = order.map { declared[$0] }
    var places: [StageID: Int] = [:]
    places.reserveCapacity(nodes.count)
    for (place, node) in nodes.enumerated() { places[node.id] = place }
    let inputs = nodes.map { node in node.inputs.map { edge in edge.upstream.compactMap { places[$0] } } }
    let upstream = inputs.map { slots in Set(slots.joined()).sorted() }
    var downstream = [[Int]](repeating: [], count: nodes.count)
    for (place, above) in upstream.enumerated() {
      for other in above { downstream[other].append(place) }
    }
    (self.nodes, self.places, self.inputs) = (nodes, places, inputs)
    (self.upstream, self.downstream) = (upstream, downstream)
  }

  /// The stage of an identifier.
  public subscript(id: StageID) -> StageNode? { places[id].map { nodes[$0] } }

  /// The stages that a stage reads, directly, in the graph's order.
  public func upstream(of id: StageID) -> [StageID] { places[id].map { upstream[$0].map { nodes[$0].id } } ?? [] }

  /// The stages that read a stage, directly, in the graph's order.
  public func downstream(of id: StageID) -> [StageID] { places[id].map { downstream[$0].map { nodes[$0].id } } ?? [] }

  /// The places of the targets and of all that they need, ascending; of every stage when there are no targets.
  func cone(of targets: [StageID]?) throws(GraphError) -> [Int] {
    guard let targets else { return Array(nodes.indices) }
    var stack: [Int] = []
    for target in targets {
      guard let place = places[target] else { throw .unknownTarget(target) }
      stack.append(place)
    }
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    while let place = stack.popLast() {
      if isNeeded[place] { continue }
      isNeeded[place] = true
      stack += upstream[place]
    }
    return nodes.indices.filter { isNeeded[$0] }
  }
}

extension Graph {
  private static func places(of nodes: [StageNode]) throws(GraphError) -> [StageID: Int] {
    var places: [StageID: Int] = [:]
    places.reserveCapacity(nodes.count)
    for (place, node) in nodes.enumerated() {
      if places.updateValue(place, forKey: node.id) != nil { throw .duplicate(node.id) }
    }
    return places
  }

  private static func upstream(
    of nodes: [StageNode], places: [StageID: Int]
  ) throws(GraphError) -> [[Int]] {
    var all: [[Int]] = []
    all.reserveCapacity(nodes.count)
    for node in nodes {
      var above: Set<Int> = []
      for edge in node.inputs {
        for id in edge.upstream {
          guard let place = places[id] else { throw .unknownUpstream(id, of: node.id) }
          above.insert(place)
        }
      }
      all.append(above.sorted())
    }
    return all
  }

  /// Kahn's algorithm, over places in the order of declaration.
  private static func order(_ nodes: [StageNode], upstream: [[Int]]) throws(GraphError) -> [Int] {
    var missing = upstream.map(\.count)
    var downstream = [[Int]](repeating: [], count: nodes.count)
    for (place, above) in upstream.enumerated() {
      for other in above { downstream[other].append(place) }
    }
    var order = nodes.indices.filter { missing[$0] == 0 }
    var next = 0
    while next < order.count {
      for place in downstream[order[next]] {
        missing[place] -= 1
        if missing[place] == 0 { order.append(place) }
      }
      next += 1
    }
    guard order.count == nodes.count else {
      throw .cycle(cycle(upstream: upstream, among: missing).map { nodes[$0].id })
    }
    return order
  }

  /// A cycle, found by walking up among the stages that still miss something: each of them misses one of its kind.
  private static func cycle(upstream: [[Int]], among missing: [Int]) -> [Int] {
    guard var place = missing.firstIndex(where: { $0 > 0 }) else { return [] }
    var path: [Int] = []
    var positions: [Int: Int] = [:]
    while positions[place] == nil {
      positions[place] = path.count
      path.append(place)
      guard let above = upstream[place].first(where: { missing[$0] > 0 }) else { return [] }
      place = above
    }
    return Array(path[(positions[place] ?? 0)...].reversed())
  }
}
