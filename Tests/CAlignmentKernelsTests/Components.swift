import CAlignmentKernels
import Foundation

/// Components in lanes, as the kernels take them, with plain arrays beside; the lanes that are left over hold none.
struct Components {
  let features: Int
  let count: Int
  let groups: Int
  private(set) var packedMeans: [Double]
  private(set) var packedCovariances: [Double]
  private(set) var packedLogWeights: [Double]
  /// A Gaussian to overlap with.
  let centre: [Double]
  private(set) var image: [Double]

  init(features d: Int, count: Int) {
    (features, self.count) = (d, count)
    let lane = Int(AK_GROUP)
    groups = (count + lane - 1) / lane
    packedMeans = [Double](repeating: 0, count: groups * d * lane)
    packedCovariances = [Double](repeating: 0, count: groups * d * (d + 1) / 2 * lane)
    packedLogWeights = [Double](repeating: -.infinity, count: groups * lane)
    centre = (0..<d).map { 0.3 * wave(17 * $0) }
    // What must not be read is no number.
    image = [Double](repeating: .nan, count: d * d)
    for r in 0..<d { for c in 0...r { image[r * d + c] = Components.symmetric(r, c, 7) } }
    for n in 0..<groups * lane {
      let (group, offset) = (n / lane, n % lane)
      for r in 0..<d {
        packedMeans[(group * d + r) * lane + offset] = n < count ? mean(n, r) : 0
        for c in 0...r {
          packedCovariances[(group * d * (d + 1) / 2 + r * (r + 1) / 2 + c) * lane + offset] =
            n < count ? Components.symmetric(r, c, n) : r == c ? 1 : 0
        }
      }
      if n < count { packedLogWeights[n] = logWeight(n) }
    }
  }

  func mean(_ n: Int, _ r: Int) -> Double { wave(3 * n + 5 * r) }
  func logWeight(_ n: Int) -> Double { -1 + wave(n) }

  /// δ = μ − centre.
  func deviation(_ n: Int, _ r: Int) -> Double { mean(n, r) - centre[r] }

  /// C⁻¹ and det C of component n, by elimination.
  func inverse(_ n: Int) -> (inverse: [[Double]], determinant: Double) {
    let d = features
    var rest = (0..<d).map { r in
      (0..<d).map { c in Components.symmetric(r, c, n) + Components.symmetric(r, c, 7) }
        + (0..<d).map { $0 == r ? 1.0 : 0 }
    }
    var determinant = 1.0
    for k in 0..<d {
      let head = rest[k][k]
      determinant *= head
      rest[k] = rest[k].map { $0 / head }
      for r in 0..<d where r != k {
        let share = rest[r][k]
        rest[r] = zip(rest[r], rest[k]).map { $0 - share * $1 }
      }
    }
    return (rest.map { Array($0[d...]) }, determinant)
  }

  /// Entries of a positive definite matrix: the diagonal exceeds the rest of its row.
  static func symmetric(_ r: Int, _ c: Int, _ n: Int) -> Double {
    r == c ? 1.5 + 0.5 * wave(n + r) : 0.1 * wave(r * c + n) / Double(max(r, c))
  }
}

/// Numbers in (−1, 1) that look like none another.
func wave(_ i: Int) -> Double { sin(1.7 * Double(i) + 0.3) }
