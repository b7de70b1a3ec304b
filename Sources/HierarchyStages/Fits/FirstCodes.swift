package import LinearAlgebra

/// Returns the scores of points on their leading principal components, each of variance one, N×columns.
///
/// - Throws: ``HierarchyError/fewColumns(_:needed:)``, or `FactorizationError`.
package func principalCodes(of points: Matrix<Double>, columns: Int) throws -> Matrix<Double> {
  guard columns <= points.columns else { throw HierarchyError.fewColumns(points.columns, needed: columns) }
  let centred = points.centred
  let eigen = try symmetricEigen((1 / Double(points.rows)) * gram(centred))
  let leading = (0..<columns).map { eigen.values.count - 1 - $0 }
  var scores = matmul(centred, eigen.vectors.columns(at: leading))
  for j in 0..<columns {
    let deviation = eigen.values[leading[j]].squareRoot()
    guard deviation > 0 else { throw HierarchyError.fewColumns(j, needed: columns) }
    for n in 0..<scores.rows { scores[n, j] /= deviation }
  }
  return scores
}

/// Returns coordinates of points that keep the distances along their surface as far as can be, N×columns: Isomap (J. B.
/// Tenenbaum, V. de Silva and J. C. Langford, Science 290, 2000) with landmarks.
///
/// Shortest ways through the graph of each point's neighbours to some hundred landmarks give distances, classical scaling
/// of the landmarks coordinates, and the distances of the other points to these theirs.
///
/// - Parameters:
///   - points: N×D.
///   - columns: L.
///   - neighbours: How many each point is linked to.
///   - landmarks: How many points distances are measured from.
/// - Returns: The coordinates, each of variance one.
/// - Complexity: O(N²·D) for neighbours, O(landmarks·N·neighbours·log N) for distances.
/// - Throws: ``HierarchyError/disconnected`` where some point cannot be reached, or `FactorizationError`.
package func geodesicCodes(
  of points: Matrix<Double>, columns: Int, neighbours: Int = 12, landmarks: Int = 150
) throws -> Matrix<Double> {
  let graph = NeighbourGraph(points, neighbours: neighbours)
  let count = min(landmarks, points.rows)
  let places = (0..<count).map { $0 * points.rows / count }
  var squares = Matrix<Double>(rows: count, columns: points.rows)
  for (row, place) in places.enumerated() {
    let distances = graph.distances(from: place)
    guard distances.allSatisfy(\.isFinite) else { throw HierarchyError.disconnected }
    for n in distances.indices { squares[row, n] = distances[n] * distances[n] }
  }
  // Classical scaling of the landmarks: −½·J·D²·J = V·Λ·Vᵀ.
  let own = squares.columns(at: places)
  let means = own.columnMeans
  let total = means.reduce(0, +) / Double(count)
  var inner = own
  for i in 0..<count { for j in 0..<count { inner[i, j] = -0.5 * (own[i, j] - means[i] - means[j] + total) } }
  let eigen = try symmetricEigen(inner)
  let leading = (0..<columns).map { eigen.values.count - 1 - $0 }
  guard leading.allSatisfy({ $0 >= 0 && eigen.values[$0] > 0 }) else { throw HierarchyError.disconnected }
  // z(x) = −½·Λ^(−½)·Vᵀ·(d²(x) − mean d²), scaled to variance one afterwards.
  let shifted = squares.transposed.addingToRows(means.map { -$0 })
  var codes = matmul(shifted, eigen.vectors.columns(at: leading)).centred
  for j in 0..<columns {
    let deviation = (codes.column(j).reduce(0) { $0 + $1 * $1 } / Double(codes.rows)).squareRoot()
    for n in 0..<codes.rows { codes[n, j] /= -deviation }
  }
  return codes
}

/// Each point with those that are nearest it, both ways.
private struct NeighbourGraph {
  private var links: [[(point: Int, length: Double)]]

  init(_ points: Matrix<Double>, neighbours: Int) {
    links = Array(repeating: [], count: points.rows)
    let norms = (0..<points.rows).map { points.row($0).reduce(0) { $0 + $1 * $1 } }
    let products = matmulTransposedSecond(points, points)
    for n in 0..<points.rows {
      let squares = (0..<points.rows).map { norms[n] + norms[$0] - 2 * products[n, $0] }
      for other in Self.nearest(squares, count: neighbours, but: n) {
        let length = max(0, squares[other]).squareRoot()
        links[n].append((other, length))
        links[other].append((n, length))
      }
    }
  }

  /// The places of the least values.
  private static func nearest(_ squares: [Double], count: Int, but self: Int) -> [Int] {
    var kept: [Int] = []
    for place in squares.indices where place != self {
      guard kept.count < count || squares[place] < squares[kept[kept.count - 1]] else { continue }
      let spot = kept.firstIndex { squares[$0] > squares[place] } ?? kept.count
      kept.insert(place, at: spot)
      if kept.count > count { kept.removeLast() }
    }
    return kept
  }

  /// The lengths of the shortest ways (Dijkstra, with a binary heap); infinite where there is none.
  func distances(from start: Int) -> [Double] {
    var distances = [Double](repeating: .infinity, count: links.count)
    distances[start] = 0
    var heap = DistanceHeap()
    heap.push(start, 0)
    while let (point, distance) = heap.pop() {
      guard distance <= distances[point] else { continue }
      for link in links[point] where distance + link.length < distances[link.point] {
        distances[link.point] = distance + link.length
        heap.push(link.point, distance + link.length)
      }
    }
    return distances
  }
}

/// Points by their distance, the nearest first.
private struct DistanceHeap {
  private var items: [(point: Int, distance: Double)] = []

  mutating func push(_ point: Int, _ distance: Double) {
    items.append((point, distance))
    var child = items.count - 1
    while child > 0, items[child].distance < items[(child - 1) / 2].distance {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (Int, Double)? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    guard !items.isEmpty else { return first }
    items[0] = last
    var parent = 0
    while true {
      let left = 2 * parent + 1
      guard left < items.count else { break }
      let right = left + 1
      let child = right < items.count && items[right].distance < items[left].distance ? right : left
      guard items[child].distance < items[parent].distance else { break }
      items.swapAt(child, parent)
      parent = child
    }
    return first
  }
}
