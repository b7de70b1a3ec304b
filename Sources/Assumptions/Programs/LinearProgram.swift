/// A linear program in few variables: half-spaces g·y ≤ h, over each of which a linear function may be maximised.
///
/// The method is that of active sets: move along the gradient, projected onto the faces that are touched, until a face
/// stops the way; let go of the face with the smallest index whose multiplier is negative (Bland's rule, so that no
/// corner is met for ever). Directions without end are found as such, so nothing has to be capped beforehand.
package struct LinearProgram: Sendable {
  /// The number of variables d.
  package let dimension: Int
  /// g, one after the other.
  package private(set) var normals: [Double] = []
  /// h.
  package private(set) var limits: [Double] = []

  /// What a maximisation ended with.
  package enum Outcome: Equatable {
    case optimum([Double], value: Double)
    case unbounded
    /// Rounding kept it from ending; nothing may be concluded.
    case stalled
  }

  /// A half-space g·y ≤ h.
  package struct HalfSpace: Sendable {
    package let normal: [Double]
    package let limit: Double
  }

  /// - Parameters:
  ///   - dimension: d.
  ///   - capacity: How many half-spaces there will be, if that is known.
  package init(dimension: Int, capacity: Int = 0) {
    self.dimension = dimension
    normals.reserveCapacity(capacity * dimension)
    limits.reserveCapacity(capacity)
  }

  package var count: Int { limits.count }

  package mutating func add(_ normal: some Sequence<Double>, limit: Double) {
    normals.append(contentsOf: normal)
    limits.append(limit)
  }

  package func normal(_ i: Int) -> ArraySlice<Double> { normals[i * dimension..<(i + 1) * dimension] }

  /// h − g·y.
  @inline(__always)
  package func slack(_ i: Int, at y: [Double]) -> Double {
    var slack = limits[i]
    for j in 0..<dimension { slack -= normals[i * dimension + j] * y[j] }
    return slack
  }

  /// Maximises c·y from a point of the polyhedron.
  ///
  /// - Complexity: O(rows·d + d³) a step; few steps.
  package func maximize(_ objective: [Double], from start: [Double]) -> Outcome {
    var y = start
    var direction = [Double](repeating: 0, count: dimension)
    var face = Face(dimension: dimension)
    for _ in 0..<(60 + 20 * count) {
      if face.project(objective, into: &direction) {
        guard let stop = firstStop(from: y, along: direction, beside: face.rows) else { return .unbounded }
        for j in 0..<dimension { y[j] += stop.length * direction[j] }
        face.add(stop.row, of: normals)
      } else if let released = face.negativeMultiplier(of: objective) {
        face.remove(released)
      } else {
        return .optimum(y, value: dot(objective, y))
      }
    }
    return .stalled
  }

  private func firstStop(from y: [Double], along p: [Double], beside rows: [Int]) -> (row: Int, length: Double)? {
    let d = dimension
    let normals = normals.span
    let limits = limits.span
    let y = y.span
    let p = p.span
    var best = (row: -1, length: Double.infinity)
    for i in 0..<limits.count {
      var (rise, slack) = (0.0, limits[i])
      for j in 0..<d {
        rise += normals[i * d + j] * p[j]
        slack -= normals[i * d + j] * y[j]
      }
      guard rise > 1e-11 else { continue }
      let length = max(slack, 0) / rise
      if length < best.length, !rows.contains(i) { best = (i, length) }
    }
    return best.row < 0 ? nil : best
  }
}

extension LinearProgram {
  /// A point that keeps as far from every half-space's wall as it can, up to a distance of one.
  ///
  /// The distance is negative where the half-spaces have no common point: then it is by how much each must give way.
  package struct Interior {
    package let point: [Double]
    package let margin: Double
  }

  /// Finds the point of greatest margin: max t ≤ 1 with g·y + t ≤ h, for normals of length one.
  ///
  /// - Parameters:
  ///   - start: Where to begin; any point will do.
  ///   - half: One more half-space, if there is one.
  /// - Returns: Nil where rounding kept the program from ending.
  package func interior(from start: [Double], within half: HalfSpace? = nil) -> Interior? {
    var lifted = LinearProgram(dimension: dimension + 1, capacity: count + 2)
    var margin = 1.0
    for i in 0..<count {
      margin = min(margin, slack(i, at: start))
      for j in 0..<dimension { lifted.normals.append(normals[i * dimension + j]) }
      lifted.normals.append(1)
      lifted.limits.append(limits[i])
    }
    if let half {
      var slack = half.limit
      for j in 0..<dimension { slack -= half.normal[j] * start[j] }
      margin = min(margin, slack)
      lifted.normals.append(contentsOf: half.normal)
      lifted.normals.append(1)
      lifted.limits.append(half.limit)
    }
    let up = [Double](repeating: 0, count: dimension) + [1]
    lifted.add(up, limit: 1)
    guard case .optimum(let point, let value) = lifted.maximize(up, from: start + [margin]) else { return nil }
    return Interior(point: Array(point.dropLast()), margin: value)
  }

  /// The program without the half-spaces that the others imply, which a point inside helps to find.
  package func irredundant(inside: [Double]) -> LinearProgram {
    guard count > dimension + 1 else { return self }
    var kept = Array(0..<count)
    for i in (0..<count).reversed() {
      var others = LinearProgram(dimension: dimension, capacity: kept.count)
      for k in kept where k != i { others.add(normal(k), limit: limits[k]) }
      others.add(normal(i), limit: limits[i] + 1)
      if case .optimum(_, let value) = others.maximize(Array(normal(i)), from: inside), value <= limits[i] {
        kept.removeAll { $0 == i }
      }
    }
    var result = LinearProgram(dimension: dimension)
    for k in kept { result.add(normal(k), limit: limits[k]) }
    return result
  }
}

@inline(__always)
func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}

/// The Euclidean length of a vector.
///
/// Numbers whose squares are too large or too small for a double are brought to about one first.
func length(_ a: [Double]) -> Double {
  let square = dot(a, a)
  guard square < 1e300, square > 1e-290 else {
    let largest = a.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return largest }
    let scaled = a.map { $0 / largest }
    return largest * dot(scaled, scaled).squareRoot()
  }
  return square.squareRoot()
}

func difference(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }
