private import Foundation
import LinearAlgebra
import Randomness

/// Where searches of the affine map from one whitened mixture to another start: A row by row, then b.
struct AffineStarts {
  /// Maps that matchings of components suggest.
  let informed: [[Double]]
  private let d: Int

  init(from source: [GaussianComponent], to target: [GaussianComponent]) {
    var starts = allMatchings(source, target).flatMap { matching in
      [true, false].compactMap { leastSquaresStart(source, matching.map { target[$0] }, isWeighed: $0) }
    }
    if source.count == target.count {
      let maps = MatchedMaps(from: source, to: target)
      starts += (maps.found + maps.candidates).map { $0.a.elements + $0.shift }
    }
    starts += componentStarts(source, target)
    informed = starts.filter { $0.allSatisfy(\.isFinite) }
    d = source[0].mean.count
  }

  /// A random map: a rotation, every other one with a reflection, of one random size an axis around one, and a shift.
  ///
  /// Sizes spread by a factor of e^0.8 and shifts by 0.7, since the least distance may stretch one axis fivefold beside
  /// another, and leave the middle.
  func random(_ number: Int, using stream: inout RandomStream) -> [Double] {
    let sizes = (0..<d).map { _ in exp(0.8 * stream.normal()) }
    let shift = (0..<d).map { _ in 0.7 * stream.normal() }
    guard var left = try? haarRotation(d, using: &stream), let right = try? haarRotation(d, using: &stream) else {
      return Matrix<Double>.diagonal(sizes).elements + shift
    }
    let isReflected = isReflection(left) != isReflection(right)
    if isReflected != (number % 2 == 1) { for j in 0..<d { left[j, 0] = -left[j, 0] } }
    return matmul(matmul(left, .diagonal(sizes)), right).elements + shift
  }
}

/// Maps of one component, or of the whole source, to one component or the whole target, each with its mirror image:
/// where numbers of components differ, the nearest image may cover a part only.
private func componentStarts(_ source: [GaussianComponent], _ target: [GaussianComponent]) -> [[Double]] {
  let d = source[0].mean.count
  let identity = Matrix<Double>.identity(d)
  let whole = GaussianComponent(
    weight: 1, mean: [Double](repeating: 0, count: d), covariance: identity, factor: identity, logDeterminant: 0)
  return ([whole] + source).flatMap { from in
    ([whole] + target).flatMap { to in
      [1, -1].map { sign in
        var mirrored = solveLower(from.factor, identity)
        for j in 0..<d { mirrored[0, j] *= sign }
        let a = matmul(to.factor, mirrored)
        return a.elements + zip(to.mean, matvec(a, from.mean)).map { $0 - $1 }
      }
    }
  }
}

/// For each component of the source a different one of the target: all ways where both have at most six, one otherwise.
/// Where the source has more, some share one.
private func allMatchings(_ source: [GaussianComponent], _ target: [GaussianComponent]) -> [[Int]] {
  guard max(source.count, target.count) <= 6 else {
    return source.count == target.count ? Array(candidateMatchings(source, target).prefix(1)) : []
  }
  let indices = (0..<source.count).map { $0 % target.count }
  return choices(of: source.count, among: target.count > source.count ? Array(target.indices) : indices)
}

/// All different sequences of so many of the items, each item used as often as it is there.
private func choices(of count: Int, among items: [Int]) -> [[Int]] {
  guard count > 0 else { return [[]] }
  var found: [[Int]] = []
  for item in Set(items).sorted() {
    var rest = items
    if let place = rest.firstIndex(of: item) { rest.remove(at: place) }
    found += choices(of: count - 1, among: rest).map { [item] + $0 }
  }
  return found
}

/// The affine map that takes the means nearest to those they are matched to, with or without regard to the weights; nil
/// where they span too little for one.
private func leastSquaresStart(
  _ source: [GaussianComponent], _ matched: [GaussianComponent], isWeighed: Bool
) -> [Double]? {
  let d = source[0].mean.count
  guard source.count > d else { return nil }
  let roots = source.map { isWeighed ? $0.weight.squareRoot() : 1 }
  let rows = zip(source, roots).map { component, root in (component.mean + [1]).map { root * $0 } }
  let images = zip(matched, roots).map { component, root in component.mean.map { root * $0 } }
  guard let w = try? leastSquares(Matrix(rows), Matrix(images), tolerance: 1e-8) else { return nil }
  let a = w.rows(0..<d).transposed
  guard let svd = try? singularValues(a), let least = svd.values.last, least > 1e-3 else { return nil }
  return a.elements + w.row(d)
}

/// Whether an orthogonal matrix has determinant −1, by elimination with pivots.
private func isReflection(_ rotation: Matrix<Double>) -> Bool {
  var (rest, isReflection) = (rotation, false)
  let d = rotation.rows
  for k in 0..<d {
    let pivot = (k..<d).max { abs(rest[$0, k]) < abs(rest[$1, k]) } ?? k
    if pivot != k { for j in 0..<d { rest.elements.swapAt(k * d + j, pivot * d + j) } }
    if (rest[k, k] < 0) != (pivot != k) { isReflection.toggle() }
    for i in k + 1..<max(d, k + 1) {
      let share = rest[i, k] / rest[k, k]
      for j in k..<d { rest[i, j] -= share * rest[k, j] }
    }
  }
  return isReflection
}
